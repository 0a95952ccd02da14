import type { FunctionComponent } from 'react'
import { CopyText } from '../../components/environment/CopyText.tsx'
import { ruleSummary } from '../../components/environment/ruleSummary.ts'
import { countLines, formatSize, sizeOf } from '../../components/environment/textSize.ts'
import type { ItemView } from '../../contract/item.ts'
import type { Resource } from '../../domain/sharing/permission.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { displayName, displayText } from '../../text/displayName.ts'
import { itemsText } from '../../text/items.ts'
import { useText } from '../../text/sentences.ts'
import styles from './Table.module.css'

interface CellProps {
  environmentId: string
  item: ItemView
}

interface Column {
  title: 'code' | 'invoke' | 'rule' | 'records' | 'size' | 'fileId' | 'image' | 'port'
  Cell: FunctionComponent<CellProps>
}

/** What a list shows of each kind, between its name and when it was changed. */
export const columnsOf: Record<Resource, readonly Column[]> = {
  functions: [
    { title: 'code', Cell: Code },
    { title: 'invoke', Cell: Rule },
  ],
  database: [
    { title: 'records', Cell: Records },
    { title: 'rule', Cell: Rule },
  ],
  storage: [
    { title: 'size', Cell: Size },
    { title: 'fileId', Cell: FileId },
  ],
  run: [
    { title: 'image', Cell: Image },
    { title: 'port', Cell: Port },
  ],
  hosting: [{ title: 'size', Cell: Size }],
}

function Code({ item }: CellProps) {
  const t = useText(itemsText)
  return item.resource === 'functions' && t.lines(countLines(item.code), formatSize(sizeOf(item.code)))
}

function Rule({ item }: CellProps) {
  const t = useText(itemsText)
  if (item.resource !== 'functions' && item.resource !== 'database') return null
  const lines = ruleSummary(item.rule)
  if (lines.length === 0) return <span className={styles.soft}>{t.noRule}</span>
  return lines.map((line) => (
    <span key={line} className={styles.rule}>
      {displayText(line)}
    </span>
  ))
}

function Records({ environmentId, item }: CellProps) {
  const t = useText(itemsText)
  if (item.resource !== 'database') return null
  return (
    <Link
      className={styles.link}
      to={paths.records(environmentId, item.id)}
      aria-label={t.recordsOf(displayName(item.name, ''), item.records)}
    >
      {t.records(item.records)}
    </Link>
  )
}

function Size({ item }: CellProps) {
  return (item.resource === 'storage' || item.resource === 'hosting') && formatSize(sizeOf(item.content))
}

function FileId({ item }: CellProps) {
  const t = useText(itemsText)
  return item.resource === 'storage' && <CopyText text={item.fileId} label={t.copyFileId(displayName(item.name, ''))} />
}

function Image({ item }: CellProps) {
  return item.resource === 'run' && <span className={styles.rule}>{displayText(item.image)}</span>
}

function Port({ item }: CellProps) {
  return item.resource === 'run' && item.port
}
