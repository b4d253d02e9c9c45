import 'fake-indexeddb/auto'
import type { Device } from './device'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FEED_LIMIT } from '../../src/feed/limits'
import { editionFileSource, FILE_LIMIT, writeEditionFile } from '../../src/sync/edition-file'
import { synchronise } from '../../src/sync/synchronise'
import { signedFeed, trustIn } from '../fixtures/feed'
import { KEYS, step } from '../fixtures/roots'
import { contentOf, feedOf, INSTANT, newDevice, shown, sync, whole } from './device'
import { FakeFeed } from './fake-feed'

async function device(): Promise<Device> {
  return { ...await newDevice(), trust: { ...trustIn(KEYS.feed), rootKeys: [KEYS.root.public] } }
}

async function deviceWith(version: number): Promise<Device> {
  const own = await device()
  await sync(own, new FakeFeed(await feedOf(version)))
  return own
}

async function fileOf({ library }: Device): Promise<Uint8Array<ArrayBuffer>> {
  const holding = await library.readHolding()
  const file = holding && await writeEditionFile(holding.shown, library)
  if (!file?.ok)
    throw new Error('no file')
  return file.value
}

async function take(own: Device, file: Uint8Array<ArrayBuffer>) {
  const source = await editionFileSource(new Blob([file]))
  if (!source.ok)
    return { kind: 'failed', failure: source.failure }
  return synchronise({ ...own, source: source.value, instant: INSTANT, asked: true, signal: new AbortController().signal, progress: () => {} })
}

/** The file with something changed in its content, as somebody could who has no key. */
function altered(file: Uint8Array, change: (content: { manifest: string, roots: string[], shards: Record<string, string> }) => void): Uint8Array<ArrayBuffer> {
  const content = JSON.parse(gunzipSync(file).toString('utf8'))
  change(content)
  return new Uint8Array(gzipSync(JSON.stringify(content)))
}

describe('an edition as a file', () => {
  test('is taken by a device that never met the host, whole and as signed', async () => {
    const from = await deviceWith(3)
    const to = await device()
    expect(await take(to, await fileOf(from))).toMatchObject({ kind: 'updated', version: 3 })
    expect(await shown(to)).toEqual(whole(3))
    expect((await to.library.readHolding())?.shown.envelope).toEqual((await from.library.readHolding())?.shown.envelope)
  })

  test('may be handed on by the device that took it', async () => {
    const second = await device()
    await take(second, await fileOf(await deviceWith(3)))
    const third = await device()
    expect(await take(third, await fileOf(second))).toMatchObject({ kind: 'updated', version: 3 })
  })

  test('is taken uncompressed too, as a browser without gzip writes it', async () => {
    const plain = new Uint8Array(gunzipSync(await fileOf(await deviceWith(3))))
    expect(await take(await device(), plain)).toMatchObject({ kind: 'updated', version: 3 })
  })

  test('of the edition held says so', async () => {
    const own = await deviceWith(3)
    expect(await take(own, await fileOf(own))).toEqual({ kind: 'current', version: 3 })
  })

  test('carries the chain of roots that vouches for it', async () => {
    const from = await deviceWith(1)
    const host = new FakeFeed(await signedFeed(contentOf(2), { version: 2, key: KEYS.nextFeed, root: 3 })).serveRoots(step(2), step(3))
    expect(await sync(from, host)).toMatchObject({ kind: 'updated', version: 2 })
    const to = await deviceWith(1)
    expect(await take(to, await fileOf(from))).toMatchObject({ kind: 'updated', version: 2 })
    expect(await take(await deviceWith(1), altered(await fileOf(from), content => content.roots.pop()))).toMatchObject({ kind: 'failed', failure: { kind: 'untrusted' } })
  })

  test('is not written of an edition that is not whole', async () => {
    const own = await deviceWith(1)
    const holding = await own.library.readHolding()
    await own.db.shards.clear()
    expect(holding && await writeEditionFile(holding.shown, own.library)).toMatchObject({ ok: false, failure: { kind: 'damaged' } })
  })
})

describe('a file is refused, and the device keeps what it has', () => {
  async function refused(make: (file: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>, failure: object, version = 3) {
    const own = await deviceWith(2)
    expect(await take(own, make(await fileOf(await deviceWith(version))))).toMatchObject({ kind: 'failed', failure })
    expect(await shown(own)).toEqual(whole(2))
    expect(await take(own, await fileOf(await deviceWith(4)))).toMatchObject({ kind: 'updated', version: 4 })
  }

  test('whose edition is older', () => refused(file => file, { kind: 'older', found: 1, held: 2 }, 1))

  test('whose shards were altered', () => refused(file => altered(file, (content) => {
    for (const [name, text] of Object.entries(content.shards))
      content.shards[name] = Buffer.from(Buffer.from(text, 'base64').toString('utf8').replace('第3版', '第9版')).toString('base64')
  }), { kind: 'damaged' }))

  test('whose statement was altered', () => refused(file => altered(file, (content) => {
    const envelope = JSON.parse(Buffer.from(content.manifest, 'base64').toString('utf8'))
    envelope.payload = Buffer.from(Buffer.from(envelope.payload, 'base64').toString('utf8').replace('"version":3', '"version":9')).toString('base64')
    content.manifest = Buffer.from(JSON.stringify(envelope)).toString('base64')
  }), { kind: 'untrusted' }))

  test('that lacks its shards', () => refused(file => altered(file, (content) => {
    content.shards = {}
  }), { kind: 'damaged' }))

  test('that is cut short', () => refused(file => file.slice(0, -20), { kind: 'damaged' }))

  test('that is something else', () => refused(() => new TextEncoder().encode('%PDF-1.7'), { kind: 'notTheFeed' }))

  test('that is JSON of another kind', () => refused(() => new TextEncoder().encode('{"kind":"notes","spec":1}'), { kind: 'notTheFeed' }))

  test('that carries a key to an object’s prototype', () => refused(file => altered(file, (content) => {
    Object.defineProperty(content.shards, '__proto__', { value: 'AAAA', enumerable: true })
  }), { kind: 'notTheFeed' }))

  test('that is larger than any edition, unread', async () => {
    const huge = Object.assign(new Blob(['x']), {})
    Object.defineProperty(huge, 'size', { value: FILE_LIMIT + 1 })
    expect(await editionFileSource(huge)).toEqual({ ok: false, failure: { kind: 'tooLarge', what: 'edition file', limit: FILE_LIMIT } })
  })

  test('that swells past what an edition may be, before it has swollen', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(400 * 1024 * 1024), { level: 9 }))
    expect(bomb.byteLength).toBeLessThan(FILE_LIMIT)
    const before = process.memoryUsage().rss
    expect(await editionFileSource(new Blob([bomb]))).toMatchObject({ ok: false, failure: { kind: 'tooLarge', limit: FEED_LIMIT * 1.5 } })
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  })

  test('cut at any byte', async () => {
    const file = await fileOf(await deviceWith(3))
    await fc.assert(fc.asyncProperty(fc.nat(file.byteLength - 1), async (length) => {
      expect((await editionFileSource(new Blob([file.slice(0, length)]))).ok).toBe(false)
    }), { numRuns: 60, examples: [[0], [1], [2], [file.byteLength - 1]] })
  })
})
