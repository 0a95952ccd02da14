import { expect, test } from 'vitest'
import { compileAhead } from './compileAhead.ts'

test.each([
  ['a dialog', ['/x/src/features/revoke-share/RevokeShareDialog.tsx', '/x/src/text/revoke.ts'], true],
  ['what dialogs share', ['/x/node_modules/@base-ui/react/dialog/root/DialogRoot.js'], true],
  ['a dialog with a rule of its own', ['/x/src/domain/itemName.ts', '/x/src/features/edit-item/ItemDialog.tsx'], true],
  ['the first screen', ['/x/node_modules/react-dom/client.js', '/x/src/app/App.tsx'], false],
  ['the entry', ['/x/src/main.tsx'], false],
  ['the mock backend', ['/x/src/server/adapters/startMockBackend.ts', '/x/node_modules/msw/lib/browser.js'], false],
  ['the rules', ['/x/src/contract/share.ts', '/x/src/domain/share.ts', '/x/src/platform/scope.ts'], false],
  ['the editor', ['/x/src/ui/codeMirror.ts', '/x/node_modules/@codemirror/view/dist/index.js'], false],
])('%s is compiled ahead or as it comes', (_case, moduleIds, isAhead) => {
  expect(compileAhead({ moduleIds })).toBe(isAhead ? '//# allFunctionsCalledOnLoad' : '')
})
