'use no memo'
import { Component, type ReactNode } from 'react'
import { PageState } from '../components/PageState.tsx'
import { shellText } from '../text/shell.ts'
import { useText } from '../text/sentences.ts'
import { Button } from '../ui/Button.tsx'

/** Keeps a failing screen from taking the shell with it. */
export class PageBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    return this.state.failed ? <Crashed /> : this.props.children
  }
}

function Crashed() {
  const t = useText(shellText)
  return (
    <PageState title={t.crashed} action={<Button onClick={() => location.reload()}>{t.reload}</Button>}>
      {t.crashedBody}
    </PageState>
  )
}
