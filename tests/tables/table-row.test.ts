import { describe, expect, test } from 'vitest'
import { TableRow } from '../../src/tables/table-row'

function row(cells: Readonly<Record<string, string>>, printed: Readonly<Record<string, string>> = cells, bad: readonly string[] = []): TableRow {
  return new TableRow('results.csv', 7, new Map(Object.entries(cells)), new Map(Object.entries(printed)), new Set(bad))
}

describe('a cell', () => {
  test('that is blank is no number, and never 0', () => {
    expect(row({ value: '' }).number('value')).toBeUndefined()
    expect(row({ value: '0' }).number('value')).toBe(0)
    expect(row({}).number('value')).toBeUndefined()
  })

  test('is divided at semicolons of either width, without empty parts', () => {
    expect(row({ departments: '福祉総務課; 障害福祉課；こども支援課;;' }).list('departments')).toEqual(['福祉総務課', '障害福祉課', 'こども支援課'])
    expect(row({ departments: '' }).list('departments')).toEqual([])
  })

  test('is a flag only as 1', () => {
    expect([row({ flag: '1' }).flag('flag'), row({ flag: '0' }).flag('flag'), row({ flag: '' }).flag('flag')]).toEqual([true, false, false])
  })

  test('keeps its printed form for the problem told of it', () => {
    expect(row({ year: '2031' }, { year: '２０３１' }).problem('year', '計画の期間の年度')).toEqual({
      file: 'results.csv',
      row: 7,
      column: 'year',
      found: '２０３１',
      expected: '計画の期間の年度',
    })
  })

  test('that failed its check is known as bad', () => {
    const damaged = row({}, { year: 'R2' }, ['year'])
    expect([damaged.isBad('year'), damaged.isBad('code')]).toEqual([true, false])
    expect([damaged.text('year'), damaged.printed('year')]).toEqual(['', 'R2'])
  })
})

test('columns of years are found by their pattern, with the year', () => {
  expect(row({ plan: 'r2', target_2020: '5', target_2021: '', result_2020: '4' }).columns(/^target_(\d{4})$/)).toEqual([
    { column: 'target_2020', part: '2020' },
    { column: 'target_2021', part: '2021' },
  ])
})

test('a source has a line only where one is given', () => {
  expect(row({ source_doc: 'report', source_line: '259' }).source()).toEqual({ doc: 'report', line: 259 })
  expect(row({ source_doc: 'report', source_line: '' }).source()).toEqual({ doc: 'report' })
})

describe('the further places of a row', () => {
  test('are documents with a line or without, in the order they are written', () => {
    expect(row({ other_sources: 'report:21; crosswalk；sheet:3' }).otherSources()).toEqual([{ doc: 'report', line: 21 }, { doc: 'crosswalk' }, { doc: 'sheet', line: 3 }])
  })

  test('are none in a blank cell, and in a table without the column', () => {
    expect(row({ other_sources: '' }).otherSources()).toEqual([])
    expect(row({}).otherSources()).toEqual([])
  })
})

describe('the links of a row', () => {
  test('are those a document states, then those we infer', () => {
    expect(row({ related: 'goal:r2/1；initiative:r2/1-1-1-1', related_inferred: 'term:welfare' }).links()).toEqual([
      { to: 'goal:r2/1', inferred: false },
      { to: 'initiative:r2/1-1-1-1', inferred: false },
      { to: 'term:welfare', inferred: true },
    ])
  })

  test('are only stated ones in a table without the other column', () => {
    expect(row({ related: 'goal:r2/1' }).links()).toEqual([{ to: 'goal:r2/1', inferred: false }])
  })

  test('leave out what the table’s own constraint has refused', () => {
    expect(row({ related: 'person:1;goal:r2/1' }).links()).toEqual([{ to: 'goal:r2/1', inferred: false }])
    expect(row({}).links()).toEqual([])
  })
})
