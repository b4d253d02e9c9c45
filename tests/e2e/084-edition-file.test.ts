import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { device, firstVisit, sharedStage } from './site'

const stage = sharedStage()

test('an edition goes from one device to another as a file, and an altered copy is refused', async () => {
  const giver = await device(stage.browser)
  const from = await firstVisit(giver, stage.site, 'settings')
  const [download] = await Promise.all([
    from.waitForEvent('download'),
    from.getByRole('button', { name: 'データを渡す', exact: true }).click(),
  ])
  expect(download.suggestedFilename()).toBe('kamakura-1.fukushi')
  await from.locator('[data-hand-over]').getByText('「kamakura-1.fukushi」をこの端末に保存しました').waitFor()
  const file = join(tmpdir(), `navi-084-${process.pid}.fukushi`)
  await download.saveAs(file)
  await giver.close()

  // The other device has the app, but its host cannot give it the data.
  const taker = await device(stage.browser)
  await taker.route(/\/feed\//, route => route.abort())
  const to = await taker.newPage()
  await to.goto(`${stage.site.url}settings`)
  const part = to.locator('[data-hand-over]')
  await part.getByText('渡せるデータがまだありません').waitFor()

  const altered = join(tmpdir(), `navi-084-${process.pid}-altered.fukushi`)
  const content: { shards: Record<string, string> } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'))
  const [name = '', text = ''] = Object.entries(content.shards)[0] ?? []
  content.shards[name] = Buffer.from(Buffer.from(text, 'base64').toString('utf8').replace('鎌倉', '別名')).toString('base64')
  writeFileSync(altered, gzipSync(JSON.stringify(content)))
  await to.locator('[data-take-file]').setInputFiles(altered)
  await part.getByText('このファイルは受け取れませんでした').waitFor()
  await part.getByText('渡せるデータがまだありません').waitFor()

  await to.locator('[data-take-file]').setInputFiles(file)
  await part.getByText('第1版を受け取りました').waitFor()
  expect(await to.locator('[data-edition]').innerText()).toBe('第1版')
  for (const [size, viewport] of [['phone', { width: 390, height: 844 }], ['tablet', { width: 1180, height: 820 }]] as const) {
    if (process.env.PICTURES) {
      await to.setViewportSize(viewport)
      await part.screenshot({ path: join(process.env.PICTURES, `hand-over-${size}.png`) })
    }
  }
  await taker.close()
})
