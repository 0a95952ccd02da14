import { displayName, displayText } from '../../text/displayName.ts'
import type { ItemView } from '../../contract/item.ts'
import type { Resource } from '../../domain/sharing/permission.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../router/Link.tsx'
import { itemsText } from '../../text/items.ts'
import { nounsText } from '../../text/nouns.ts'
import { formatDateTime } from '../../text/dateTime.ts'
import { useLanguage, useText } from '../../text/sentences.ts'
import { buttonLook } from '../../ui/Button.tsx'
import fieldStyles from '../../ui/Field.module.css'
import { columnsOf } from './itemColumns.tsx'
import styles from './Table.module.css'
import { Labelled, SkeletonRow } from './TableCells.tsx'

const skeletonRows = ['one', 'two', 'three']

interface ItemTableProps {
  environmentId: string
  resource: Resource
  /** `undefined` while they are on their way. */
  items: readonly ItemView[] | undefined
  isEditable: boolean
}

/** Everything of one kind. */
export function ItemTable({ environmentId, resource, items, isEditable }: ItemTableProps) {
  const t = useText(itemsText)
  const n = useText(nounsText)
  const columns = columnsOf[resource]
  const isPath = resource === 'storage' || resource === 'hosting'
  return (
    <table className={styles.table} data-resource={resource} aria-busy={!items}>
      <caption className={fieldStyles.hidden}>{n.resource[resource]}</caption>
      <thead>
        <tr>
          {[
            isPath ? t.column.path : t.column.name,
            ...columns.map(({ title }) => t.column[title]),
            t.column.updated,
            t.column.actions,
          ].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items
          ? items.map((item) => (
              <ItemRow key={item.id} environmentId={environmentId} item={item} isEditable={isEditable} />
            ))
          : skeletonRows.map((row) => <SkeletonRow key={row} cells={columns.length + 3} />)}
      </tbody>
    </table>
  )
}

function ItemRow({ environmentId, item, isEditable }: { environmentId: string; item: ItemView; isEditable: boolean }) {
  const t = useText(itemsText)
  const language = useLanguage()
  const { id, name, resource } = item
  return (
    <tr>
      <th scope="row">
        <span className={styles.name} title={displayText(name)}>
          {displayName(name, '')}
        </span>
      </th>
      {columnsOf[resource].map(({ title, Cell }) => (
        <Labelled key={title} label={t.column[title]}>
          <Cell environmentId={environmentId} item={item} />
        </Labelled>
      ))}
      <Labelled label={t.column.updated}>
        <time className={styles.soft} dateTime={item.updatedAt}>
          {formatDateTime(item.updatedAt, language)}
        </time>{' '}
        {item.updatedBy && <bdi className={styles.soft}>{displayName(item.updatedBy.name, item.updatedBy.appId)}</bdi>}
      </Labelled>
      <td>
        <div className={styles.actions}>
          <Link to={paths.item(environmentId, resource, id)} {...buttonLook('plain')}>
            {isEditable ? t.edit : t.look}
          </Link>
          {isEditable && (
            <Link to={paths.removeItem(environmentId, resource, id)} {...buttonLook('plain-danger')}>
              {t.remove}
            </Link>
          )}
        </div>
      </td>
    </tr>
  )
}
