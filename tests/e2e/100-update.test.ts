import type { Request } from 'playwright-core'
import type { PackEntry, Payload } from '../../src/feed/payload'
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { device, firstVisit, freshStage, mainText, openSite } from './site'

const stage = freshStage()

/** What the manifest in the folder states. */
function stated(file = manifest()): Payload {
  return JSON.parse(Buffer.from(JSON.parse(readFileSync(file, 'utf8')).payload, 'base64').toString('utf8'))
}

function packsListed(): readonly [PackEntry] {
  const [pack, ...others] = (stated().packs ?? []).filter(({ from }) => from > 0)
  if (!pack || others.length > 0)
    throw new Error(`not one delta pack, but ${others.length}`)
  return [pack]
}

/** The one shard by which the second edition differs from the first. */
function changedShard(): string {
  const first = stated(join(stage.site.folder, 'feed', '1.manifest.json')).shards.map(({ sha256 }) => sha256)
  const [changed = '', ...others] = stated().shards.map(({ sha256 }) => sha256).filter(sha256 => !first.includes(sha256))
  expect(others).toEqual([])
  return changed
}

const manifest = () => join(stage.site.folder, 'feed', 'manifest.json')
const shardNames = () => readdirSync(join(stage.site.folder, 'feed')).filter(name => /^[0-9a-f]{64}\.json$/.test(name))

test('a new edition is taken in at the next start and 更新のお知らせ lists what changed, linked, until it is read', async () => {
  const context = await device(stage.browser)
  const page = await firstVisit(context, stage.site)
  await stage.site.publishEdit('grades.csv', text => text.replace('r2,4-1-2-10,2020,Ｂ', 'r2,4-1-2-10,2020,Ａ'), '4-1-2-10の評価を直しました')
  const asked: string[] = []
  const received = new Map<string, number>()
  const fileOf = (request: Request) => /\/feed\/(.+)$/.exec(request.url())?.slice(1) ?? []
  page.on('request', request => asked.push(...fileOf(request)))
  page.on('requestfinished', async (request) => {
    for (const file of fileOf(request))
      received.set(file, (await request.sizes()).responseBodySize)
  })
  await page.reload()
  await page.locator('[data-news]').waitFor()
  const news = await page.locator('[data-news]').innerText()
  expect(news).toContain('第2版')
  expect(news).toContain('4-1-2-10の評価を直しました')
  expect(news).toMatch(/変更\s*4-1-2-10 障害者雇用対策事業\s*（評価）/)
  // The manifest, the question for a newer root, and one pack: a fraction of the shard in which the row lies.
  const [pack] = packsListed()
  expect(asked).toEqual(['manifest.json', '2.root.json', `${pack.sha256}.json`])
  await expect.poll(() => received.get(`${pack.sha256}.json`)).toBe(pack.bytes)
  expect(pack.bytes).toBeLessThan(statSync(join(stage.site.folder, 'feed', `${changedShard()}.json`)).size / 5)
  await page.locator('[data-news]').getByRole('link', { name: /4-1-2-10/ }).click()
  await page.getByRole('heading', { level: 1, name: '障害者雇用対策事業' }).waitFor()
  expect(await mainText(page)).toContain('順調・完了')
  await page.goto(stage.site.url)
  await page.getByRole('button', { name: '読みました' }).click()
  await expect.poll(() => page.locator('[data-news]').count()).toBe(0)
  await page.reload()
  await page.locator('[data-offline][data-ready="true"]').waitFor()
  expect(await page.locator('[data-news]').count()).toBe(0)
  await context.close()
})

test('an open page takes a new edition in when the connection returns', async () => {
  const context = await device(stage.browser)
  await context.clock.install()
  const page = await firstVisit(context, stage.site)
  await stage.site.publishEdit('goals.csv', text => text.replace('r2,1,総合的な相談体制の確立', 'r2,1,総合的な相談体制の確立と充実'))
  await context.clock.fastForward(61_000) // right after a good check a connection that returns is no reason for another
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await page.getByRole('link', { name: /目標1 総合的な相談体制の確立と充実/ }).waitFor()
  expect(await page.locator('[data-header-edition]').innerText()).toContain('第2版')
  await context.close()
})

test.each([
  ['an edition whose files are cut short', () => newFiles().forEach((file) => {
    writeFileSync(file, readFileSync(file).subarray(0, 100))
  }), '受け取ったデータが途中で欠けていました'],
  ['an edition whose files are a login page', () => newFiles().forEach(file => writeFileSync(file, '<!doctype html><title>ログイン</title>')), '受け取ったデータが途中で欠けていました'],
  ['a manifest nobody signed', () => {
    const envelope = JSON.parse(readFileSync(manifest(), 'utf8'))
    const payload = JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8'))
    envelope.payload = Buffer.from(JSON.stringify({ ...payload, version: 99 })).toString('base64')
    writeFileSync(manifest(), JSON.stringify(envelope))
  }, '市の署名を確認できないデータでした'],
] as const)('%s is refused in plain words, the old edition stays, and the next good one is taken', async (_, damage, sentence) => {
  const context = await device(stage.browser)
  const page = await firstVisit(context, stage.site, 'settings')
  const before = new Set(shardNames())
  await stage.site.publishEdit('goals.csv', text => text.replace('r2,1,総合的な相談体制の確立', 'r2,1,新しい名前'))
  oldShards = before
  const good = readFileSync(manifest())
  const kept = new Map(newFiles().map(file => [file, readFileSync(file)]))
  damage()
  await page.getByRole('button', { name: '今すぐ更新' }).click()
  await page.getByText(sentence).waitFor()
  expect(await page.locator('[data-edition]').innerText()).toBe('第1版')
  await page.goto(`${stage.site.url}plans/r2/goals/1`)
  await page.getByRole('heading', { level: 1, name: '総合的な相談体制の確立' }).waitFor()

  writeFileSync(manifest(), good)
  for (const [file, bytes] of kept)
    writeFileSync(file, bytes)
  await page.goto(`${stage.site.url}settings`)
  await expect.poll(() => page.locator('[data-edition]').innerText()).toBe('第2版')
  await context.close()
})

let oldShards: ReadonlySet<string> = new Set()
/** Shards that only the newest edition names, and the packs that lead to it. */
function newFiles(): readonly string[] {
  return shardNames().filter(name => !oldShards.has(name)).map(name => join(stage.site.folder, 'feed', name))
}

test('an edition older than the one held is refused', async () => {
  const context = await device(stage.browser)
  copyFileSync(manifest(), join(stage.site.folder, 'old.json'))
  await stage.site.publishEdit('goals.csv', text => text.replace('r2,1,総合的な相談体制の確立', 'r2,1,新しい名前'))
  const page = await firstVisit(context, stage.site, 'settings')
  expect(await page.locator('[data-edition]').innerText()).toBe('第2版')
  copyFileSync(join(stage.site.folder, 'old.json'), manifest())
  await page.getByRole('button', { name: '今すぐ更新' }).click()
  await page.getByText('サーバーにあるのは古い版でした。受け取りませんでした。').waitFor()
  expect(await page.locator('[data-edition]').innerText()).toBe('第2版')
  await context.close()
})

test('two tabs share one download and both show the new edition', async () => {
  const context = await device(stage.browser)
  await context.clock.install()
  const downloads: string[] = []
  context.on('request', (request) => {
    if (/feed\/[0-9a-f]{64}\.json/.test(request.url()))
      downloads.push(request.url())
  })
  const first = await firstVisit(context, stage.site)
  const second = await context.newPage()
  await second.goto(stage.site.url)
  await second.locator('[data-offline][data-ready="true"]').waitFor()
  await stage.site.publishEdit('goals.csv', text => text.replace('r2,1,総合的な相談体制の確立', 'r2,1,新しい名前'))
  downloads.length = 0
  await context.clock.fastForward(61_000)
  await Promise.all([first, second].map(page => page.evaluate(() => window.dispatchEvent(new Event('online')))))
  await first.getByRole('link', { name: /目標1 新しい名前/ }).waitFor()
  await second.getByRole('link', { name: /目標1 新しい名前/ }).waitFor()
  // The goal, its reading and its translation; nothing of it twice.
  expect(downloads.length).toBeGreaterThan(0)
  expect(new Set(downloads).size).toBe(downloads.length)
  await context.close()
})

test('an edition past its date stays readable and says that it is', async () => {
  const old = await openSite('2020-04-01T00:00:00Z')
  const context = await device(stage.browser)
  const page = await firstVisit(context, old)
  await page.getByText('このデータは確認の期限を過ぎています').waitFor()
  await page.goto(`${old.url}plans/r2/goals/3`)
  await page.getByRole('heading', { level: 1, name: '地域における福祉活動や人材への支援' }).waitFor()
  await context.close()
  await old.remove()
})
