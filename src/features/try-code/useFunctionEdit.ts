import { useState } from 'react'
import { Refused } from '../../api/failure.ts'
import { useWrite } from '../../api/useWrite.ts'
import { addItem, changeItem, type ItemView } from '../../contract/item.ts'
import { tryText } from '../../text/try.ts'
import { useText } from '../../text/sentences.ts'
import { useToast } from '../../ui/toasts.ts'
import { newFunction } from './tryState.ts'
import { useDraftText } from './useDraftText.ts'

export type FunctionView = Extract<ItemView, { resource: 'functions' }>

interface Editing {
  environmentId: string
  /** The function's name, or `newFunction`. */
  chosen: string
  functions: readonly FunctionView[]
  /** What it begins with where there is none yet. */
  template: string
  onAdded: (name: string) => void
}

/** A new function may be called by any user, as the guide's. */
const anybody = '{ "invoke": true }'

/** The owner's function in the editor: what is deployed, what was changed and not deployed yet, and deploying it. */
export function useFunctionEdit({ environmentId, chosen, functions, template, onAdded }: Editing) {
  const t = useText(tryText)
  const showToast = useToast()
  const keyOf = (name: string) => `try-function.${environmentId}.${name}`
  const deployed = functions.find((each) => each.name === chosen)
  const draft = useDraftText(keyOf(chosen), deployed?.code ?? template, deployed?.version)
  const [newName, setNewName] = useState('')
  const [isNameMissing, setNameMissing] = useState(false)
  const adding = useWrite(addItem)
  const changing = useWrite(changeItem)
  const undeployed = functions.filter((each) =>
    each.name === chosen ? draft.isEdited : (draft.textAt(keyOf(each.name)) ?? each.code) !== each.code,
  )
  const name = chosen === newFunction ? newName.trim() : chosen
  const write = deployed ? changing : adding

  function finish(onDeployed?: () => void) {
    showToast(t.deployed(name))
    if (chosen === newFunction) {
      draft.restore()
      setNewName('')
      onAdded(name)
    }
    onDeployed?.()
  }
  function deploy(onDeployed?: () => void) {
    const code = draft.text
    const reactions = { onSuccess: () => finish(onDeployed) }
    if (name === '') setNameMissing(true)
    else if (deployed) {
      const content = { resource: 'functions' as const, code, rule: deployed.rule }
      changing.write({ input: { environmentId, itemId: deployed.id, content }, version: draft.version }, reactions)
    } else
      adding.write(
        { input: { environmentId, name, content: { resource: 'functions', code, rule: anybody } } },
        reactions,
      )
  }

  const refused = write.error instanceof Refused && !write.isPending ? write.error : undefined
  return {
    draft,
    /** Names of functions whose changes do not run yet. */
    undeployed: undeployed.map((each) => each.name),
    write,
    deploy,
    /** Refusals that are said where they belong, not above everything. */
    nameRefusal: refused && ['item-name-invalid', 'item-exists'].includes(refused.code) ? refused : undefined,
    codeRefusal: refused?.code === 'item-too-large' ? refused : undefined,
    isNameMissing,
    newName,
    /** What was refused of one function says nothing of another. */
    forget() {
      adding.reset()
      changing.reset()
      setNameMissing(false)
    },
    setNewName(typed: string) {
      setNewName(typed)
      setNameMissing(false)
      adding.reset()
    },
  }
}

export type FunctionEdit = ReturnType<typeof useFunctionEdit>
