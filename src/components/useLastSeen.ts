import { useState } from 'react'

/** The value as it was last there: what is removed meanwhile stays on screen, and nothing typed is lost with it. */
export function useLastSeen<Value>(value: Value | undefined): Value | undefined {
  const [seen, setSeen] = useState(value)
  if (value !== undefined && value !== seen) setSeen(value)
  return value ?? seen
}
