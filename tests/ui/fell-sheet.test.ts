import { expect, test } from 'vitest'
import { toCsv } from '../../src/domain/spreadsheet'
import { fellColumns } from '../../src/ui/fell-sheet'
import { initiative, yearGrade, yearReport } from '../fixtures/content'

test('a missing report is a blank in the table of C and D, not a report without コロナ', () => {
  const grades = { 2020: yearGrade('D') }
  const items = [
    initiative('1-1-1-1', { grades, reports: {} }),
    initiative('1-1-1-2', { grades, reports: { 2021: yearReport({ covidMentioned: true }) } }),
    initiative('1-1-1-3', { grades, reports: { 2020: yearReport({ summary: '', covidMentioned: false }) } }),
    initiative('1-1-1-4', { grades, reports: { 2020: yearReport({ covidMentioned: true }) } }),
  ]
  const [head = '', ...lines] = toCsv(items, fellColumns(2020, doc => doc)).replace('\uFEFF', '').trimEnd().split('\r\n')
  const at = head.split(',').indexOf('コロナについての記載')
  expect(lines.map(line => line.split(',')[at])).toEqual(['', '', 'なし', 'あり'])
  expect(lines[0]).toMatch(/^'?1-1-1-1,取組1-1-1-1,目標1,D,,,福祉総務課,report,1$/)
})
