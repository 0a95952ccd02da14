import type { BrowserContext } from '@playwright/test'

export type Translation = 'wrapped' | 'replaced'

/**
 * Touches every text of every page from its beginning on, as translators do. `wrapped`: a text gives way to `<font><font>` with
 * the same words. `replaced`: to another text, with the words in «».
 */
export async function translateEverything(context: BrowserContext, translation: Translation) {
  await context.addInitScript(translator, translation)
}

/** Runs in the page, before its own code. */
function translator(translation: Translation) {
  const leftAlone = 'script, style, textarea, title, noscript, [translate="no"]'
  const translated = new WeakSet<Node>()

  const translate = (text: Text) => {
    if (text.data.trim() === '' || !text.parentElement || text.parentElement.closest(leftAlone)) return
    if (translated.has(text)) {
      // React has written new words into ours.
      if (translation === 'replaced' && !text.data.startsWith('«')) text.data = `«${text.data}»`
      return
    }
    const copy = new Text(translation === 'replaced' ? `«${text.data}»` : text.data)
    translated.add(copy)
    if (translation === 'replaced') return text.replaceWith(copy)
    const [outer, inner] = [document.createElement('font'), document.createElement('font')]
    inner.append(copy)
    outer.append(inner)
    text.before(outer)
    text.remove()
  }

  const translateWithin = (node: Node) => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
    const texts: Node[] = [node]
    while (walker.nextNode()) texts.push(walker.currentNode)
    for (const text of texts) if (text instanceof Text) translate(text)
  }

  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'characterData') translateWithin(target)
      for (const node of addedNodes) translateWithin(node)
    }
  }).observe(document, { childList: true, subtree: true, characterData: true })
}
