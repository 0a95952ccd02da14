import { Toast } from '@base-ui/react/toast'

/** Where the small notes after an action are handed in; `Toasts` shows and announces them. */
export const toasts = Toast.createToastManager()

export function showToast(title: string) {
  toasts.add({ title })
}
