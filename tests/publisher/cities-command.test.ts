import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { expect, test, vi } from 'vitest'
import { openCityList } from '../../src/feed/city-list'
import { firstRoot } from '../../src/feed/first-roots'
import { COMMANDS } from '../../src/publisher/commands'
import { DEVELOPMENT_KEY, readSigningKey } from '../../src/publisher/signing-key'
import { temporaryFolder } from '../fixtures/city-folder'

const HEAD = '団体コード,名前,よみ,フィード,鍵の一覧,置き場所'

async function cities(...args: readonly string[]) {
  const printed: string[] = []
  const write = (text: string | Uint8Array) => printed.push(String(text)) > 0
  const spies = [vi.spyOn(process.stdout, 'write').mockImplementation(write), vi.spyOn(process.stderr, 'write').mockImplementation(write)]
  const code = await COMMANDS.cities?.run(['cities', ...args]).finally(() => spies.forEach(spy => spy.mockRestore()))
  return { code, text: printed.join('') }
}

/** A table of two cities with their trust files beside it. */
async function tableOfTwo(...more: readonly string[]) {
  const folder = await temporaryFolder()
  const { public: key } = await readSigningKey(DEVELOPMENT_KEY)
  for (const name of ['kita', 'mihon']) {
    await mkdir(join(folder, name))
    await writeFile(join(folder, name, 'trust.json'), JSON.stringify({ feed: `${name}/dev`, keys: [key] }))
  }
  const table = join(folder, '市の表.csv')
  await writeFile(table, [HEAD, '011002,きた市,きたし,kita/dev,kita/trust.json,./', '000019,見本市,みほんし,mihon/dev,mihon/trust.json,', ...more].join('\n'))
  return { folder, table, out: join(folder, 'cities'), key }
}

test('a table becomes a signed list with every city’s first root, and the next one has the next number', async () => {
  const { table, out, key } = await tableOfTwo()
  const args = [table, '--list', 'nation', '--out', out, '--created', '2026-11-22T00:00:00Z']
  expect(await cities(...args)).toMatchObject({ code: 0, text: expect.stringMatching(/2 の市区町村の一覧（nation\/dev 第1版/) })
  expect((await cities(...args)).text).toContain('第2版')
  const list = await openCityList(new Uint8Array(await readFile(join(out, 'cities.json'))), { feed: 'nation/dev', keys: [key] })
  expect(list).toMatchObject({ ok: true, value: { version: 2, expires: '2027-12-27T00:00:00Z', cities: [{ name: '見本市', at: '000019/' }, { name: 'きた市', at: './' }] } })
  if (!list.ok)
    return
  for (const city of list.value.cities) {
    const entry = list.value.roots.find(({ prefecture }) => city.code.startsWith(prefecture))
    if (!entry)
      throw new Error('no entry')
    expect(await firstRoot(new Uint8Array(await readFile(join(out, `${entry.sha256}.json`))), entry, city)).toMatchObject({ ok: true, value: { feed: city.feed } })
  }
})

test('a city whose trust file is not there, or says another feed, is told by row and column, and nothing is written', async () => {
  const { table, out, folder } = await tableOfTwo('142042,さがみ市,さがみし,sagami/dev,kita/trust.json,', '472018,みなみ市,みなみし,minami/dev,minami/trust.json,')
  const run = await cities(table, '--list', 'nation', '--out', out)
  expect(run).toMatchObject({ code: 1, text: expect.stringMatching(/市の表\.csv:4:フィード 「sagami\/dev」 → kita\/trust\.json の feed（kita\/dev）と同じに[\s\S]*市の表\.csv:5:鍵の一覧 「minami\/trust\.json」[\s\S]*何も書いていません/) })
  expect(await readdir(folder)).not.toContain('cities')
})

test('a feed on another host is refused until somebody says that the host’s settings let the app ask it', async () => {
  const { table, out } = await tableOfTwo()
  await writeFile(table, [HEAD, '011002,きた市,きたし,kita/dev,kita/trust.json,https://kita.example/feed/'].join('\n'))
  expect(await cities(table, '--list', 'nation', '--out', out)).toMatchObject({ code: 1, text: expect.stringMatching(/:2:置き場所 「https:\/\/kita\.example\/feed\/」 → .*connect-src/) })
  expect(await cities(table, '--list', 'nation', '--out', out, '--other-hosts')).toMatchObject({ code: 0 })
})

test('the development key signs no list in earnest, another list is not written over, and a missing table is told', async () => {
  const { table, out } = await tableOfTwo()
  expect(await cities(table, '--list', 'nation', '--out', out, '--environment', 'prod')).toMatchObject({ code: 1, text: expect.stringContaining('開発用の鍵') })
  await cities(table, '--list', 'nation', '--out', out)
  expect(await cities(table, '--list', 'other', '--out', out)).toMatchObject({ code: 1, text: expect.stringContaining('別のデータです（nation/dev') })
  expect(await cities('ない.csv', '--list', 'nation', '--out', out)).toMatchObject({ code: 1, text: expect.stringContaining('読めません') })
  expect(await cities(table)).toMatchObject({ code: undefined })
})
