import type { FeedOptions } from '../fixtures/feed'
import type { EditionContent } from '../../src/domain/edition'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readEdition } from '../../src/publisher/read-edition'
import { kamakura, temporaryFolder } from '../fixtures/city-folder'
import * as make from '../fixtures/content'
import { writeFeed } from '../fixtures/edition-folder'
import { signedFeed, testKey, trustIn } from '../fixtures/feed'

async function feedIn(content: EditionContent = make.editionContent(), options: FeedOptions = {}) {
  const folder = await temporaryFolder()
  const feed = await signedFeed(content, options)
  await writeFeed(folder, feed)
  return { folder, ...feed }
}

async function flipByte(file: string, at: (length: number) => number): Promise<void> {
  const bytes = await readFile(file)
  const place = at(bytes.length)
  bytes[place] = (bytes[place] ?? 0) ^ 0x01
  await writeFile(file, bytes)
}

test('a whole edition is read from its signature to its references', async () => {
  const content = make.editionContent()
  const { folder, trust, manifest, payload } = await feedIn(content)
  expect(await readEdition(folder, trust)).toEqual({ ok: true, value: { envelope: manifest, payload, content } })
})

test('the real city’s edition is read back as it was cut', async () => {
  const { folder, trust } = await feedIn(await kamakura())
  const edition = await readEdition(folder, trust)
  expect(edition.ok && edition.value.content.initiatives).toEqual((await kamakura()).initiatives)
})

describe('nothing there is said as such', () => {
  test('where the folder is empty', async () => {
    const { trust } = await signedFeed(make.editionContent())
    expect(await readEdition(await temporaryFolder(), trust)).toEqual({ ok: false, failure: { kind: 'absent' } })
  })

  test('where there is no folder', async () => {
    const { trust } = await signedFeed(make.editionContent())
    expect(await readEdition(join(await temporaryFolder(), 'none'), trust)).toEqual({ ok: false, failure: { kind: 'absent' } })
  })
})

describe('one flipped bit', () => {
  test('at the start, in the middle or at the end of any shard is refused, and the shard is named', async () => {
    const { folder, trust, payload } = await feedIn()
    for (const entry of payload.shards) {
      const file = join(folder, `${entry.sha256}.json`)
      const whole = await readFile(file)
      for (const at of [() => 0, (length: number) => length >> 1, (length: number) => length - 1]) {
        await flipByte(file, at)
        expect(await readEdition(folder, trust), entry.name).toEqual({ ok: false, failure: { kind: 'damaged', what: entry.name } })
        await writeFile(file, whole)
      }
    }
    expect(await readEdition(folder, trust)).toMatchObject({ ok: true })
  })

  test('anywhere in what the manifest says and signs is refused', async () => {
    const { folder, trust, manifest } = await feedIn()
    const file = join(folder, 'manifest.json')
    // Every seventh byte, and so every kind of place: braces, names, payload, signature.
    for (let at = 0; at < manifest.byteLength; at += 7) {
      const changed = new Uint8Array(manifest)
      changed[at] = (changed[at] ?? 0) ^ 0x01
      await writeFile(file, changed)
      expect((await readEdition(folder, trust)).ok, `byte ${at}`).toBe(false)
    }
  })
})

describe('a shard', () => {
  test('that is missing is refused by its name', async () => {
    const { folder, trust, payload } = await feedIn()
    for (const entry of payload.shards) {
      const file = join(folder, `${entry.sha256}.json`)
      const whole = await readFile(file)
      await rm(file)
      expect(await readEdition(folder, trust)).toEqual({ ok: false, failure: { kind: 'damaged', what: entry.name } })
      await writeFile(file, whole)
    }
  })

  test('exchanged for another of the same feed is refused', async () => {
    const { folder, trust, payload } = await feedIn()
    const [one, other] = payload.shards
    await writeFile(join(folder, `${one?.sha256}.json`), await readFile(join(folder, `${other?.sha256}.json`)))
    expect(await readEdition(folder, trust)).toEqual({ ok: false, failure: { kind: 'damaged', what: one?.name } })
  })

  test('that is damaged does not keep the others from being reported', async () => {
    const { folder, trust, payload } = await feedIn()
    const bad = payload.shards[2]
    await flipByte(join(folder, `${bad?.sha256}.json`), () => 5)
    const told: [string, boolean][] = []
    await readEdition(folder, trust, (entry, failure) => told.push([entry.name, failure === undefined]))
    expect(told).toEqual(payload.shards.map(entry => [entry.name, entry !== bad]))
  })
})

describe('an edition is refused', () => {
  test('that a stranger signed', async () => {
    const { folder } = await feedIn(undefined, { key: await testKey(2) })
    expect(await readEdition(folder, trustIn(await testKey(1)))).toMatchObject({ ok: false, failure: { kind: 'untrusted' } })
  })

  test('that belongs to another feed', async () => {
    const { folder } = await feedIn(undefined, { feed: 'zushi/dev' })
    expect(await readEdition(folder, trustIn(await testKey()))).toMatchObject({ ok: false, failure: { kind: 'otherFeed', found: 'zushi/dev' } })
  })

  test('whose rows refer to nothing, though every byte is signed', async () => {
    const { folder, trust } = await feedIn(make.editionContent({ goals: [] }))
    expect(await readEdition(folder, trust)).toEqual({ ok: false, failure: { kind: 'inconsistent', what: 'directions r2/1-1: goals r2/1' } })
  })

  test('in which a key stands twice, though every byte is signed', async () => {
    const { folder, trust } = await feedIn(make.editionContent({ spellings: [make.spelling(1), make.spelling(1)] }))
    expect(await readEdition(folder, trust)).toEqual({ ok: false, failure: { kind: 'inconsistent', what: 'spellings 1: duplicate' } })
  })
})

test('files that are no part of the edition are no harm', async () => {
  const { folder, trust } = await feedIn()
  await writeFile(join(folder, `${'ab'.repeat(32)}.json`), 'rubbish')
  await writeFile(join(folder, 'manifest.json.part'), '{"payload":')
  expect(await readEdition(folder, trust)).toMatchObject({ ok: true })
  expect(await readdir(folder)).toContain('manifest.json.part')
})
