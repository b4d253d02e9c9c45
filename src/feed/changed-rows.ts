import type { CollectionName, EditionContent, Row } from '../domain/edition'
import type { EditedShard } from './shard'
import { COLLECTIONS, contentFrom, ROW_KEY } from '../domain/edition'
import { compareKeys } from './key-order'
import { assemble } from './shard'

/** The rows by which an edition differs from the one before it, each collection in the order of its keys. */
export interface ChangedRows {
  readonly removed: EditionContent
  readonly added: EditionContent
}

/** The rows that the edits of shards took away, and those that they brought. */
export function changedRows(edited: readonly EditedShard[]): ChangedRows {
  return { removed: assemble(edited.map(({ removed }) => removed)), added: assemble(edited.map(({ added }) => added)) }
}

/**
 * An edition with these rows taken away and brought; every other row is the same object, and no more of them are looked at
 * than it takes to find the places.
 *
 * Undefined where a row to be taken away is not there, or one that comes would stand beside another of its key: whoever asks
 * must then look at all of them.
 */
export function patchContent(content: EditionContent, { removed, added }: ChangedRows): EditionContent | undefined {
  let fits = true
  const patched = contentFrom((name) => {
    const rows = patchRows(name, content[name], removed[name], added[name])
    fits &&= rows !== undefined
    return rows ?? []
  })
  return fits ? patched : undefined
}

/** Whether every row that was taken away came again under its key, and every record of a meeting with it. */
export function isNothingGone({ removed, added }: ChangedRows): boolean {
  return COLLECTIONS.every((name) => {
    const come = new Set(keysOf(added, name))
    return keysOf(removed, name).every(key => come.has(key))
  })
}

/** Whether an edition holds a row of this key: found by halves, as its rows are in the order of their keys. */
export function holdsKey<Name extends CollectionName>(content: EditionContent, name: Name, key: string): boolean {
  return placeOf<Name>(content[name], key, ROW_KEY[name]).found
}

function keysOf<Name extends CollectionName>(content: EditionContent, name: Name): readonly string[] {
  const [rows, keyOf]: readonly [readonly Row<Name>[], (row: Row<Name>) => string] = [content[name], ROW_KEY[name]]
  return rows.map(row => keyOf(row))
}

/** The place of a key among rows: where it stands, or where it would have to. */
function placeOf<Name extends CollectionName>(rows: readonly Row<Name>[], wanted: string, keyOf: (row: Row<Name>) => string): { readonly at: number, readonly found: boolean } {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const row = rows[middle]
    const order = row === undefined ? 1 : compareKeys(keyOf(row), wanted)
    if (order === 0)
      return { at: middle, found: true }
    if (order < 0)
      low = middle + 1
    else
      high = middle
  }
  return { at: low, found: false }
}

function patchRows<Name extends CollectionName>(name: Name, rows: readonly Row<Name>[], removed: readonly Row<Name>[], added: readonly Row<Name>[]): readonly Row<Name>[] | undefined {
  if (removed.length === 0 && added.length === 0)
    return rows
  const keyOf: (row: Row<Name>) => string = ROW_KEY[name]
  const gone = new Set<number>()
  const places = new Map<string, number>()
  for (const row of removed) {
    const key = keyOf(row)
    const { at } = placeOf(rows, key, keyOf)
    if (rows[at] !== row || gone.has(at))
      return undefined
    gone.add(at)
    places.set(key, at)
  }
  const coming = new Map<number, Row<Name>[]>()
  let before: string | undefined
  for (const row of added) {
    const key = keyOf(row)
    // Most rows come in the place of one that goes.
    const place = places.get(key)
    const { at, found } = place === undefined ? placeOf(rows, key, keyOf) : { at: place, found: true }
    if (key === before || (found && !gone.has(at)))
      return undefined
    before = key
    coming.set(at, [...coming.get(at) ?? [], row])
  }
  const parts: (readonly Row<Name>[])[] = []
  let from = 0
  for (const at of [...new Set([...gone, ...coming.keys()])].sort((a, b) => a - b)) {
    parts.push(rows.slice(from, at), coming.get(at) ?? [])
    from = gone.has(at) ? at + 1 : at
  }
  return [...parts, rows.slice(from)].flat()
}
