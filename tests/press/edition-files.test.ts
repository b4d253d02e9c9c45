import type { Bytes } from '../../src/feed/bytes'
import type { PressedEdition } from '../fixtures/editions'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openData } from '../../src/open-data/open-data'
import { editionFiles } from '../../src/press/edition-files'
import { writeIntoFolder } from '../../src/press/write-into-folder'
import { readEdition } from '../../src/publisher/read-edition'
import { writeOpenData } from '../../src/publisher/write-open-data'
import { filesBelow, temporaryFolder } from '../fixtures/city-folder'
import { editionContent, goal } from '../fixtures/content'
import { pressed } from '../fixtures/editions'
import { testKey, trustIn } from '../fixtures/feed'
import { memoryFolder } from '../fixtures/memory-folder'

const MANIFEST = 'feed/manifest.json'
const trust = trustIn(await testKey())
const renamed = editionContent({ goals: [goal(1, { name: 'べつの目標' }), goal(1, { plan: 'r8' })] })

let first: PressedEdition
let second: PressedEdition
let served = ''

beforeAll(async () => {
  first = await pressed()
  second = await pressed(renamed, { before: first })
})

/** Puts files where a host would serve them, over what lies there. */
async function serve(files: Iterable<readonly [string, Bytes]>): Promise<void> {
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(served, path)), { recursive: true })
    await writeFile(join(served, path), bytes)
  }
}

/** The version a reader finds at the host. */
async function versionServed(): Promise<number | object> {
  const edition = await readEdition(join(served, 'feed'), trust)
  return edition.ok ? edition.value.payload.version : edition.failure
}

describe('the files of an edition', () => {
  test('are its shards, open data and the numbered manifest; the manifest itself comes last', () => {
    const paths = first.files.map(({ path }) => path)
    expect(paths.slice(0, first.shards.length)).toEqual(first.shards.map(({ entry }) => `feed/${entry.sha256}.json`))
    expect(paths.slice(-3)).toEqual(['open/files.json', 'feed/1.manifest.json', MANIFEST])
    expect(new Set(paths).size).toBe(paths.length)
  })

  test('carry the chain of roots along, in the order of its steps', async () => {
    const roots = new Map([[10, first.manifest], [2, first.manifest]])
    const paths = (await editionFiles(first, first.manifest, { roots })).map(({ path }) => path)
    expect(paths.filter(path => path.includes('root'))).toEqual(['feed/2.root.json', 'feed/10.root.json'])
    expect(paths.indexOf('feed/10.root.json')).toBeLessThan(paths.indexOf(MANIFEST))
  })

  test('are the very open data the publisher writes, and its next writing knows them as its own', async () => {
    const [{ feed, version, created }, folder] = [first.payload, await temporaryFolder()]
    for (const { path, bytes } of first.files.filter(file => file.path.startsWith('open/'))) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), bytes)
    }
    const before = await filesBelow(folder)
    const written = await writeOpenData(join(folder, 'open'), await openData(first.content, { version, feed, created }), { feed, version, created })
    expect(written).toMatchObject({ ok: true })
    expect(await filesBelow(folder)).toEqual(before)
  })
})

describe('E14: an upload that stops', () => {
  test('after any file leaves readers the edition before, whole, until the last one is there', async () => {
    served = await temporaryFolder()
    await serve(first.files.map(({ path, bytes }) => [path, bytes]))
    for (const [index, { path, bytes }] of second.files.entries()) {
      expect(await versionServed(), `before ${index + 1} of ${second.files.length}`).toBe(1)
      // What a host has of a file while it comes; a manifest cut short is told apart from an edition by every reader.
      if (path !== MANIFEST && !first.files.some(file => file.path === path)) {
        await serve([[path, bytes.slice(0, Math.floor(bytes.length / 2))]])
        expect(await versionServed(), `half of ${path}`).toBe(1)
      }
      await serve([[path, bytes]])
    }
    expect(await versionServed()).toBe(2)
  })
})

describe('writing into a folder', () => {
  test('writes every file once, the manifest last, and tells how far it is', async () => {
    const folder = memoryFolder()
    const told: number[] = []
    expect(await writeIntoFolder([...first.files].reverse(), folder, done => told.push(done))).toEqual({ ok: true, value: first.files.length })
    expect(folder.order.at(-1)).toBe(MANIFEST)
    expect(told).toEqual(first.files.map((_, index) => index + 1))
  })

  test('leaves alone what lies there already', async () => {
    const folder = memoryFolder()
    await writeIntoFolder(first.files, folder)
    expect(await writeIntoFolder(first.files, folder)).toEqual({ ok: true, value: 0 })
    const written = await writeIntoFolder(second.files, folder)
    expect(written.ok && written.value).toBeLessThan(second.files.length)
    expect(folder.files.get(MANIFEST)).toEqual(second.manifest)
  })

  test.each(['refuse', 'garble'] as const)('E14: that meets a full or faulty disk (%s) at any file leaves the edition before in force, and goes through the next time', async (mishap) => {
    const before = memoryFolder()
    await writeIntoFolder(first.files, before)
    const changed = second.files.filter(({ path, bytes }) => Buffer.compare(before.files.get(path) ?? Buffer.alloc(0), bytes) !== 0)
    for (const { path } of changed) {
      const files = new Map(before.files)
      const stopped = await writeIntoFolder(second.files, memoryFolder(at => at === path ? mishap : undefined, files))
      expect(stopped).toEqual({ ok: false, failure: { kind: mishap === 'refuse' ? 'notWritten' : 'notRead', path } })
      // A disk that garbles the manifest itself leaves no edition there; every other stop leaves the old one.
      if (path !== MANIFEST) {
        expect(files.get(MANIFEST), path).toEqual(first.manifest)
        expect(await writeIntoFolder(second.files, memoryFolder(undefined, files)), path).toMatchObject({ ok: true })
        expect(files.get(MANIFEST)).toEqual(second.manifest)
      }
    }
  })

  test('lets a fault of the program itself rise', async () => {
    await expect(writeIntoFolder(first.files, memoryFolder(() => 'throw'))).rejects.toThrow(RangeError)
  })

  test('never puts an older edition, another city’s or one of the same number in the place of what lies there', async () => {
    const folder = memoryFolder()
    await writeIntoFolder(second.files, folder)
    const held = new Map(folder.files)
    const other = await pressed(undefined, { environment: 'test' })
    const twin = await pressed(undefined, { floor: 1 })
    expect(await writeIntoFolder(first.files, folder)).toEqual({ ok: false, failure: { kind: 'newerThere', found: 2, offered: 1 } })
    expect(await writeIntoFolder(twin.files, folder)).toEqual({ ok: false, failure: { kind: 'newerThere', found: 2, offered: 2 } })
    expect(await writeIntoFolder(other.files, folder)).toEqual({ ok: false, failure: { kind: 'otherFeed', found: 'testcity/dev', expected: 'testcity/test' } })
    expect(folder.files).toEqual(held)
  })

  test('touches nothing where a manifest lies that nobody can read', async () => {
    const folder = memoryFolder(undefined, new Map([[MANIFEST, new Uint8Array([60])]]))
    expect(await writeIntoFolder(first.files, folder)).toEqual({ ok: false, failure: { kind: 'unknownThere' } })
    expect(folder.order).toEqual([])
  })
})
