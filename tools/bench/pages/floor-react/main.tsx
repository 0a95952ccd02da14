import { createRoot } from 'react-dom/client'
import { SharesTable } from '../SharesTable.tsx'

const root = document.getElementById('root')
if (root) createRoot(root).render(<SharesTable address={__SHARES__} />)
