import type { Page } from '@playwright/test'
import {
  aGrant,
  anAccount,
  anEnvironment,
  aWorld,
  cloudEnvironment,
  everyPermission,
  game,
  lender,
  lentEnvironment,
  news,
  owner,
  prodEnvironment,
  shop,
  testEnvironment,
  viewOnly,
} from '../src/domain/testing/aWorld.ts'
import { expect, test } from './fixtures.ts'

const widths = Array.from({ length: 41 }, (_, index) => 320 + index * 40)
const lists = [
  ['/sharing/given', 'zh-CN'],
  ['/sharing/given', 'en'],
  ['/sharing/received', 'zh-CN'],
  ['/sharing/received', 'en'],
] as const

const longName = anAccount('wx0000000000000007', `茶语${'很长的名字'.repeat(40)}`.slice(0, 200), {
  kind: 'official-account',
})
const twenty = Array.from({ length: 20 }, (_, index) =>
  anEnvironment(`group-${String(index).padStart(2, '0')}8guv4660c1c7`, owner, {
    authFunction: index % 3 === 0 ? 'missing' : 'deployed',
  }),
)
const lent = [
  lentEnvironment,
  anEnvironment('lent-8guv4660c1c70c65', lender, { status: 'expired' }),
  anEnvironment('lent-4gl1pvzp25d960df', lender, { authFunction: 'broken' }),
]
/** As many words as a grant can need. */
const almostAll = everyPermission.filter((permission) => permission !== 'hosting.operate')

const manyKinds = aWorld()
  .withAccounts(longName)
  .withEnvironments(...twenty, ...lent)
  .withShare({ grantee: shop, grants: [aGrant(testEnvironment)] })
  .withShare({ grantee: news, grants: [aGrant(prodEnvironment, viewOnly)] })
  .withShare({
    grantee: game,
    grants: [
      aGrant(testEnvironment, ['functions.view', 'functions.invoke']),
      aGrant(prodEnvironment, almostAll),
      aGrant(cloudEnvironment, almostAll),
    ],
  })
  .withShare({ grantee: longName, grants: twenty.map((environment) => aGrant(environment)) })
  .withReceivedShare({ grants: lent.map((environment) => aGrant(environment, almostAll)) })
  .withReceivedShare({ owner: longName, grants: [aGrant(anEnvironment('long-5wx1ab', longName))] })

for (const [path, language] of lists) {
  test(`${path} fits every width (${language})`, async ({ page, given }) => {
    await given(
      manyKinds.withEnvironments(
        anEnvironment('long-5wx1ab', longName),
        anEnvironment('long-8guv4660c1c70c65', longName),
      ),
    )
    await page.goto(`${path}?lang=${language}`)
    await expect(page.getByRole('rowheader').nth(1)).toBeVisible()

    for (const width of widths) {
      await test.step(`${width} px`, async () => {
        await page.setViewportSize({ width, height: 900 })
        expect(await faultsOf(page, width)).toEqual([])
      })
    }
  })
}

/** What a person would call broken about the list in this window. */
async function faultsOf(page: Page, width: number): Promise<string[]> {
  return page.getByRole('table').evaluate((table, width) => {
    const faults: string[] = []
    const heightOf = (element: Element) => Math.round(element.getBoundingClientRect().height)
    const linesOf = (element: Element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size
    }

    const page = document.documentElement
    if (page.scrollWidth > page.clientWidth)
      faults.push(`scrolls sideways by ${page.scrollWidth - page.clientWidth} px`)

    for (const row of table.querySelectorAll('tbody tr')) {
      const about = row.querySelector('bdi')?.textContent?.slice(0, 8)
      const environments = row.querySelectorAll('li')
      const highest = width >= 768 ? 220 : 300
      if (environments.length <= 3 && heightOf(row) > highest) faults.push(`${about} is ${heightOf(row)} px high`)

      for (const id of row.querySelectorAll('code')) {
        if (id.checkVisibility() && linesOf(id) > 1) faults.push(`${id.textContent} is broken`)
      }
      const list = row.querySelector('ul')?.getBoundingClientRect().width ?? 0
      if (list < 200) faults.push(`environments of ${about} have ${Math.round(list)} px`)

      // What is drawn in a cell stays in it, and no two cells lie on each other.
      const boxes = [...row.children].map((cell) => contentBox(cell))
      for (const [index, box] of boxes.entries()) {
        const right = row.getBoundingClientRect().right
        if (box.right > right + 1) faults.push(`cell ${index + 1} of ${about} sticks out`)
        for (const other of boxes.slice(index + 1)) {
          const isOver =
            box.left < other.right - 1 &&
            other.left < box.right - 1 &&
            box.top < other.bottom - 1 &&
            other.top < box.bottom - 1
          if (isOver) faults.push(`cell ${index + 1} of ${about} lies on another`)
        }
      }
    }

    const heads = [...table.querySelectorAll('thead th')].map((head) => contentBox(head)).filter((box) => box.width > 1)
    for (const [index, box] of heads.entries()) {
      for (const other of heads.slice(index + 1)) {
        const isOver =
          box.left < other.right - 1 &&
          other.left < box.right - 1 &&
          box.top < other.bottom - 1 &&
          other.top < box.bottom - 1
        if (isOver) faults.push(`head ${index + 1} lies on another`)
      }
    }
    return faults

    /** Of what can be seen in it, without the room around that. */
    function contentBox(cell: Element): DOMRect {
      const seen = [...cell.querySelectorAll('*')].filter((element) => element.checkVisibility())
      const rects = (seen.length > 0 ? seen : [cell]).map((element) => element.getBoundingClientRect())
      const left = Math.min(...rects.map((rect) => rect.left))
      const top = Math.min(...rects.map((rect) => rect.top))
      const right = Math.max(...rects.map((rect) => rect.right))
      return new DOMRect(left, top, right - left, Math.max(...rects.map((rect) => rect.bottom)) - top)
    }
  }, width)
}
