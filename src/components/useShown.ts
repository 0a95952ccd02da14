import { useState } from 'react'

/**
 * What a list shows: its answer, or, where what was asked for next has failed, the answer before. A list that is asked for
 * from the start, as for another account, has none.
 */
export function useShown<Data>({ data, isError }: { data: Data | undefined; isError: boolean }): Data | undefined {
  const [seen, setSeen] = useState(data)
  if (!isError && data !== seen) setSeen(data)
  return data ?? (isError ? seen : undefined)
}
