import { useEffect } from 'react'

/** The parts of what the browser calls the page, in their order: page · dialog · product. */
const levels = ['page', 'dialog', 'product'] as const

/** What is rendered now of each part. Of several dialogs the last one that came is on top. */
const shown: Record<(typeof levels)[number], { text: string }[]> = { page: [], dialog: [], product: [] }

/** As long as what calls this is rendered, the browser's title says so. */
export function useDocumentTitle(level: (typeof levels)[number], text: string) {
  useEffect(() => {
    const part = { text }
    shown[level].push(part)
    write()
    return () => {
      shown[level].splice(shown[level].indexOf(part), 1)
      write()
    }
  }, [level, text])
}

function write() {
  document.title = levels.flatMap((level) => shown[level].at(-1)?.text ?? []).join(' · ')
}
