import { firstPage, pageSizeChoices } from '../api/pages.ts'
import { pagesText } from '../text/pages.ts'
import { useText } from '../text/sentences.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Select.tsx'
import { GoToPage } from './GoToPage.tsx'
import styles from './Pages.module.css'

/** With so many pages, turning them one by one takes long. */
const manyPages = 5

/** Which page of a list is shown, the way to its neighbours, and, with `onPageSize`, how long a page is. One page needs none of it. */
export function Pages({
  total,
  page,
  pageSize,
  onPage,
  onPageSize,
}: {
  total: number
  page: number
  pageSize: number
  onPage: (page: number) => void
  onPageSize?: (pageSize: number) => void
}) {
  const t = useText(pagesText)
  const pages = Math.max(1, Math.ceil(total / pageSize))
  if (pages === 1 && total <= firstPage.pageSize) return null
  return (
    <nav className={styles.pages} aria-label={t.pages}>
      {onPageSize && (
        <Select
          label={t.pageSize}
          value={String(pageSize)}
          options={pageSizeChoices.map((size) => ({ value: String(size), label: t.perPage(size) }))}
          onChosen={(value) => onPageSize(Number(value))}
        />
      )}
      {pages > 1 && (
        <div className={styles.steps}>
          <Button aria-disabled={page <= 1} onClick={() => onPage(page - 1)}>
            {t.previous}
          </Button>
          <span>{t.page(page, pages)}</span>
          <Button aria-disabled={page >= pages} onClick={() => onPage(page + 1)}>
            {t.next}
          </Button>
        </div>
      )}
      {pages > manyPages && <GoToPage pages={pages} onPage={onPage} />}
    </nav>
  )
}
