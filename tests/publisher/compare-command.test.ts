import type { Command } from '../../src/publisher/command'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, test, vi } from 'vitest'
import { compareCommand, unreportedCommand } from '../../src/publisher/compare-command'
import { developmentKey, editTable, filesOf, temporaryFolder } from '../fixtures/city-folder'
import { published } from '../fixtures/edition-folder'
import { smallCity } from '../fixtures/small-city'

/** Runs a command in this process: its exit code and what it printed. */
async function run(command: Command, args: readonly string[]) {
  const printed: string[] = []
  const spies = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')].map(spy => spy.mockImplementation(line => printed.push(String(line)) > 0))
  const code = await command.run(['command', ...args]).finally(() => spies.forEach(spy => spy.mockRestore()))
  return { code, lines: printed.join('').split('\n') }
}

/** The small city with an edition, a trust file, and then a graver word about its one initiative. */
async function changedCity() {
  const [data, feed, key] = [await smallCity(), join(await temporaryFolder(), 'feed'), await developmentKey()]
  await writeFile(join(data, 'trust.json'), JSON.stringify({ feed: 'testcity/dev', keys: [key.public] }))
  await published(feed, data, { key, environment: 'dev' })
  await editTable(data, 'grades.csv', table => table.set(2, 'printed', 'Ｃ'))
  await editTable(data, 'services.csv', table => table.set(2, 'note', '夜間は 090-1234-5678'))
  return { data, feed }
}

describe('compare', () => {
  test('tells every cell that would change, the grades, a note and what looks like a person; and writes nothing', async () => {
    const city = await changedCity()
    const before = await filesOf(city.feed)
    const { code, lines } = await run(compareCommand, ['--data', city.data, '--feed', city.feed])
    expect(code).toBe(0)
    expect(lines).toEqual(expect.arrayContaining([
      '■ 取組の年度ごとの目標・実績・評価：追加 0 行・変更 1 行・削除 0 行',
      '  ・ 相談窓口（令和2年度）［r2/1-1-1-1/2020］',
      '      評価（印字）：A → C',
      '      備考：予約は要りません → 夜間は 090-1234-5678',
      '■ 評価（R2の計画・令和2年度）：A 1→0、B 0→0、C 0→1、D 0→0、評価なし 0→0',
      '「この版で変わったこと」の案：取組を1件直しました。相談先・サービスを1件直しました。',
      '■ 個人に関する値に見えるもの',
    ]))
    expect(await filesOf(city.feed)).toEqual(before)

    const json = await run(compareCommand, ['--data', city.data, '--feed', city.feed, '--json'])
    expect(JSON.parse(json.lines.join('\n'))).toMatchObject({ first: false, suggestedNote: expect.stringContaining('取組を1件'), loss: { lost: 0, needsWords: false }, personal: [{ column: 'note' }] })
  })

  test('knows the edition by the key that would sign, where no trust file lies beside the tables', async () => {
    const { data, feed } = await changedCity()
    await rm(join(data, 'trust.json'))
    expect((await run(compareCommand, ['--data', data, '--feed', feed])).lines[0]).toBe('■ 取組の年度ごとの目標・実績・評価：追加 0 行・変更 1 行・削除 0 行')
    expect(await run(compareCommand, ['--data', data, '--feed', feed, '--environment', 'prod'])).toMatchObject({ code: 1, lines: [expect.stringContaining('別のデータです'), ''] })
  })

  test('takes a folder without an edition for the first', async () => {
    const { data } = await changedCity()
    expect((await run(compareCommand, ['--data', data, '--feed', join(await temporaryFolder(), 'none')])).lines[0]).toMatch(/はじめての版/)
  })

  test('fails on tables with problems, on an edition that is not the city’s, and on a year that is none', async () => {
    const { data, feed } = await changedCity()
    expect(await run(compareCommand, ['--data', data, '--feed', feed, '--year', '平成32'])).toMatchObject({ code: 1 })
    await writeFile(join(feed, 'manifest.json'), '<html>')
    expect(await run(compareCommand, ['--data', data, '--feed', feed])).toMatchObject({ code: 1 })
    await editTable(data, 'grades.csv', table => table.set(2, 'printed', 'Ｅ'))
    expect(await run(compareCommand, ['--data', data, '--feed', feed])).toMatchObject({ code: 1, lines: expect.arrayContaining([expect.stringContaining('grades.csv')]) })
  })
})

describe('unreported', () => {
  test('writes to each department what it owes, or a table of commas', async () => {
    const data = await smallCity()
    expect((await run(unreportedCommand, ['--data', data])).lines[0]).toBe('報告がまだの課はありません')
    const text = await run(unreportedCommand, ['--data', data, '--year', '令和3'])
    expect(text.lines.slice(0, 3)).toEqual(['福祉総務課 御中', '令和3年度の報告がまだの取組が 1 件あります（担当 1 件のうち）。', '・1-1-1-1 相談窓口：実績と評価'])
    expect((await run(unreportedCommand, ['--data', data, '--year', '2021', '--csv'])).lines[1]).toBe('福祉総務課,r2,1-1-1-1,相談窓口,2021,未報告,未報告')
    expect(JSON.parse((await run(unreportedCommand, ['--data', data, '--year', '2021', '--json'])).lines.join('\n'))).toMatchObject({ year: 2021, initiatives: 1 })
  })
})
