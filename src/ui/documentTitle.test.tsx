// @vitest-environment happy-dom
import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useDocumentTitle } from './documentTitle.ts'

function Part({ level, text }: { level: 'page' | 'dialog' | 'product'; text: string }) {
  useDocumentTitle(level, text)
  return null
}

test('the title is page · dialog · product, whichever came first, and follows what is shown', () => {
  const screens = (...dialogs: string[]) => (
    <>
      {dialogs.map((text) => (
        <Part key={text} level="dialog" text={text} />
      ))}
      <Part level="product" text="环境共享控制台" />
      <Part level="page" text="我共享的" />
    </>
  )
  const { rerender, unmount } = render(screens('配置环境'))
  expect(document.title).toBe('我共享的 · 配置环境 · 环境共享控制台')
  rerender(screens('配置环境', '放弃未提交的更改？'))
  expect(document.title).toBe('我共享的 · 放弃未提交的更改？ · 环境共享控制台')
  rerender(screens('配置环境'))
  expect(document.title).toBe('我共享的 · 配置环境 · 环境共享控制台')
  rerender(screens())
  expect(document.title).toBe('我共享的 · 环境共享控制台')
  unmount()
  expect(document.title).toBe('')
})
