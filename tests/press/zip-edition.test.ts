import type { EditionSiteFile } from '../../src/press/edition-files'
import process from 'node:process'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { zipEdition } from '../../src/press/zip-edition'
import { archiveParts } from '../../src/tables/workbook/archive'
import { unpackPart } from '../../src/tables/workbook/unpack'

const CREATED = '2026-11-21T01:02:04Z'

/** What a reader of archives that knows nothing of the writer finds in it. */
async function unpacked(bytes: Uint8Array): Promise<readonly EditionSiteFile[]> {
  const parts = archiveParts(bytes)
  if (!parts.ok)
    throw new Error(parts.failure.kind)
  return Promise.all(parts.value.map(async (part) => {
    const found = await unpackPart(bytes, part)
    if (!found.ok)
      throw new Error(found.failure.kind)
    return { path: part.name, bytes: new Uint8Array(found.value) }
  }))
}

const home = process.env.TZ
afterEach(() => {
  if (home === undefined)
    delete process.env.TZ
  else
    process.env.TZ = home
})

describe('an archive', () => {
  test('gives every file back as it was, in its order', async () => {
    const file = fc.record({ path: fc.stringMatching(/^[a-z0-9]{1,8}(?:\/[a-z0-9あ]{1,8}(?:\.[a-z]{1,4})?){0,2}$/), bytes: fc.uint8Array({ maxLength: 200 }).map(bytes => new Uint8Array(bytes)) })
    await fc.assert(fc.asyncProperty(fc.uniqueArray(file, { selector: ({ path }) => path, minLength: 1, maxLength: 20 }), async (files) => {
      expect(await unpacked(zipEdition(files, CREATED))).toEqual(files)
    }), { numRuns: 50 })
  })

  test('has in its headers the sums and the time a strict reader checks', () => {
    const bytes = new TextEncoder().encode('{"a":1}')
    const view = new DataView(zipEdition([{ path: 'feed/a.json', bytes }], CREATED).buffer)
    expect(view.getUint32(14, true)).toBe(crc32(bytes))
    const [time, day] = [view.getUint16(10, true), view.getUint16(12, true)]
    expect([1980 + (day >> 9), day >> 5 & 15, day & 31, time >> 11, time >> 5 & 63, (time & 31) * 2]).toEqual([2026, 11, 21, 1, 2, 4])
  })

  test('E13: has the same bytes in any time zone', () => {
    const files = [{ path: 'feed/a.json', bytes: new Uint8Array([1, 2, 3]) }]
    const archives = ['UTC', 'Asia/Tokyo', 'Pacific/Kiritimati', 'America/St_Johns'].map((zone) => {
      process.env.TZ = zone
      return zipEdition(files, '2026-03-29T02:30:00Z')
    })
    expect(new Set(archives.map(bytes => Buffer.from(bytes).toString('hex'))).size).toBe(1)
  })
})
