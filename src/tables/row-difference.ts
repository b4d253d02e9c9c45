import type { CollectionName, EditionContent, Row } from '../domain/edition'
import { COLLECTIONS, DERIVED, REWORDED, ROW_KEY } from '../domain/edition'
import { isSameRow } from './same-row'

/** Rows of all collections that differ between two editions, each as `collection key`; rows made from other rows are only counted. */
export interface RowDifference {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** Rows made from other rows (the readings of texts) that differ, came or went. */
  readonly derived: number
  /** Rows of the earlier edition that state facts: without those made from others or saying the same in other words. */
  readonly before: number
  /** How many of these are gone. */
  readonly lost: number
}

/** Compares two editions row by row, as they would be published. */
export function differenceOf(before: EditionContent, after: EditionContent): RowDifference {
  const old = rowsOf(before, stated)
  const current = rowsOf(after, stated)
  const oldDerived = rowsOf(before, DERIVED)
  const currentDerived = rowsOf(after, DERIVED)
  const facts = [...old.keys()].filter(isFact)
  return {
    ...differing(old, current),
    derived: Object.values(differing(oldDerived, currentDerived)).flat().length,
    before: facts.length,
    lost: facts.filter(key => !current.has(key)).length,
  }
}

/** Whether a row, named `collection key`, states a fact of its own. */
function isFact(key: string): boolean {
  return !REWORDED.some(name => key.startsWith(`${name} `))
}

const stated = COLLECTIONS.filter(name => !DERIVED.includes(name))

function differing(old: ReadonlyMap<string, object>, current: ReadonlyMap<string, object>): Pick<RowDifference, 'added' | 'changed' | 'removed'> {
  return {
    added: [...current.keys()].filter(key => !old.has(key)),
    changed: [...current].filter(([key, row]) => old.has(key) && !isSameRow(old.get(key), row)).map(([key]) => key),
    removed: [...old.keys()].filter(key => !current.has(key)),
  }
}

function rowsOf(content: EditionContent, names: readonly CollectionName[]): ReadonlyMap<string, object> {
  return new Map(names.flatMap(name => rowsIn(content, name)))
}

function rowsIn<Name extends CollectionName>(content: EditionContent, name: Name): [string, object][] {
  const keyOf: (row: Row<Name>) => string = ROW_KEY[name]
  return content[name].map(row => [`${name} ${keyOf(row)}`, row])
}
