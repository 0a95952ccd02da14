import type { AppId } from '../accounts/appId.ts'
import type { Event } from '../world/event.ts'
import type { StoredFile } from '../items/item.ts'
import { checkSize } from '../items/itemContent.ts'
import { isItemName } from '../items/itemName.ts'
import { itemNamed, itemsOf, type World } from '../world/world.ts'
import { fail, succeed, type CallDecision, type WriteContext } from './callDecision.ts'
import { fileIdOf, readFileId } from './fileId.ts'
import { passed, stopped } from './gates.ts'
import type { CallTarget } from './program.ts'

export type StorageCall =
  | { api: 'storage.upload'; args: Upload }
  | { api: 'storage.download'; args: { fileId: string } }
  | { api: 'storage.tempUrls'; args: { fileIds: readonly string[] } }
  | { api: 'storage.delete'; args: { fileIds: readonly string[] } }

interface Upload {
  cloudPath: string
  filePath: string | null
  content: string | null
}

/**
 * A call of the storage in an environment that the gates opened: every caller reads, the uploader and functions write.
 * `by` is the account whose code it is.
 */
export function handleStorageCall(
  world: World,
  target: CallTarget,
  call: StorageCall,
  by: AppId,
  context: WriteContext,
): CallDecision {
  switch (call.api) {
    case 'storage.upload':
      return upload(world, target, call.args, by, context)
    case 'storage.download':
      return download(world, target, call.args.fileId)
    case 'storage.tempUrls':
      return {
        steps: [],
        result: succeed({ files: call.args.fileIds.map((fileId) => tempUrl(world, target, fileId)) }),
      }
    case 'storage.delete':
      return remove(world, target, call.args.fileIds, context)
  }
}

function upload(
  world: World,
  target: CallTarget,
  { cloudPath, filePath, content: given }: Upload,
  by: AppId,
  { at, newId }: WriteContext,
): CallDecision {
  if (!isItemName('storage', cloudPath)) return { steps: [], result: fail('parameters-wrong', 'cloudPath') }

  const { environmentId, isAdmin } = target
  const params = { action: 'write', file: cloudPath }
  const present = fileAt(world, environmentId, cloudPath)
  if (present && !mayWrite(target, present))
    return { steps: [stopped('rule', 'storage-refused', params)], result: fail('storage-refused') }
  const steps = isAdmin ? [] : [passed('rule', params)]

  // There is no phone here to read the file from; the text names the path instead.
  const content = given ?? `(${filePath ?? ''})`
  if (checkSize(world, content, 'content')) return { steps, result: fail('storage-failed', 'the file is too large') }

  const result = succeed({ fileId: fileIdOf(environmentId, cloudPath) })
  if (present?.content === content) return { steps, result }
  if (present) {
    const item = { ...present, content, version: present.version + 1, updatedAt: at, updatedBy: by }
    return { steps, result, events: [{ kind: 'item-changed', at, item }] }
  }

  const max = world.configuration.limits.itemsPerKind
  if (countFiles(world, environmentId) >= max)
    return { steps, result: fail('storage-failed', `more than ${max} files`) }
  const item: StoredFile = {
    id: newId('item'),
    environmentId,
    name: cloudPath,
    version: 1,
    updatedAt: at,
    updatedBy: by,
    resource: 'storage',
    content,
    openId: isAdmin ? null : target.auth.openid,
  }
  return { steps, result, events: [{ kind: 'item-added', at, item }] }
}

function download(world: World, target: CallTarget, fileId: string): CallDecision {
  const file = fileOf(world, target, fileId)
  if (!file) return { steps: [], result: fail('file-not-found') }
  const steps = target.isAdmin ? [] : [passed('rule', { action: 'read', file: file.name })]
  return { steps, result: succeed({ content: file.content }) }
}

function tempUrl(world: World, target: CallTarget, fileId: string) {
  const file = fileOf(world, target, fileId)
  if (!file) return { fileId, url: '', failure: notThere }
  return { fileId, failure: null, url: `https://${target.environmentId}.tcb.qcloud.la/${file.name}` }
}

/** Each file gets an answer of its own: those that may not be removed stay, the others go. */
function remove(
  world: World,
  target: CallTarget,
  fileIds: readonly string[],
  { at }: Pick<WriteContext, 'at'>,
): CallDecision {
  const wanted = [...new Set(fileIds)].map((fileId) => ({ fileId, file: fileOf(world, target, fileId) }))
  const refused = wanted.find(({ file }) => file && !mayWrite(target, file))
  const events = wanted.flatMap(({ file }) => (file && mayWrite(target, file) ? [removal(file, at)] : []))
  const files = wanted.map(({ fileId, file }) => ({ fileId, failure: removalFailure(target, file) }))

  const result = succeed({ files })
  if (target.isAdmin || wanted.length === 0) return { steps: [], result, events }
  const params = { action: 'delete', file: (refused ?? wanted[0])?.file?.name ?? '' }
  const step = refused ? stopped('rule', 'storage-refused', params) : passed('rule', params)
  return { steps: [step], result, events }
}

/** What the SDK says of a file that is not there. */
const notThere = 'STORAGE_FILE_NONEXIST'

function removalFailure(target: CallTarget, file: StoredFile | undefined): string | null {
  if (!file) return notThere
  return mayWrite(target, file) ? null : 'STORAGE_EXCEED_AUTHORITY'
}

function removal({ environmentId, id, version }: StoredFile, at: string): Event {
  return { kind: 'item-removed', at, environmentId, itemId: id, version: version + 1 }
}

function mayWrite({ isAdmin, auth }: CallTarget, file: StoredFile): boolean {
  return isAdmin || file.openId === auth.openid
}

/** A file id names its environment; a file of another one than the gates opened counts as not there. */
function fileOf(world: World, { environmentId }: CallTarget, fileId: string): StoredFile | undefined {
  const read = readFileId(fileId)
  return read?.environmentId === environmentId ? fileAt(world, environmentId, read.path) : undefined
}

function fileAt(world: World, environmentId: string, path: string): StoredFile | undefined {
  return itemNamed(world, environmentId, 'storage', path)
}

function countFiles(world: World, environmentId: string): number {
  return itemsOf(world, environmentId, 'storage').length
}
