import type { Texts } from '../../components/editing/texts.ts'
import type { Original } from '../../components/editing/useDraftForm.ts'
import { sizeOf } from '../../components/environment/textSize.ts'
import type { RecordView } from '../../contract/databaseRecord.ts'
import { isRecordId } from '../../domain/items/itemName.ts'
import { maxRecordDepth } from '../../domain/items/recordDepth.ts'
import { jsonProblem, type JsonProblem } from './typedJson.ts'

export type RecordField = 'id' | 'data'
export type RecordTexts = Texts<RecordField>

/** What a form starts from: what is there, or what a new record begins with. */
export function originalOf(record: RecordView | undefined): Original<RecordTexts> {
  return record ? { version: record.version, values: textsOf(record) } : { version: 0, values: textsOfNew }
}

const textsOfNew: RecordTexts = { id: '', data: '{\n  \n}' }

export function textsOf({ id, data }: RecordView): RecordTexts {
  return { id, data: JSON.stringify(data, undefined, 2) }
}

/** The data of a text that `problemsOf` has nothing to say about. */
export function toData(texts: RecordTexts): RecordView['data'] {
  return JSON.parse(texts.data) as RecordView['data'] // An object, as `problemsOf` has seen.
}

/** What is wrong with a field. A fault in the JSON is said with its place, the rest in the backend's own words. */
export type RecordProblem =
  | ({ field: 'data' } & JsonProblem)
  | { field: 'data'; code: 'not-an-object'; params: Record<never, never> }
  | { field: 'data'; code: 'item-too-large'; params: { max: number } }
  | { field: 'id'; code: 'record-id-invalid'; params: Record<never, never> }

interface Limits {
  isNew: boolean
  maxKilobytes: number
}

/** What can be put right before anything is sent; the backend decides the rest. */
export function problemsOf(texts: RecordTexts, { isNew, maxKilobytes }: Limits): RecordProblem[] {
  const problems: RecordProblem[] = []
  if (isNew && texts.id !== '' && !isRecordId(texts.id))
    problems.push({ field: 'id', code: 'record-id-invalid', params: {} })
  const wrong = problemOfData(texts.data, maxKilobytes)
  return wrong ? [...problems, wrong] : problems
}

function problemOfData(text: string, max: number): RecordProblem | undefined {
  const problem = jsonProblem(text, maxRecordDepth)
  if (problem) return { field: 'data', ...problem }
  if (!text.trim().startsWith('{')) return { field: 'data', code: 'not-an-object', params: {} }
  const isTooLarge = sizeOf(JSON.stringify(JSON.parse(text))) > max * 1024
  return isTooLarge ? { field: 'data', code: 'item-too-large', params: { max } } : undefined
}
