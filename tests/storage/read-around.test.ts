import type { StoredEdition } from '../../src/storage/library-database'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COLLECTIONS, ROW_KEY } from '../../src/domain/edition'
import { cutEdition } from '../../src/feed/split'
import { readAround } from '../../src/storage/read-around'
import { arbitraryContent } from '../fixtures/arbitraries'
import * as make from '../fixtures/content'
import { richEdition } from '../fixtures/rich-edition'
import { storedEdition } from './library'

/** An edition in small parts, and a count of the shards that were opened. */
async function inParts(content: Parameters<typeof cutEdition>[0], limit: number) {
  const { edition } = await storedEdition(content)
  const cut = await cutEdition(content, limit)
  const opened: string[] = []
  const parts: StoredEdition = { ...edition, payload: { ...edition.payload, shards: cut.map(({ entry }) => entry) } }
  return {
    parts,
    opened,
    bytesOf: async ({ name, sha256 }: { readonly name: string, readonly sha256: string }) => {
      opened.push(name)
      return cut.find(({ entry }) => entry.sha256 === sha256)?.bytes
    },
  }
}

describe('an item is found', () => {
  test('in the one shard that is opened, whatever it is and however its collection is cut', async () => {
    const content = richEdition()
    for (const limit of [100, 2_000, 1_000_000]) {
      for (const collection of COLLECTIONS) {
        for (const row of content[collection]) {
          const keyOf: (row: never) => string = ROW_KEY[collection]
          const key = keyOf(row as never)
          const { parts, opened, bytesOf } = await inParts(content, limit)
          const found = await readAround(parts, { collection, key }, bytesOf)
          expect([key, found?.[collection].some(each => keyOf(each as never) === key), opened.length]).toEqual([key, true, 1])
        }
      }
    }
  })

  test('also where a publisher cuts by a rule of its own: then the others are opened', async () => {
    const content = make.editionContent({ initiatives: Array.from({ length: 40 }, (_, index) => make.initiative(`1-1-1-${index + 1}`)) })
    const { parts, bytesOf } = await inParts(content, 1200)
    const names = parts.payload.shards.map(({ name }) => name)
    const shards = parts.payload.shards.map((entry, at) => entry.name.startsWith('initiatives/') ? { ...entry, name: names.filter(name => name.startsWith('initiatives/')).at(-1 - (at - names.findIndex(name => name.startsWith('initiatives/')))) ?? '' } : entry)
    const found = await readAround({ ...parts, payload: { ...parts.payload, shards } }, { collection: 'initiatives', key: 'r2/1-1-1-7' }, bytesOf)
    expect(found?.initiatives.map(({ code }) => code)).toContain('1-1-1-7')
  })
})

test('what is not in the edition, and what is not whole, is not found', async () => {
  await fc.assert(fc.asyncProperty(arbitraryContent, async (content) => {
    const { parts, bytesOf } = await inParts(content, 1200)
    expect(await readAround(parts, { collection: 'initiatives', key: 'r2/9-9-9-9999' }, bytesOf)).toBeUndefined()
    expect(await readAround(parts, { collection: 'initiatives', key: `r2/${content.initiatives[0]?.code}` }, async () => undefined)).toBeUndefined()
  }), { numRuns: 5 })
})
