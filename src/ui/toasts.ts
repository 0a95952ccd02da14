type Listener = (title: string) => void

const waiting: string[] = []
let listener: Listener | undefined

/** A small note after an action. The code that shows it is loaded after the first screen, so early notes wait. */
export function showToast(title: string) {
  if (listener) listener(title)
  else waiting.push(title)
}

/** Hands over what waited and what comes. Gives how to stop. */
export function listenForToasts(onToast: Listener): () => void {
  listener = onToast
  for (const title of waiting.splice(0)) onToast(title)
  return () => {
    listener = undefined
  }
}
