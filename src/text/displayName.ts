const longestName = 64

/**
 * A name that another account chose, safe to print: control and format characters become visible tokens, and it is cut
 * after 64 graphemes. An empty name is replaced by the AppID (docs/quality/bad-input.md).
 */
export function displayName(name: string, appId: string): string {
  const visible = name.replace(
    /[\p{Cc}\p{Cf}]/gu,
    (character) => `⟦U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟧`,
  )
  if (visible.trim() === '') return appId
  if (visible.length <= longestName) return visible
  const graphemes = [...new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(visible)]
  return graphemes.length <= longestName
    ? visible
    : `${graphemes
        .slice(0, longestName)
        .map(({ segment }) => segment)
        .join('')}…`
}
