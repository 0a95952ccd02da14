import { fileIdOf, readFileId } from '../../../domain/cloud/fileId.ts'
import { passed, stopped } from '../../../domain/cloud/gates.ts'
import type { StoredFile } from '../../../domain/item.ts'
import { checkSize } from '../../../domain/itemContent.ts'
import { isItemName } from '../../../domain/itemName.ts'
import type { World } from '../../../domain/world.ts'
import type { Api } from '../../../sandbox/asks.ts'
import type { AppId } from '../../../domain/appId.ts'
import type { AskOf } from './askSchemas.ts'
import { failed, good, type Circumstances, type Decided } from './decided.ts'
import type { Place } from './program.ts'

export type StorageAsk = AskOf<Extract<Api, `storage.${string}`>>

/** Answers a call of the storage in an environment that the first gate opened: everybody reads, the uploader and functions write. */
export function decideStorage(
  world: World,
  place: Place,
  ask: StorageAsk,
  by: AppId,
  circumstances: Circumstances,
): Decided {
  switch (ask.api) {
    case 'storage.upload':
      return upload(world, place, ask.args, by, circumstances)
    case 'storage.download':
      return download(world, place, ask.args.fileId)
    case 'storage.tempUrls':
      return { steps: [], result: good({ files: ask.args.fileIds.map((fileId) => tempUrl(world, place, fileId)) }) }
    case 'storage.delete':
      return remove(world, place, ask.args.fileIds, circumstances)
  }
}

function upload(
  world: World,
  place: Place,
  args: Extract<StorageAsk, { api: 'storage.upload' }>['args'],
  by: AppId,
  { at, newId }: Circumstances,
): Decided {
  const { environmentId } = place
  const path = args.cloudPath
  // A page has no files of a phone; the text says which one it would have been.
  const content = args.content ?? `(${args.filePath ?? ''})`
  if (!isItemName('storage', path)) return { steps: [], result: failed('parameters-wrong', 'cloudPath') }

  const present = fileAt(world, environmentId, path)
  const steps = place.isAdmin
    ? []
    : [
        present && !mayWrite(place, present)
          ? stopped('rule', 'storage-refused', { action: 'write', file: path })
          : passed('rule', { action: 'write', file: path }),
      ]
  if (steps.some((step) => !step.passed)) return { steps, result: failed('storage-refused') }
  if (checkSize(world, content, 'content')) return { steps, result: failed('storage-failed', 'the file is too large') }

  const result = good({ fileId: fileIdOf(environmentId, path) })
  if (present?.content === content) return { steps, result }
  if (present)
    return {
      steps,
      result,
      events: [
        {
          kind: 'item-changed',
          at,
          item: { ...present, content, version: present.version + 1, updatedAt: at, updatedBy: by },
        },
      ],
    }

  const max = world.configuration.limits.itemsPerKind
  const files = world.items.filter((item) => item.resource === 'storage' && item.environmentId === environmentId)
  if (files.length >= max) return { steps, result: failed('storage-failed', `more than ${max} files`) }
  const openId = place.isAdmin ? null : place.auth.openid
  const item = {
    id: newId('item'),
    environmentId,
    name: path,
    version: 1,
    updatedAt: at,
    updatedBy: by,
    resource: 'storage' as const,
    content,
    openId,
  }
  return { steps, result, events: [{ kind: 'item-added', at, item }] }
}

function download(world: World, place: Place, fileId: string): Decided {
  const file = fileOf(world, place, fileId)
  if (!file) return { steps: [], result: failed('file-not-found') }
  const steps = place.isAdmin ? [] : [passed('rule', { action: 'read', file: file.name })]
  return { steps, result: good({ content: file.content }) }
}

function tempUrl(world: World, place: Place, fileId: string) {
  const file = fileOf(world, place, fileId)
  if (!file) return { fileId, url: '', failure: 'STORAGE_FILE_NONEXIST' }
  return { fileId, failure: null, url: `https://${place.environmentId}.tcb.qcloud.la/${file.name}` }
}

/** Each file answers for itself: those that may not be deleted stay, the others go. */
function remove(world: World, place: Place, fileIds: readonly string[], { at }: Circumstances): Decided {
  const files = [...new Set(fileIds)].map((fileId) => ({ fileId, file: fileOf(world, place, fileId) }))
  const refused = files.filter(({ file }) => file && !mayWrite(place, file))
  const gone = files.flatMap(({ file }) => (file && mayWrite(place, file) ? [file] : []))
  const answers = files.map(({ fileId, file }) => {
    if (!file) return { fileId, failure: 'STORAGE_FILE_NONEXIST' }
    return { fileId, failure: mayWrite(place, file) ? null : 'STORAGE_EXCEED_AUTHORITY' }
  })

  const params = { action: 'delete', file: (refused[0] ?? files[0])?.file?.name ?? '' }
  const steps =
    place.isAdmin || files.length === 0
      ? []
      : [refused.length > 0 ? stopped('rule', 'storage-refused', params) : passed('rule', params)]
  const events = gone.map((file) => ({
    kind: 'item-removed' as const,
    at,
    environmentId: file.environmentId,
    itemId: file.id,
    version: file.version + 1,
  }))
  return { steps, result: good({ files: answers }), events }
}

function mayWrite({ isAdmin, auth }: Place, file: StoredFile): boolean {
  return isAdmin || file.openId === auth.openid
}

/** A file id names its environment; another one than the gates were asked about is as good as none. */
function fileOf(world: World, { environmentId }: Place, fileId: string): StoredFile | undefined {
  const read = readFileId(fileId)
  return read?.environmentId === environmentId ? fileAt(world, environmentId, read.path) : undefined
}

function fileAt(world: World, environmentId: string, path: string): StoredFile | undefined {
  return world.items
    .filter((item) => item.resource === 'storage')
    .find((item) => item.environmentId === environmentId && item.name === path)
}
