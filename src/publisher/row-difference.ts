import type { CollectionName, EditionContent, Row } from '../domain/edition'
import { COLLECTIONS, ROW_KEY } from '../domain/edition'
import { decodeUtf8 } from '../feed/bytes'
import { encodeJson } from '../feed/json'

/** Rows of all collections that differ between two editions, each as `collection key`. */
export interface RowDifference {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** Rows of the earlier edition. */
  readonly before: number
}

/** Compares two editions row by row, as they would be published. */
export function differenceOf(before: EditionContent, after: EditionContent): RowDifference {
  const old = allRows(before)
  const current = allRows(after)
  return {
    added: [...current.keys()].filter(key => !old.has(key)),
    changed: [...current].filter(([key, row]) => old.has(key) && old.get(key) !== row).map(([key]) => key),
    removed: [...old.keys()].filter(key => !current.has(key)),
    before: old.size,
  }
}

function allRows(content: EditionContent): ReadonlyMap<string, string> {
  return new Map(COLLECTIONS.flatMap(name => rowsOf(content, name)))
}

function rowsOf<Name extends CollectionName>(content: EditionContent, name: Name): [string, string][] {
  const keyOf: (row: Row<Name>) => string = ROW_KEY[name]
  return content[name].map((row) => {
    const text = decodeUtf8(encodeJson(row))
    return [`${name} ${keyOf(row)}`, text.ok ? text.value : '']
  })
}
