import { createContext, use } from 'react'

/** Where the focus goes when what had it is gone: the heading of the page that is shown. */
export interface PageFocus {
  /** The ref of a page's heading. */
  headingRef: (heading: HTMLElement | null) => void
  heading: () => HTMLElement | null
  focusHeading: () => void
  /** A page came, or another part of it: what had the focus may have gone with the one before. */
  onPageShown: () => void
}

export function createPageFocus(): PageFocus {
  let heading: HTMLElement | null = null
  // The first page leaves the focus where the browser puts it.
  let isFirst = true
  return {
    headingRef(element) {
      heading = element
    },
    heading: () => heading,
    focusHeading: () => heading?.focus(),
    onPageShown() {
      if (!isFirst && document.activeElement === document.body) heading?.focus()
      isFirst = false
    },
  }
}

export const PageFocusContext = createContext<PageFocus | undefined>(undefined)

export function usePageFocus(): PageFocus {
  const focus = use(PageFocusContext)
  if (!focus) throw new Error('there is no PageFocusContext above')
  return focus
}
