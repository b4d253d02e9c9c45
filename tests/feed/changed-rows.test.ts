import type { CollectionName, EditionContent, Row } from '../../src/domain/edition'
import type { Shard } from '../../src/feed/shard'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COLLECTIONS, contentFrom, ROW_KEY } from '../../src/domain/edition'
import { holdsKey, isNothingGone, patchContent } from '../../src/feed/changed-rows'
import { assemble } from '../../src/feed/shard'
import { arbitraryContent } from '../fixtures/arbitraries'
import * as make from '../fixtures/content'

/** The edition in the order of its keys, as readers have it. */
function inOrder(content: EditionContent): EditionContent {
  return assemble(COLLECTIONS.map((collection): Shard => ({ collection, rows: content[collection] })))
}

function only<Name extends CollectionName>(content: EditionContent, name: Name, wanted: (key: string) => boolean): readonly Row<Name>[] {
  const keyOf: (row: Row<Name>) => string = ROW_KEY[name]
  const rows: readonly Row<Name>[] = content[name]
  return rows.filter(row => wanted(keyOf(row)))
}

test('taking rows away and bringing others comes to the edition that has just these', () => {
  fc.assert(fc.property(arbitraryContent, arbitraryContent, fc.nat(3), (first, second, spared) => {
    const [before, other] = [inOrder(first), inOrder(second)]
    const isGone = (key: string) => key.length % 4 !== spared
    const removed = contentFrom(name => only(before, name, isGone))
    const added = contentFrom(name => only(other, name, key => isGone(key) || !holdsKey(before, name, key)))
    const kept = contentFrom(name => only(before, name, key => !isGone(key)))
    const expected = inOrder(contentFrom(name => [...kept[name], ...added[name]]))
    expect(patchContent(before, { removed, added })).toEqual(expected)
    for (const name of COLLECTIONS)
      expect(only(other, name, key => !holdsKey(other, name, key))).toEqual([])
  }), { numRuns: 40 })
})

test('a row that is not there cannot be taken away, and none comes beside another of its key', () => {
  const content = inOrder(make.editionContent())
  const none = contentFrom(() => [])
  const [row] = content.initiatives
  const twin = { ...none, initiatives: row ? [{ ...row }] : [] }
  expect(patchContent(content, { removed: twin, added: none })).toBeUndefined()
  expect(patchContent(content, { removed: none, added: twin })).toBeUndefined()
  expect(patchContent(content, { removed: content, added: none })).toEqual(none)
  expect([isNothingGone({ removed: twin, added: twin }), isNothingGone({ removed: twin, added: none })]).toEqual([true, false])
})
