import { checkTexts, textsShape, type Texts } from '../../components/editing/texts.ts'
import { readDraft, type Original } from '../../components/editing/useDraftForm.ts'
import type { ItemView } from '../../contract/item.ts'
import { newFunction } from './tryState.ts'

export type FunctionView = Extract<ItemView, { resource: 'functions' }>

const functionFields = ['name', 'code'] as const
/** A function in the editor. A name is written for a new one only. */
export type FunctionTexts = Texts<(typeof functionFields)[number]>
export const functionShape = textsShape(functionFields)

export function functionSchema(chosen: string, nameMissing: string) {
  const isNameMissing = ({ name }: FunctionTexts) => chosen === newFunction && name.trim() === ''
  return functionShape.check(
    checkTexts<keyof FunctionTexts, { field: 'name' }>(
      (texts) => (isNameMissing(texts) ? [{ field: 'name' }] : []),
      () => nameMissing,
    ),
  )
}

/** What the editor starts from: the code that is deployed, or what there is to begin with. */
export function originalOf(deployed: FunctionView | undefined, template: string): Original<FunctionTexts> {
  return { version: deployed?.version ?? 0, values: { name: '', code: deployed?.code ?? template } }
}

export function functionFieldOf(chosen: string, requestField: string): keyof FunctionTexts | undefined {
  if (requestField === 'content.code') return 'code'
  return requestField === 'name' && chosen === newFunction ? 'name' : undefined
}

export const draftKeyOf = (environmentId: string, chosen: string) => `try-function.${environmentId}.${chosen}`

/** Whether a function that is not in the editor was changed there before, and that was not deployed. */
export function hasUndeployedDraft(environmentId: string, { name, code }: FunctionView): boolean {
  const { draft } = readDraft(draftKeyOf(environmentId, name), functionShape)
  return draft !== undefined && draft.values.code !== code
}
