import { textsShape, type Texts } from '../../components/editing/texts.ts'
import { readDraft, type Original } from '../../components/editing/useDraftForm.ts'
import type { ItemView } from '../../contract/item.ts'

export type FunctionView = Extract<ItemView, { resource: 'functions' }>

/** A function in the editor. A name is written for a new one only. */
export type FunctionTexts = Texts<'name' | 'code'>

/** What the editor starts from: the code that is deployed, or what there is to begin with. */
export function originalOf(deployed: FunctionView | undefined, template: string): Original<FunctionTexts> {
  return { version: deployed?.version ?? 0, values: { name: '', code: deployed?.code ?? template } }
}

export const draftKeyOf = (environmentId: string, chosen: string) => `try-function.${environmentId}.${chosen}`

/** Whether a function that is not in the editor was changed there before, and that was not deployed. */
export function hasUndeployedDraft(environmentId: string, { name, code }: FunctionView): boolean {
  const { draft } = readDraft(draftKeyOf(environmentId, name), textsShape(['name', 'code']))
  return draft !== undefined && draft.values.code !== code
}
