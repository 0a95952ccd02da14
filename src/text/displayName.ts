const longestName = 64

/**
 * A name that another account chose, safe to print anywhere, also within a sentence, a title or an option. Control and
 * format characters and halves of characters become visible tokens, and it is cut after 64 graphemes. An empty name is
 * replaced by the AppID. A name that is written from the right is isolated, so that it changes the order of nothing around
 * it (docs/quality/bad-input.md).
 */
export function displayName(name: string, appId: string): string {
  const visible = visibleText(name)
  return visible.trim() === '' ? appId : isolated(cut(visible))
}

/** Any other text from outside, such as a path or an id: as safe to print as a name is, and whole. */
export function displayText(text: string): string {
  return isolated(visibleText(text))
}

/** A text with tokens for what cannot be seen in it, or is half a character. */
export function visibleText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (character) => `⟦${codePointOf(character)}⟧`)
}

/** U+0435: the name that every character has. */
export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

function cut(name: string): string {
  if (name.length <= longestName) return name
  const graphemes = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(name)]
  return graphemes.length <= longestName
    ? name
    : `${graphemes
        .slice(0, longestName)
        .map(({ segment }) => segment)
        .join('')}…`
}

/**
 * What `<bdi>` is to elements, for a text: FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE around it. Only around a name
 * with characters that are written from the right: any other one has no need of them, and stays the text that is searched
 * for, compared and copied.
 */
function isolated(name: string): string {
  return fromTheRight.test(name) ? `\u2068${name}\u2069` : name
}

/** The blocks whose characters are written from the right, also those still unassigned (Unicode, DerivedBidiClass). */
const fromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
