import type { ListedRecord } from '../../contract/databaseRecord.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { displayName, displayText } from '../../text/displayName.ts'
import { recordsText } from '../../text/records.ts'
import { formatDateTime } from '../../text/dateTime.ts'
import { useLanguage, useText } from '../../text/sentences.ts'
import { buttonLook } from '../../ui/Button.tsx'
import fieldStyles from '../../ui/Field.module.css'
import styles from './Table.module.css'
import { Labelled, SkeletonRow } from './TableCells.tsx'

const skeletonRows = ['one', 'two', 'three']

interface RecordTableProps {
  environmentId: string
  /** The collection's. */
  itemId: string
  collection: string
  /** `undefined` while they are on their way. */
  records: readonly ListedRecord[] | undefined
  /** Of the address: dialogs over the page keep it. */
  search: string
  isEditable: boolean
}

/** The records of a collection, each as the JSON it is. */
export function RecordTable({ records, collection, ...rest }: RecordTableProps) {
  const t = useText(recordsText)
  return (
    <table className={styles.table} data-resource="records" aria-busy={!records}>
      <caption className={fieldStyles.hidden}>{t.table(displayName(collection, ''))}</caption>
      <thead>
        <tr>
          {[t.id, t.data, t.openId, t.updated, t.actions].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {records
          ? records.map((record) => <RecordRow key={record.id} record={record} {...rest} />)
          : skeletonRows.map((row) => <SkeletonRow key={row} cells={5} />)}
      </tbody>
    </table>
  )
}

type RowProps = Pick<RecordTableProps, 'environmentId' | 'itemId' | 'search' | 'isEditable'>

function RecordRow({ record, environmentId, itemId, search, isEditable }: RowProps & { record: ListedRecord }) {
  const t = useText(recordsText)
  const language = useLanguage()
  const { id, openId } = record
  return (
    <tr>
      <th scope="row">
        <span className={`${styles.name} ${styles.rule}`}>{displayText(id)}</span>
      </th>
      <Labelled label={t.data}>
        <code className={styles.data}>{displayText(record.excerpt)}</code>
      </Labelled>
      <Labelled label={t.openId}>
        {openId === null ? (
          <span className={styles.soft}>{t.noOpenId}</span>
        ) : (
          <span className={styles.rule}>{displayText(openId)}</span>
        )}
      </Labelled>
      <Labelled label={t.updated}>
        <time className={styles.soft} dateTime={record.updatedAt}>
          {formatDateTime(record.updatedAt, language)}
        </time>
      </Labelled>
      <td>
        <div className={styles.actions}>
          <Link to={paths.record(environmentId, itemId, id, search)} {...buttonLook('plain')}>
            {isEditable ? t.edit : t.look}
          </Link>
          {isEditable && (
            <Link to={paths.removeRecord(environmentId, itemId, id, search)} {...buttonLook('plain-danger')}>
              {t.remove}
            </Link>
          )}
        </div>
      </td>
    </tr>
  )
}
