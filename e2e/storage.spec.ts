import { expect, test } from './fixtures.ts'
test('smoke: gap', async ({ page }) => {
  await page.goto('/')
  await page.evaluate(async () => {
    const answer = await fetch('/api/shares', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'k1' },
      body: JSON.stringify({
        grantee: 'wxe0e2656d74f0bff3',
        grants: [{ environmentId: 'test-f96b31', permissions: ['functions.view'] }],
      }),
    })
    if (!answer.ok) throw new Error(await answer.text())
    const opening = indexedDB.open('environment-sharing')
    await new Promise((r) => (opening.onsuccess = r))
    const t = opening.result.transaction('commits', 'readwrite')
    t.objectStore('commits').clear()
    await new Promise((r) => (t.oncomplete = r))
    opening.result.close()
  })
  await page.reload()
  await expect(page.getByRole('button', { name: '导出数据' })).toBeVisible()
  await page.screenshot({ path: '/tmp/recovery.png' })
  await page.getByRole('button', { name: '重置', exact: true }).click()
  await expect(page.getByRole('row', { name: '茶语服务号' })).toBeVisible()
})
