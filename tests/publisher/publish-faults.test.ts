import type { PublishRequest } from '../../src/publisher/publish'
import type { PressedEdition } from '../fixtures/editions'
import { execFile } from 'node:child_process'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { build as bundle } from 'vite'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { pinnedRoot } from '../../src/feed/root'
import { sealKey } from '../../src/press/sealed-key'
import { buildCommand } from '../../src/publisher/build-command'
import { KeyFileError } from '../../src/publisher/signing-key'
import { readEdition } from '../../src/publisher/read-edition'
import { writeEdition } from '../../src/publisher/write-edition'
import { editTable, filesOf, PROJECT, temporaryFolder } from '../fixtures/city-folder'
import { published, publishTo, snapshotOf } from '../fixtures/edition-folder'
import { testKey, trustIn } from '../fixtures/feed'
import { smallCity } from '../fixtures/small-city'
import { stopAt } from '../fixtures/stopped-publisher'
import { twoEditions } from '../fixtures/two-editions'

const key = await testKey()
const trust = trustIn(key)

let first: PressedEdition
let second: PressedEdition

beforeAll(async () => {
  [first, second] = await twoEditions()
})

const writeSecond = (folder: string) => writeEdition(folder, second.payload, second.manifest, second.shards)

/** The version a reader finds in a folder, everything verified; or why there is none. */
async function versionIn(folder: string): Promise<number | string> {
  const edition = await readEdition(folder, trust)
  return edition.ok ? edition.value.payload.version : edition.failure.kind
}

/**
 * Stops the second edition at one step after the other until it goes through, and writes it again after each stop, which
 * makes the folder as if nothing had happened. Answers what readers found after each stop.
 */
async function stopEverywhere(stepAt: (index: number) => number, write: (folder: string, step: number) => Promise<'stopped' | 'written'>) {
  const [old, whole] = [await temporaryFolder(), await temporaryFolder()]
  await writeEdition(old, first.payload, first.manifest, first.shards)
  await cp(old, whole, { recursive: true })
  await writeSecond(whole)
  const smooth = await filesOf(whole)
  const found: (number | string)[] = []
  for (let index = 0; ; index++) {
    const [folder, step] = [await temporaryFolder(), stepAt(index)]
    await cp(old, folder, { recursive: true })
    if (await write(folder, step) === 'written')
      return found
    found.push(await versionIn(folder))
    await writeSecond(folder)
    expect(await filesOf(folder), `again after step ${step}`).toEqual(smooth)
  }
}

/** So many stops, and each left the old edition in force: the manifest's new name is the last step of all. */
function expectOld(found: readonly (number | string)[], stops: number): void {
  expect(found).toEqual(Array.from({ length: stops }, () => 1))
}

describe('E14: publishing that stops', () => {
  /** The shards, the numbered manifest and the manifest; each is opened and written, then renamed. */
  const FILES = 5 + 2

  test('because the process is killed at any file leaves a whole edition and goes through the next time', async () => {
    const out = join('node_modules/.tmp', 'killed-publisher.js')
    await bundle({
      root: PROJECT,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      build: { ssr: 'tests/fixtures/killed-publisher.ts', outDir: 'node_modules/.tmp', emptyOutDir: false, rolldownOptions: { output: { entryFileNames: 'killed-publisher.js' } } },
    })
    // One step a file, in the middle of it or before it gets its name by turns: a process takes its time.
    const found = await stopEverywhere(index => 2 * index + index % 2, (folder, step) => promisify(execFile)(process.execPath, [out, folder, String(step)], { cwd: PROJECT }).then(() => 'written' as const, (error: { readonly signal?: string }) => {
      expect(error.signal).toBe('SIGKILL')
      return 'stopped' as const
    }))
    expectOld(found, FILES)
  })

  test('because the disk is full, in the middle of any file, leaves a whole edition and goes through the next time', async () => {
    const found = await stopEverywhere(index => index, async (folder, step) => {
      const restore = stopAt(step, 'full')
      const stopped = await writeSecond(folder).then(() => 'written' as const, (error: unknown) => {
        expect(error).toMatchObject({ code: 'ENOSPC' })
        return 'stopped' as const
      }).finally(restore)
      return stopped
    })
    expectOld(found, 2 * FILES)
  })
})

/** The small city published once for readers in earnest, and what would publish it again. */
async function publishedInEarnest() {
  const [data, out] = [await smallCity(), await temporaryFolder()]
  const root = pinnedRoot(trustIn(key, 'testcity/prod'))
  const request: Partial<PublishRequest> = { environment: 'prod', root, now: '2026-12-01T00:00:00Z' }
  await published(out, data, request)
  await editTable(data, 'goals.csv', table => table.set(2, 'note', 'みなおしました。'))
  return { data, out, request, root, before: await snapshotOf(out) }
}

describe('E15: nothing is written', () => {
  test('with a key readers do not know, past the end of root or edition, or below the version from which a root counts', async () => {
    const { data, out, request, root, before } = await publishedInEarnest()
    const stranger = await testKey(2)
    const refusals: readonly [Partial<PublishRequest>, object][] = [
      [{ key: stranger, trusted: [key.public] }, { kind: 'unknownKey' }],
      [{ rootExpires: '2026-11-30T00:00:00Z' }, { kind: 'rootExpired', expires: '2026-11-30T00:00:00Z' }],
      [{ now: '2030-01-01T00:00:00Z' }, { kind: 'expired' }],
      [{ root: { ...root, feed: 'othercity/prod' } }, { kind: 'otherFeed', found: 'testcity/prod', expected: 'othercity/prod' }],
    ]
    for (const [changes, fault] of refusals) {
      expect(await publishTo(out, data, { ...request, ...changes })).toMatchObject({ kind: 'notAccepted', fault })
      expect(await snapshotOf(out)).toEqual(before)
    }
    expect(await publishTo(out, data, { ...request, root: { ...root, restart: { root: 1, versionFloor: 40 } } })).toMatchObject({ kind: 'published', payload: { version: 40 } })
  })

  test('where the key’s file is missing, no key, or closed to the passphrase', async () => {
    const { data, out, before } = await publishedInEarnest()
    const [sealed, noKey] = [join(await temporaryFolder(), 'sealed.json'), join(await temporaryFolder(), 'no.json')]
    const text = JSON.stringify({ ...key.public.jwk, d: Buffer.from(key.secret).toString('base64url') })
    await writeFile(sealed, JSON.stringify(await sealKey(text, '春の七草をつむ')))
    await writeFile(noKey, '{}')
    const build = (file: string, passphrase?: string) => {
      vi.stubEnv('FEED_KEY_PASSPHRASE', passphrase)
      return buildCommand.run(['build', '--data', data, '--out', out, '--environment', 'test', '--key', file])
    }
    onTestFinished(() => void vi.unstubAllEnvs())
    for (const [file, passphrase] of [['/nowhere/key.json'], [noKey], [sealed], [sealed, '秋の七草をつむ']] as const)
      await expect(build(file, passphrase)).rejects.toThrow(KeyFileError)
    expect(await snapshotOf(out)).toEqual(before)
  })
})

describe('E12: cells that look like data about a person', () => {
  const said = '福祉総務課 庶務係'

  /** The small city with a mobile phone in a service’s remark, and the arguments that build it. */
  async function withPhone() {
    const [data, out, log] = [await smallCity(), join(await temporaryFolder(), 'feed'), join(await temporaryFolder(), 'log.csv')]
    await editTable(data, 'services.csv', table => table.set(2, 'note', '夜間は 090-1234-5678'))
    return { data, out, log, build: ['build', '--data', data, '--out', out, '--log', log] }
  }

  test('keep the edition from being made, and are told with row and column', async () => {
    const { data, out } = await withPhone()
    expect(await publishTo(out, data)).toMatchObject({ kind: 'personalData', findings: [{ file: 'services.csv', row: 2, column: 'note' }] })
    await expect(filesOf(out)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('go out when somebody answers for them by name; the name stands in the log and nowhere in the feed', async () => {
    const { out, log, build } = await withPhone()
    const lines: string[] = []
    const spies = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')].map(spy => spy.mockImplementation(line => lines.push(String(line)) > 0))
    onTestFinished(() => spies.forEach(spy => spy.mockRestore()))
    expect(await buildCommand.run(build)).toBe(1)
    expect(lines.join('')).toContain('--approved-by')
    expect(await buildCommand.run([...build, '--approved-by', said])).toBe(0)
    expect(await buildCommand.run([...build, '--approved-by', said, '--renew'])).toBe(0)
    const [heading, ...entries] = (await readFile(log, 'utf8')).trimEnd().split('\r\n')
    expect(heading).toContain('個人に関する値を確かめた人')
    expect(entries.map(entry => entry.split(',').slice(1, 3))).toEqual([['testcity/dev', '1'], ['testcity/dev', '2']])
    for (const entry of entries)
      expect(entry).toMatch(new RegExp(`${said},services\\.csv:2:note$`))
    expect(entries.join()).not.toContain('090-1234')
    for (const [name, bytes] of await filesOf(out))
      expect(bytes.toString('utf8'), name).not.toContain(said)
  })
})
