import type { ExportOptions } from '../../src/publisher/export-command'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { exportOpenData } from '../../src/publisher/export-command'
import * as writing from '../../src/publisher/write-edition'
import { LIST_FILE, writeOpenData } from '../../src/publisher/write-open-data'
import { filesBelow, KAMAKURA, temporaryFolder } from '../fixtures/city-folder'
import { bareCity } from '../fixtures/other-cities'

const file = (path: string, text: string) => ({ format: 'dataPackage', path, mediaType: 'text/csv', title: '表', text }) as const
const MADE = { feed: 'testcity/dev', created: '2026-11-21T00:00:00Z' }
const read = (folder: string, path: string) => readFile(join(folder, path), 'utf8')

describe('open data is written', () => {
  test('with a list of its files, their types, lengths and digests', async () => {
    const folder = join(await temporaryFolder(), 'open')
    expect(await writeOpenData(folder, [file('tables/a.csv', '名称\r\n')], MADE)).toEqual({ ok: true, value: 1 })
    expect(await read(folder, 'tables/a.csv')).toBe('名称\r\n')
    expect(JSON.parse(await read(folder, LIST_FILE))).toEqual({ ...MADE, files: [{ path: 'tables/a.csv', title: '表', format: 'dataPackage', mediaType: 'text/csv', bytes: 8, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }] })
  })

  test('again over itself, and what the edition no longer has goes', async () => {
    const folder = await temporaryFolder()
    await writeOpenData(folder, [file('a.csv', '1'), file('tables/b.csv', '2')], MADE)
    await writeOpenData(folder, [file('a.csv', '3')], MADE)
    expect(await filesBelow(folder)).toEqual(['a.csv', LIST_FILE])
    expect(await read(folder, 'a.csv')).toBe('3')
  })

  test.each([
    ['a file somebody put there', 'mine.txt', ['mine.txt']],
    ['a file that was changed since', 'a.csv', ['a.csv']],
    ['a list that is none of ours', LIST_FILE, ['a.csv', LIST_FILE]],
  ])('never over %s', async (_, path, foreign) => {
    const folder = await temporaryFolder()
    await writeOpenData(folder, [file('a.csv', '1')], MADE)
    await writeFile(join(folder, path), 'mine')
    expect(await writeOpenData(folder, [file('a.csv', '2'), file('c.csv', '3')], MADE)).toEqual({ ok: false, failure: { kind: 'foreignFiles', files: foreign } })
    expect([await read(folder, path), await readdir(folder)]).toEqual(['mine', expect.not.arrayContaining(['c.csv'])])
  })

  test('after a writing that stopped half-way as if it had not', async () => {
    const folder = await temporaryFolder()
    await writeOpenData(folder, [file('a.csv', '1'), file('b.csv', '1'), file('gone.csv', '1')], MADE)
    const stopped = vi.spyOn(writing, 'writeAtomically').mockImplementation(async (target, bytes) => {
      if (target.endsWith('b.csv')) {
        await writeFile(`${target}.part`, 'half')
        throw new Error('stopped')
      }
      await writeFile(target, bytes)
    })
    await expect(writeOpenData(folder, [file('a.csv', '2'), file('b.csv', '2')], MADE)).rejects.toThrow('stopped')
    stopped.mockRestore()
    expect(await writeOpenData(folder, [file('a.csv', '2'), file('b.csv', '2')], MADE)).toMatchObject({ ok: true })
    expect(await filesBelow(folder)).toEqual(['a.csv', 'b.csv', LIST_FILE])
  })
})

describe('the command', () => {
  async function options(changes: Partial<ExportOptions> = {}): Promise<ExportOptions> {
    const folder = await temporaryFolder()
    return { data: undefined, feed: join(folder, 'feed'), trust: join(KAMAKURA, 'trust.json'), environment: 'dev', out: join(folder, 'open'), ...changes }
  }

  test('gives out tables that are no edition yet, and says so', async () => {
    const told = await options({ data: await bareCity('testcity') })
    const { code, lines } = await exportOpenData(told)
    expect([code, lines]).toEqual([0, [expect.stringMatching(/^オープンデータを .*open に書きました（表から直接。まだ版ではありません、\d+ ファイル、[\d,]+ バイト）$/)]])
    expect(await filesBelow(told.out)).toEqual(expect.arrayContaining(['datapackage.json', LIST_FILE, 'hsds/services.json', 'recommended/events.csv', 'schema-org/services.jsonld', 'tables/csvw-metadata.json', 'tables/initiatives.csv']))
    expect(JSON.parse(await read(told.out, LIST_FILE))).not.toHaveProperty('version')
  })

  test('names a few of the files it would have overwritten, and counts the rest', async () => {
    const told = await options({ data: await bareCity('testcity') })
    await mkdir(told.out)
    for (const name of ['1', '2', '3', '4', '5', '6', '7'])
      await writeFile(join(told.out, name), 'mine')
    expect(await exportOpenData(told)).toEqual({ code: 1, lines: [expect.stringMatching(/1、2、3、4、5 ほか 2 個）。.*--out で別のフォルダーを指定してください。何も書いていません$/)] })
    expect(await filesBelow(told.out)).toHaveLength(7)
  })

  test('tells what is wrong with the tables, and writes nothing', async () => {
    const data = await bareCity('testcity')
    await rm(join(data, 'goals.csv'))
    const told = await options({ data })
    expect(await exportOpenData(told)).toMatchObject({ code: 1, lines: expect.arrayContaining([expect.stringContaining('goals.csv')]) })
    await expect(readdir(told.out)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('says that there is no edition where there is none', async () => {
    expect(await exportOpenData(await options())).toEqual({ code: 1, lines: ['書き出せません：版がありません'] })
  })
})
