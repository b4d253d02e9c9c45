import type { CollectionName } from '../../src/domain/edition'
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { COLLECTIONS } from '../../src/domain/edition'
import { asPublished } from '../../src/feed/as-published'
import { isRowAsPublished, ROW_SCHEMA } from '../../src/feed/row-schemas'
import { arbitraryContent } from '../fixtures/arbitraries'
import * as make from '../fixtures/content'

/** A row as it lies in a shard. */
const published = (row: unknown): unknown => JSON.parse(JSON.stringify(row))

/** The row with one of its values, however deep, replaced, left out or joined by one that no schema knows. */
function spoiled(row: unknown, at: number, by: unknown): unknown {
  let left = at
  const walk = (value: unknown): unknown => {
    if (left-- === 0)
      return by
    if (Array.isArray(value))
      return value.map(walk)
    if (typeof value === 'object' && value !== null)
      return { ...Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]).filter(([, inner]) => inner !== undefined)), ...left-- === 0 && { unheard: by } }
    return value
  }
  return walk(row)
}

test('a row that passes the quick test is one that its schema lets through and leaves as it is, whatever was done to it', async () => {
  const strange = fc.constantFrom(undefined, null, '', 'x', '\uD800', -1, 1.5, Number.MAX_VALUE, true, [], {}, [{}])
  await fc.assert(fc.asyncProperty(arbitraryContent, fc.nat(60), strange, async (content, at, by) => {
    for (const name of COLLECTIONS) {
      for (const row of content[name].map(published)) {
        for (const each of [row, spoiled(row, at, by)]) {
          const { success, output } = v.safeParse(ROW_SCHEMA[name], each)
          if (isRowAsPublished(name, each))
            expect({ success, output }).toEqual({ success: true, output: each })
        }
      }
    }
  }), { numRuns: 30 })
})

test('the rows of an edition of today pass, each collection of them', () => {
  const content = make.editionContent()
  const doubted = COLLECTIONS.filter((name: CollectionName) => !content[name].map(published).every(row => isRowAsPublished(name, row)))
  expect(doubted).toEqual([])
})

test('what a schema would fill in, leave out or refuse does not pass, nor does anything by a schema unknown here', () => {
  const closed = v.object({ a: v.number() })
  expect([{ a: 1 }, { a: 1, b: 2 }, {}, { a: '1' }].map(asPublished(closed))).toEqual([true, false, false, false])
  expect([{ a: [] }, {}].map(asPublished(v.looseObject({ a: v.optional(v.array(v.string()), []) })))).toEqual([true, false])
  expect([{}, { a: 1 }, { a: 'x' }].map(asPublished(v.looseObject({ a: v.optional(v.number()) })))).toEqual([true, true, false])
  expect([1].map(asPublished(v.pipe(v.number(), v.transform(value => value + 1))))).toEqual([false])
  expect([1].map(asPublished(v.intersect([v.number(), v.number()])))).toEqual([false])
})
