import type { Plugin } from 'vite'

const onlyInShadowRoots = '!root.head && root.adoptedStyleSheets'

/**
 * CodeMirror writes its styles into a `<style>` element, which the content security policy forbids, and adopts a
 * constructed sheet in shadow roots only. Documents can adopt one as well, and no policy is in the way of that.
 */
export function adoptedStylesPlugin(): Plugin {
  return {
    name: 'adopted-styles',
    transform(code, id) {
      if (!/\/node_modules\/style-mod\/src\//.test(id)) return undefined
      if (!code.includes(onlyInShadowRoots))
        throw new Error('style-mod is not what tools/build/adoptedStyles.ts was written for')
      return { code: code.replace(onlyInShadowRoots, 'root.adoptedStyleSheets'), map: null }
    },
  }
}
