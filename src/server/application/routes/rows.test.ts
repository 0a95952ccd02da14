import { expect, test } from 'vitest'
import { shop } from '../../../domain/testing/aWorld.ts'
import { ifMatch, once } from '../../testing/backendWith.ts'
import { refusedWith, tryOut } from '../../testing/problems.ts'
import { rowRefusals, worldFor, type RowCode, type WrongRows } from '../../testing/rowRefusals.ts'

const codes = Object.keys(rowRefusals) as RowCode[] // A Record<RowCode, …> has exactly these keys.
const cases = codes.flatMap((code) =>
  rowRefusals[code].map((one): [string, RowCode, WrongRows] => [one.when, code, one]),
)

test.each(cases)('POST /api/shares refuses %s: %s', async (_when, code, wrong) => {
  const body = { grantee: shop.appId, grants: wrong.grants }
  expect(await tryOut('POST', { world: worldFor(wrong), path: '/api/shares', body, headers: once() })).toEqual(
    refusedWith(code, wrong),
  )
})

test.each(cases)('PUT /api/shares/:shareId refuses %s: %s', async (_when, code, { grants, ...wrong }) => {
  const world = worldFor({ grants, ...wrong }, (making) => making.withShare())
  expect(await tryOut('PUT', { world, path: '/api/shares/share-1', body: { grants }, headers: ifMatch(1) })).toEqual(
    refusedWith(code, wrong),
  )
})
