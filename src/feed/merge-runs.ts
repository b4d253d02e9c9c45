import type { Sliced } from '../domain/sliced'
import { compareKeys } from './key-order'

/** A row with its key, by which it is put into order. */
interface Keyed<Row> {
  readonly row: Row
  readonly key: string
}

/** Rows merged before others get their turn. */
const SLICE = 500

/**
 * Rows of several runs in the order of their keys, rows of one key in the order of their runs.
 *
 * Runs come in order, as a publisher writes them; one that does not is put into order first.
 */
export function* mergeRuns<Row>(runs: readonly (readonly Row[])[], keyOf: (row: Row) => string): Sliced<readonly Row[]> {
  let left: (readonly Keyed<Row>[])[] = []
  for (const run of runs) {
    left.push(inOrder(run.map(row => ({ row, key: keyOf(row) }))))
    yield
  }
  while (left.length > 1) {
    const merged: (readonly Keyed<Row>[])[] = []
    for (let at = 0; at < left.length; at += 2) {
      merged.push(yield* mergeTwo(left[at] ?? [], left[at + 1] ?? []))
      // Many short runs are as long as a long one.
      yield
    }
    left = merged
  }
  return (left[0] ?? []).map(({ row }) => row)
}

function inOrder<Row>(run: readonly Keyed<Row>[]): readonly Keyed<Row>[] {
  const isInOrder = run.every((row, at) => at === 0 || compareKeys(run[at - 1]?.key ?? '', row.key) <= 0)
  return isInOrder ? run : [...run].sort((a, b) => compareKeys(a.key, b.key))
}

function* mergeTwo<Row>(first: readonly Keyed<Row>[], second: readonly Keyed<Row>[]): Sliced<readonly Keyed<Row>[]> {
  const merged: Keyed<Row>[] = []
  let [at, other] = [0, 0]
  for (let [a, b] = [first[0], second[0]]; a || b; [a, b] = [first[at], second[other]]) {
    if (a && (!b || compareKeys(a.key, b.key) <= 0)) {
      merged.push(a)
      at++
    }
    else if (b) {
      merged.push(b)
      other++
    }
    if (merged.length % SLICE === 0)
      yield
  }
  return merged
}
