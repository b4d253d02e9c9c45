import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finished } from '../../src/domain/sliced'
import { compareKeys } from '../../src/feed/key-order'
import { mergeRuns } from '../../src/feed/merge-runs'

test('rows of all runs stand in the order of their keys, rows of one key in the order of their runs', () => {
  const runs = fc.array(fc.array(fc.string({ maxLength: 3 })))
  fc.assert(fc.property(runs, (keys) => {
    const rows = keys.map((run, at) => [...run].sort(compareKeys).map(key => ({ key, at })))
    const merged = finished(mergeRuns(rows, ({ key }) => key))
    expect(merged).toEqual(rows.flat().sort((a, b) => compareKeys(a.key, b.key) || a.at - b.at))
  }))
})

test.each([[1, 60_000], [60, 1_000], [5_000, 4]])('%i runs of %i rows leave others their turn many times', (count, rows) => {
  const runs = Array.from({ length: count }, (_, run) => Array.from({ length: rows }, (_, at) => `${String(at).padStart(6, '0')} ${run}`))
  const work = mergeRuns(runs, key => key)
  let turns = 0
  while (!work.next().done)
    turns++
  // Each round of merging goes through all of them; each run is put into order, and each two are merged.
  expect(turns).toBeGreaterThanOrEqual(Math.max(2 * count - 1, count + Math.floor(Math.log2(count)) * count * rows / 1_000))
})
