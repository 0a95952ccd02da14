// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react'
import { createElement } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import { outliveForeignChanges } from './foreignChanges.ts'

const { insertBefore, removeChild, appendChild } = Node.prototype
outliveForeignChanges()
afterEach(cleanup)

interface Said {
  count: number
  isLong?: boolean
  order?: readonly string[]
}

/** Texts that change, come and go and move beside each other, without elements of their own. */
function Sentence({ count, isLong = false, order = [] }: Said) {
  const icon = isLong ? createElement('i', { key: 'icon' }) : null
  const parts = order.map((word) => createElement('b', { key: word }, word))
  return createElement('p', null, icon, isLong ? 'in all ' : null, 'found ', String(count), ' shares', ...parts)
}

// Translators and extensions run apart from the page: what they call is the browser's own, not what the console has put there.
const foreign: readonly [string, (text: Text) => void][] = [
  ['a translator puts <font> before it and takes it away', (text) => put(inFonts(text.data), text)],
  ['an extension wraps it', wrap],
  ['an extension replaces it by another text', (text) => put(document.createTextNode(text.data), text)],
  [
    'it is translated twice',
    (text) => {
      const fonts = inFonts(text.data)
      put(fonts, text)
      put(inFonts(text.data), fonts)
    },
  ],
  ['nothing', () => undefined],
]

describe.each(foreign)('texts are right after %s', (_what, change) => {
  const changes: readonly [string, Said, Said, string][] = [
    ['one changes', { count: 1 }, { count: 2 }, 'found 2 shares'],
    ['one goes', { count: 1, isLong: true }, { count: 1 }, 'found 1 shares'],
    ['one comes', { count: 1 }, { count: 1, isLong: true }, 'in all found 1 shares'],
    ['elements come behind', { count: 1 }, { count: 3, order: ['a', 'b'] }, 'found 3 sharesab'],
    ['elements change places', { count: 1, order: ['a', 'b'] }, { count: 3, order: ['b', 'a'] }, 'found 3 sharesba'],
  ]

  test.each(changes)('%s', async (_case, first, second, sentence) => {
    const { container, rerender } = render(createElement(Sentence, first))
    for (let round = 0; round < 2; round += 1) {
      await touch(container, change)
      rerender(createElement(Sentence, { ...second, count: 9 }))
      await touch(container, change)
      rerender(createElement(Sentence, second))
      expect(container.textContent).toBe(sentence)
      await touch(container, change)
      rerender(createElement(Sentence, first))
    }
    rerender(createElement('div', null, 'other'))
    expect(container.textContent).toBe('other')
  })
})

test('a text that was taken away and changes is there again', async () => {
  const { container, rerender } = render(createElement(Sentence, { count: 1 }))
  await act(async () => takeAway(textsIn(container)[1]))
  rerender(createElement(Sentence, { count: 2 }))

  expect(container.textContent).toBe('found 2 shares')
})

test('what is not to be translated is left to itself', async () => {
  const { container, rerender } = render(createElement('code', { translate: 'no' }, 'a', 'b'))
  await act(async () => takeAway(textsIn(container)[0]))
  rerender(createElement('code', { translate: 'no' }, 'c', 'b'))

  expect(container.textContent).toBe('b')
})

function put(node: Node, old: ChildNode) {
  if (old.parentNode) insertBefore.call(old.parentNode, node, old)
  takeAway(old)
}

function takeAway(node: Node | undefined) {
  if (node?.parentNode) removeChild.call(node.parentNode, node)
}

function wrap(text: Text) {
  const mark = document.createElement('mark')
  if (text.parentNode) insertBefore.call(text.parentNode, mark, text)
  appendChild.call(mark, text)
}

function inFonts(data: string): Element {
  const [outer, inner] = [document.createElement('font'), document.createElement('font')]
  inner.append(data)
  outer.append(inner)
  return outer
}

async function touch(container: Element, change: (text: Text) => void) {
  await act(async () => {
    for (const text of textsIn(container)) change(text)
  })
}

/** The texts that stand there now, whoever has made them. */
function textsIn(container: Element): Text[] {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode)
  return texts
}
