import * as z from 'zod/mini'
import type { Texts } from '../../components/editing/texts.ts'
import type { Original } from '../../components/editing/useDraftForm.ts'
import { sizeOf } from '../../components/environment/textSize.ts'
import type { RecordView } from '../../contract/databaseRecord.ts'
import { isRecordId } from '../../domain/items/itemName.ts'
import { jsonFault } from './jsonFault.ts'

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

const data = z.record(z.string(), z.json())

/** The data of a text that `problemsOf` has nothing to say about. */
export function toData(texts: RecordTexts): RecordView['data'] {
  return data.parse(JSON.parse(texts.data))
}

/** What is wrong with a field. A fault in the JSON is said with its place, the rest in the backend's own words. */
export type RecordProblem =
  | { field: 'data'; code: 'fault' | 'unfinished'; params: { line: number; column: number } }
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
  const fault = jsonFault(text)
  if (fault) return { field: 'data', code: fault.kind, params: { line: fault.line, column: fault.column } }
  const value: unknown = JSON.parse(text)
  if (!data.safeParse(value).success) return { field: 'data', code: 'not-an-object', params: {} }
  return sizeOf(JSON.stringify(value)) > max * 1024
    ? { field: 'data', code: 'item-too-large', params: { max } }
    : undefined
}
