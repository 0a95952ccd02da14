import { readKept } from '../../platform/kept.ts'
import { tabStorage } from '../../platform/textStorage.ts'
import type { StorageProblem } from '../application/storageProblem.ts'
import { openIndexedDbStore } from './indexedDbStore.ts'
import type { LocalStore } from './localStore.ts'
import { memoryStore } from './memoryStore.ts'
import type { Scenario } from './readWorld.ts'

/** Where changes go: kept by the browser, or only in memory because there is no storage or a person chose it. */
export type StorageInUse = 'indexeddb' | 'no-storage' | 'memory'

const storageKey = 'mock.storage'
const choices: Record<string, StorageInUse> = { indexeddb: 'indexeddb', none: 'no-storage', memory: 'memory' }

/** What the recovery screen lets a person choose; it stays for the tab. Without a choice, IndexedDB. */
export function chooseStorage(wanted: string | null): StorageInUse {
  if (wanted !== null && Object.hasOwn(choices, wanted)) tabStorage.set(storageKey, wanted)
  return readKept('storage', tabStorage, storageKey, choiceOf) ?? 'indexeddb'
}

function choiceOf(name: string): StorageInUse | undefined {
  return Object.hasOwn(choices, name) ? choices[name] : undefined
}

/** Opens the store of a scenario. Where it cannot be kept it is refused: memory has to be chosen. */
export async function openStore(
  storage: StorageInUse,
  scenario: Scenario,
  onProblem: (problem: StorageProblem) => void,
): Promise<LocalStore> {
  return storage === 'indexeddb' ? openIndexedDbStore(scenario, { onProblem }) : memoryStore(scenario.make)
}
