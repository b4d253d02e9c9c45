import 'fake-indexeddb/auto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { expect, onTestFinished, test, vi } from 'vitest'
import { COMMANDS } from '../../src/publisher/commands'
import { startHost } from '../../src/publisher/host'
import { DEVELOPMENT_KEY, readSigningKey } from '../../src/publisher/signing-key'
import { readContent, readHolding } from '../../src/storage/editions'
import { storedLibrary } from '../../src/storage/stored-library'
import { httpFeedSource } from '../../src/sync/http-feed-source'
import { temporaryFolder } from '../fixtures/city-folder'
import { filledWorkbook } from '../fixtures/filled-workbook'
import { smallCity } from '../fixtures/small-city'
import { freshLibrary } from '../storage/library'
import { memoryOf } from '../storage/memory'
import { newNotebookDevice } from '../storage/notebook'
import { sync } from '../sync/device'

/** Runs a command in this process, with what it prints. */
async function feed(...args: readonly string[]) {
  const printed: string[] = []
  const write = (text: string | Uint8Array) => printed.push(String(text)) > 0
  const spies = [vi.spyOn(process.stdout, 'write').mockImplementation(write), vi.spyOn(process.stderr, 'write').mockImplementation(write)]
  const logs = [vi.spyOn(console, 'log').mockImplementation(text => void printed.push(String(text))), vi.spyOn(console, 'error').mockImplementation(text => void printed.push(String(text)))]
  const code = await COMMANDS[args[0] ?? '']?.run(args).finally(() => [...spies, ...logs].forEach(spy => spy.mockRestore()))
  return { code, text: printed.join('\n') }
}

/** A device that trusts the development key, and looks at a host over HTTP. */
async function deviceOf(url: string, feedName: string) {
  const trust = { feed: feedName, keys: [(await readSigningKey(DEVELOPMENT_KEY)).public] }
  const db = freshLibrary(trust.feed)
  const device = { db, library: storedLibrary(db), notes: newNotebookDevice(), memory: memoryOf(), trust }
  const names = async () => {
    const holding = await readHolding(db)
    const content = holding && await readContent(holding.shown, db)
    return content?.ok ? content.value.initiatives.map(({ name }) => name) : []
  }
  return { look: () => sync(device, httpFeedSource(url)), names, note: async () => (await readHolding(db))?.shown.payload.note }
}

test('from the workbook to fill in to a device that reads it over the network: template, a mistake and its mending, difference, edition, host', async () => {
  const [data, folder] = [await smallCity(), await temporaryFolder()]
  const [template, filled, errors, out] = [join(folder, '記入用の表.xlsx'), join(folder, '書いた表.xlsx'), join(folder, '直すところ.xlsx'), join(folder, 'site', 'feed')]
  await mkdir(out, { recursive: true })
  const { name } = JSON.parse(await readFile(join(data, 'datapackage.json'), 'utf8')) as { name: string }
  const host = await startHost(join(folder, 'site'), 0)
  onTestFinished(() => host.stop())
  const reader = await deviceOf(`${host.url}feed/`, `${name}/dev`)
  const key = ['--key', DEVELOPMENT_KEY, '--environment', 'dev']

  expect((await feed('build', '--data', data, '--out', out, ...key)).code).toBe(0)
  expect(await reader.look()).toMatchObject({ kind: 'updated', version: 1 })

  expect((await feed('template', '--data', data, '--out', template)).code).toBe(0)
  const named = await filledWorkbook(await readFile(template), 'initiatives', (cell, column) => column === 'name' ? '見守りの新しい名前' : cell)
  await writeFile(filled, await filledWorkbook(named, 'grades', (cell, column) => column === 'printed' ? 'Ｘ' : cell))
  expect(await feed('check', filled, '--errors', errors)).toMatchObject({ code: 1, text: expect.stringMatching(/評価:D2.*「Ｘ」[\s\S]*1 件の問題があります/) })
  expect(await feed('build', '--data', filled, '--out', out, ...key)).toMatchObject({ code: 1 })
  expect(await reader.look()).toMatchObject({ kind: 'current', version: 1 })

  await writeFile(filled, named)
  expect((await feed('check', filled)).code).toBe(0)
  expect((await feed('compare', '--data', filled, '--feed', out)).text).toContain('見守りの新しい名前')
  expect((await feed('build', '--data', filled, '--out', out, '--note', '名前を直しました。', ...key)).code).toBe(0)

  expect(await reader.look()).toMatchObject({ kind: 'updated', version: 2 })
  expect(await reader.names()).toContain('見守りの新しい名前')
  expect(await reader.note()).toBe('名前を直しました。')
})
