import { createContext, use } from 'react'

type Listener = (title: string) => void

/** Small notes after an action, on their way to the code that shows them. */
export interface ToastQueue {
  show: (title: string) => void
  /** Hands over what waited and what comes. Gives how to stop. */
  listen: (onToast: Listener) => () => void
}

/** The code that shows toasts is loaded after the first screen: until then they wait, `first` ahead of all. */
export function createToastQueue(first: readonly string[]): ToastQueue {
  const waiting = [...first]
  let listener: Listener | undefined
  return {
    show(title) {
      if (listener) listener(title)
      else waiting.push(title)
    },
    listen(onToast) {
      listener = onToast
      for (const title of waiting.splice(0)) onToast(title)
      return () => {
        listener = undefined
      }
    },
  }
}

export const ToastContext = createContext<ToastQueue | undefined>(undefined)

export function useToastQueue(): ToastQueue {
  const queue = use(ToastContext)
  if (!queue) throw new Error('there is no ToastContext above')
  return queue
}

/** Gives how to show a small note after an action. */
export function useToast(): (title: string) => void {
  return useToastQueue().show
}
