const text = `
body > :not(#recovery) { display: none !important }
#recovery { font: 16px/1.6 system-ui, sans-serif; max-width: 40rem; margin: 0 auto; padding: 2rem 1rem; color: CanvasText }
#recovery h1 { font-size: 1.375rem; margin: 0 0 .5rem; outline-offset: 4px }
#recovery section { margin-block-end: 2rem }
#recovery p { margin: .5rem 0 }
#recovery div { display: flex; flex-wrap: wrap; gap: .5rem; margin-block: 1rem }
#recovery button { font: inherit; min-height: 2.5rem; padding: .25rem 1rem; cursor: pointer }
#recovery pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .8125rem; border-top: 1px solid GrayText; padding-block-start: 1rem }
`

/**
 * Its own few styles: those of the console may be what is missing. They also hide what else is on the page, dialogs too.
 * The security policy allows no `<style>`. Gives how to take them away again.
 */
export function adoptStyles(): () => void {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets.push(sheet)
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  } catch {
    // It can be read without.
    return () => {}
  }
}
