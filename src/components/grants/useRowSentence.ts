import { grantsText } from '../../text/grants.ts'
import { useText } from '../../text/sentences.ts'

/** Messages of the form are keys of its text; those of the backend are sentences already. */
export function useRowSentence() {
  const t = useText(grantsText)
  return (message: string | undefined) => {
    if (message === 'chooseFirst' || message === 'noPermission' || message === 'removeLast') return t[message]
    return message
  }
}
