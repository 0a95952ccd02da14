import { pageSizes } from '../../contract/share.ts'
import { useText } from '../../text/sentences.ts'
import { sharesText } from '../../text/shares.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import type { ListState } from './listState.ts'
import styles from './ShareList.module.css'

export function Pages({
  total,
  page,
  pageSize,
  onChange,
}: {
  total: number
  page: number
  pageSize: number
  onChange: (change: Partial<ListState>) => void
}) {
  const t = useText(sharesText)
  const pages = Math.max(1, Math.ceil(total / pageSize))
  return (
    <nav className={styles.pages} aria-label={t.pages}>
      <Select
        label={t.pageSize}
        value={String(pageSize)}
        options={pageSizes.map((size) => ({ value: size, label: t.perPage(Number(size)) }))}
        onChosen={(value) => onChange({ pageSize: Number(value) })}
      />
      <Button aria-disabled={page <= 1} onClick={() => onChange({ page: page - 1 })}>
        {t.previous}
      </Button>
      <span>{t.page(page, pages)}</span>
      <Button aria-disabled={page >= pages} onClick={() => onChange({ page: page + 1 })}>
        {t.next}
      </Button>
    </nav>
  )
}
