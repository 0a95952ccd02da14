import { http, HttpResponse } from 'msw'
import { setupWorker } from 'msw/browser'
import { createRoot } from 'react-dom/client'
import shares from 'virtual:shares'
import { SharesTable } from '../SharesTable.tsx'

// As msw's documentation says: the worker first, then the page.
const worker = setupWorker(http.get('/api/shares', () => HttpResponse.json(shares)))
await worker.start({ quiet: true })

const root = document.getElementById('root')
if (root) createRoot(root).render(<SharesTable address={__SHARES__} />)
