import { useWrite } from '../../api/useWrite.ts'
import { textForm } from '../../components/editing/texts.ts'
import { useEditing } from '../../components/editing/useEditing.ts'
import { addItem, changeItem, type ItemView } from '../../contract/item.ts'
import { tryText } from '../../text/try.ts'
import { useText } from '../../text/sentences.ts'
import { useToast } from '../../ui/toasts.ts'
import { draftKeyOf, hasUndeployedDraft, originalOf, type FunctionTexts, type FunctionView } from './functionForm.ts'
import { newFunction } from './tryState.ts'

interface FunctionEditOptions {
  environmentId: string
  /** The function's name, or `newFunction`. */
  chosen: string
  functions: readonly FunctionView[]
  /** What it begins with where there is none yet. */
  template: string
  onAdded: (name: string) => void
}

/** A new function may be called by any user, as the guide's. */
const ruleForAnyUser = '{ "invoke": true }'

/** The owner's function in the editor: what is deployed, what was changed and not deployed yet, and deploying it. */
export function useFunctionEdit({ environmentId, chosen, functions, template, onAdded }: FunctionEditOptions) {
  const t = useText(tryText)
  const showToast = useToast()
  const adding = useWrite(addItem)
  const changing = useWrite(changeItem)
  const isNew = chosen === newFunction
  const deployed = functions.find(({ name }) => name === chosen)
  const editing = useEditing<FunctionTexts, ItemView>({
    draftKey: draftKeyOf(environmentId, chosen),
    ...textForm(
      originalOf(deployed, template),
      ({ name }) => (isNew && name.trim() === '' ? [{ field: 'name' }] : []),
      () => t.nameMissing,
    ),
    // Without a field for the name, what is said of it is said of all.
    fieldOf: (requestField) =>
      requestField === 'content.code' ? 'code' : requestField === 'name' && isNew ? 'name' : undefined,
    write: deployed ? changing : adding,
    send({ name, code }, version, reactions) {
      const content = { resource: 'functions' as const, code, rule: deployed?.rule ?? ruleForAnyUser }
      if (deployed) changing.write({ input: { environmentId, itemId: deployed.id, content }, version }, reactions)
      else adding.write({ input: { environmentId, name: isNew ? name.trim() : chosen, content } }, reactions)
    },
    onDone(saved) {
      if (!saved) return
      showToast(t.deployed(saved.name))
      if (isNew) onAdded(saved.name)
    },
  })
  const undeployed = functions.filter((each) =>
    each.name === chosen ? editing.isDirty : hasUndeployedDraft(environmentId, each),
  )
  return {
    ...editing,
    /** Names of functions whose changes do not run yet. */
    undeployed: undeployed.map(({ name }) => name),
    /** What was refused of one function says nothing of another. */
    forget() {
      adding.reset()
      changing.reset()
    },
  }
}

export type FunctionEdit = ReturnType<typeof useFunctionEdit>
