import { Component, type ReactNode } from 'react'
import { PageState } from '../components/PageState.tsx'
import { shellText } from '../text/shell.ts'
import { useText } from '../text/sentences.ts'
import { Button } from '../ui/Button.tsx'

interface Props {
  /** The address it stands at: another one is tried anew. */
  at?: string
  children: ReactNode
}

interface State {
  failed: boolean
  at: string | undefined
}

/** Keeps a failing screen from taking the shell with it. */
export class PageBoundary extends Component<Props, State> {
  override state: State = { failed: false, at: this.props.at }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  static getDerivedStateFromProps({ at }: Props, state: State) {
    return at === state.at ? null : { failed: false, at }
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
