import { useEffect, useState } from 'react'
import { shellText } from '../text/shell.ts'
import { useText } from '../text/sentences.ts'

const patience = 3000

/** 加载中…; after three seconds 仍在加载…, so that the page does not look stuck (client 1). */
export function Loading() {
  const t = useText(shellText)
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patience)
    return () => clearTimeout(timer)
  }, [])
  return isLong ? t.stillLoading : t.loading
}
