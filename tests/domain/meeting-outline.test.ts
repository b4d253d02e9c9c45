import { describe, expect, test } from 'vitest'
import { recordTree } from '../../src/domain/meeting'
import { latestFirst, pathOf, recordsOfKind, runsOf } from '../../src/domain/meeting-outline'
import * as make from '../fixtures/content'

const records = [
  make.meetingRecord(1),
  make.meetingRecord(5, { kind: 'case', parent: 1 }),
  make.meetingRecord(2, { kind: 'case', parent: 1 }),
  make.meetingRecord(4, { kind: 'fact', parent: 1 }),
  make.meetingRecord(3, { kind: 'decision', parent: 2 }),
  make.meetingRecord(6, { kind: 'case', parent: 1 }),
]
const numbers = (list: readonly { readonly no: number }[]) => list.map(({ no }) => no)

describe('the records of a meeting', () => {
  test('run kind by kind in the order of the minutes', () => {
    const runs = runsOf(recordTree(records, 1))
    expect(runs.map(({ kind, records: run }) => [kind, numbers(run)])).toEqual([['case', [2]], ['fact', [4]], ['case', [5, 6]]])
    expect(runsOf([])).toEqual([])
  })

  test('know what they belong to, from the agenda item down', () => {
    expect(numbers(pathOf(records, make.meetingRecord(3, { parent: 2 })))).toEqual([1, 2])
    expect(pathOf(records, make.meetingRecord(1))).toEqual([])
  })

  test('that hang under themselves do not lead in a circle for ever', () => {
    const circle = [make.meetingRecord(1, { parent: 2 }), make.meetingRecord(2, { parent: 1 })]
    expect(numbers(pathOf(circle, make.meetingRecord(3, { parent: 1 })))).toEqual([2, 1])
  })

  test('of a kind are found in their order', () => {
    expect(numbers(recordsOfKind(records, 'case'))).toEqual([2, 5, 6])
  })
})

test('the latest meeting stands first, two of a day by their hour', () => {
  const meetings = [make.meeting('a', { held: '2024-01-11' }), make.meeting('b', { held: '2025-02-03', start: '10:00' }), make.meeting('c', { held: '2025-02-03', start: '14:00' })]
  expect(latestFirst(meetings).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
})
