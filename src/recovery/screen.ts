import type { Happening } from './happening.ts'
import { clearStored } from '../platform/clearStored.ts'
import { readStored } from './stored.ts'
import { adoptStyles } from './styles.ts'
import { words, type Words } from './words.ts'

const languages = ['zh-CN', 'en'] as const
/** Those in which the console can go on with a world in memory. */
const mayGoOn: ReadonlySet<Happening> = new Set(['denied', 'blocked', 'newer', 'damaged', 'unknown-event'])

/**
 * Puts the recovery screen in the place of everything else. `detail` is for those who look into it. Gives how to take it
 * away again.
 */
export function showRecovery(happening: Happening, detail: string): () => void {
  const shown = document.getElementById('recovery')
  // What was told first stays, unless it was only that nothing had come yet.
  if (shown && shown.dataset['happening'] !== 'slow') return () => {}
  shown?.remove()
  const dropStyles = adoptStyles()
  const { title } = document
  document.title = `${words['zh-CN'].title} / ${words.en.title}`
  const screen = element('main', { id: 'recovery', 'data-happening': happening })
  for (const language of languages) screen.append(section(language, happening))
  if (detail) screen.append(element('pre', {}, detail))
  document.body.append(screen)
  screen.querySelector('h1')?.focus()
  return () => {
    screen.remove()
    dropStyles()
    document.title = title
  }
}

function section(language: (typeof languages)[number], happening: Happening): HTMLElement {
  const t = words[language]
  const result = element('p', { role: 'status' })
  const made = element('section', { lang: language })
  const buttons = element('div', {})
  buttons.append(
    button(t.reload, () => location.reload()),
    button(t.exportData, () => exportTo(result, t)),
    button(t.reset, () => reset(result, t)),
  )
  made.append(element('h1', { tabindex: '-1' }, t.title), element('p', {}, t.happened[happening]))
  made.append(element('p', {}, t.whatTheyDo))
  if (mayGoOn.has(happening)) {
    made.append(element('p', {}, t.whatWithoutSavingDoes))
    buttons.append(button(t.withoutSaving, () => goOnInMemory(happening)))
  }
  made.append(buttons, result)
  return made
}

async function exportTo(result: HTMLElement, t: Words): Promise<void> {
  const { text, isEmpty } = await readStored()
  if (isEmpty) return void (result.textContent = t.nothingToExport)
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const day = new Date().toISOString().slice(0, 10)
  element('a', { href: address, download: `environment-sharing-${day}.json` }).click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  result.textContent = t.exported
}

async function reset(result: HTMLElement, t: Words): Promise<void> {
  try {
    await clearStored(() => void (result.textContent = t.stillOpen))
    location.replace(import.meta.env.BASE_URL)
  } catch {
    result.textContent = t.notCleared
  }
}

/** The address carries the choice, because there may be nothing else to keep it. */
function goOnInMemory(happening: Happening) {
  const address = new URL(location.href)
  address.searchParams.set('storage', happening === 'denied' ? 'none' : 'memory')
  location.replace(address)
}

function button(label: string, act: () => void | Promise<void>): HTMLElement {
  const made = element('button', { type: 'button' }, label)
  made.addEventListener('click', () => void act())
  return made
}

function element(tag: string, attributes: Record<string, string>, text?: string): HTMLElement {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  if (text !== undefined) made.textContent = text
  return made
}
