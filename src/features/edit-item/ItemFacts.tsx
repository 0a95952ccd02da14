import { CopyText } from '../../components/environment/CopyText.tsx'
import facts from '../../components/environment/Facts.module.css'
import { formatSize, sizeOf } from '../../components/environment/textSize.ts'
import { displayName, displayText } from '../../text/displayName.ts'
import type { ItemView } from '../../contract/item.ts'
import { itemsText } from '../../text/items.ts'
import { formatDateTime } from '../../text/dateTime.ts'
import { useLanguage, useText } from '../../text/sentences.ts'

/** What the backend keeps beside what was typed. */
export function ItemFacts({ item }: { item: ItemView }) {
  const t = useText(itemsText)
  const language = useLanguage()
  return (
    <dl className={facts.facts}>
      {item.resource === 'storage' && (
        <>
          <dt>{t.fileId}</dt>
          <dd>
            <CopyText text={item.fileId} label={t.copyFileId(displayName(item.name, ''))} />
          </dd>
          <dt>{t.uploader}</dt>
          <dd className={item.openId === null ? undefined : facts.mono}>
            {item.openId === null ? t.uploadedInConsole : displayText(item.openId)}
          </dd>
        </>
      )}
      {(item.resource === 'storage' || item.resource === 'hosting') && (
        <>
          <dt>{t.size}</dt>
          <dd>{formatSize(sizeOf(item.content))}</dd>
        </>
      )}
      <dt>{t.updated}</dt>
      <dd>
        <time dateTime={item.updatedAt}>{formatDateTime(item.updatedAt, language)}</time>
      </dd>
      {item.updatedBy && (
        <>
          <dt>{t.updatedBy}</dt>
          <dd>
            <bdi>{displayName(item.updatedBy.name, item.updatedBy.appId)}</bdi>
          </dd>
        </>
      )}
    </dl>
  )
}
