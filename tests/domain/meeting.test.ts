import type { RecordTree } from '../../src/domain/meeting'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordTree, strayRecords } from '../../src/domain/meeting'
import { meetingRecord } from '../fixtures/content'

function outline(tree: readonly RecordTree[]): readonly unknown[] {
  return tree.map(({ no, children }) => children.length === 0 ? no : [no, ...outline(children)])
}

function numbers(tree: readonly RecordTree[]): readonly number[] {
  return tree.flatMap(({ no, children }) => [no, ...numbers(children)])
}

describe('the tree of a meeting’s records', () => {
  test('hangs each record under its own, in the order of the numbers', () => {
    const records = [
      meetingRecord(10, { parent: 2 }),
      meetingRecord(1),
      meetingRecord(4, { parent: 3 }),
      meetingRecord(2),
      meetingRecord(3, { parent: 1 }),
      meetingRecord(9, { parent: 2 }),
    ]
    expect(outline(recordTree(records))).toEqual([[1, [3, 4]], [2, 9, 10]])
  })

  test('takes a record that comes before its parent', () => {
    expect(outline(recordTree([meetingRecord(1, { parent: 2 }), meetingRecord(2)]))).toEqual([[2, 1]])
  })

  test('keeps everything a record says and leaves the list as it was', () => {
    const records = [meetingRecord(2), meetingRecord(1, { summary: '要約', department: '福祉総務課' })]
    const before = [...records]
    expect(recordTree(records)[0]).toEqual({ ...records[1], children: [] })
    expect(records).toEqual(before)
  })

  test('of no records is empty', () => {
    expect(recordTree([])).toEqual([])
  })

  test('can be asked for what hangs under one record', () => {
    expect(outline(recordTree([meetingRecord(1), meetingRecord(2, { parent: 1 }), meetingRecord(3)], 1))).toEqual([2])
  })
})

describe('stray records', () => {
  test('are none where every parent is there, however deep', () => {
    expect(strayRecords([meetingRecord(1), meetingRecord(2, { parent: 1 }), meetingRecord(3, { parent: 2 }), meetingRecord(4, { parent: 3 })])).toEqual([])
  })

  test('name a parent that is not there, and so do those under them', () => {
    const [lost, under] = [meetingRecord(2, { parent: 9 }), meetingRecord(3, { parent: 2 })]
    expect(strayRecords([meetingRecord(1), lost, under])).toEqual([lost, under])
  })

  test.each([
    ['themselves', [[1, 1]]],
    ['each other', [[1, 2], [2, 1]]],
    ['themselves through others', [[1, 3], [2, 1], [3, 2]]],
  ])('hang under %s', (_, pairs) => {
    const records = pairs.map(([no = 0, parent]) => meetingRecord(no, { parent }))
    expect(strayRecords([...records, meetingRecord(8)])).toEqual(records)
  })

  test('are exactly those the tree does not hold', () => {
    const link = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined })
    fc.assert(fc.property(fc.array(link, { maxLength: 8 }), (parents) => {
      const records = parents.map((parent, index) => meetingRecord(index + 1, { parent }))
      const stray = strayRecords(records).map(({ no }) => no)
      expect([...numbers(recordTree(records)), ...stray].sort()).toEqual(records.map(({ no }) => no))
    }))
  })
})
