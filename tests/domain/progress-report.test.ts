import { describe, expect, test } from 'vitest'
import { progressReport } from '../../src/domain/progress-report'
import { kamakura } from '../fixtures/city-folder'
import { direction, discrepancy, editionContent, goal, initiative, kind, plan, source, summary, yearGrade, yearReport } from '../fixtures/content'

async function report() {
  const found = progressReport(await kamakura(), 'r2', 2020)
  if (!found)
    throw new Error('no report of 2020')
  return found
}

const counts = ({ counts: { A, B, C, D } }: { counts: Record<'A' | 'B' | 'C' | 'D', number> }) => [A, B, C, D]

describe('the report of fiscal 2020', () => {
  test('opens with 203 graded items, and counts apart those the city’s report does not cover', async () => {
    const { share, document, plan: { plan } } = await report()
    expect([plan, document, share.graded, ...counts(share)]).toEqual(['r2', 'progress-r2', 203, 100, 69, 19, 15])
    expect(share.total + share.unreported).toBe((await report()).items.length)
  })

  test('sets the city’s table beside the recount: 97 printed, 100 counted A of 203, and the three that explain it', async () => {
    const { summary: { rows, gaps, halfWidth } } = await report()
    const all = rows.find(({ printed }) => printed.goal === undefined)
    expect(all && [all.printed.total, ...counts(all.printed), ...counts(all.recounted)]).toEqual([203, 97, 69, 19, 15, 100, 69, 19, 15])
    expect(rows.map(({ printed }) => printed.goal ?? 'all')).toEqual(expect.arrayContaining([1, 2, 3, 4, 5, 'all']))
    expect(gaps.map(({ goal: of, what, printed, recounted }) => [of ?? 'all', what, printed, recounted])).toEqual([[4, 'A', 48, 51], ['all', 'A', 97, 100]])
    expect(halfWidth.map(({ code }) => code)).toEqual(['4-1-3-7', '4-1-5-9', '4-1-5-10'])
  })

  test('gives each goal its page: shares, what fell short, D first, and what the city says comes next', async () => {
    const { goals } = await report()
    expect(goals.map(({ goal: { goal: no }, share }) => [no, ...counts(share)])).toEqual([[1, 12, 4, 0, 1], [2, 5, 10, 0, 1], [3, 12, 6, 5, 2], [4, 51, 34, 13, 10], [5, 20, 15, 1, 1], [6, 0, 0, 0, 0]])
    expect(goals.map(({ fell }) => fell.map(({ grade }) => grade).join(''))).toEqual(['D', 'D', 'DDCCCCC', 'DDDDDDDDDDCCCCCCCCCCCCC', 'DC', ''])
    expect(goals[3]?.fell.every(({ report: told, source: { doc } }) => told !== undefined && doc === 'progress-r2')).toBe(true)
    expect(goals[0]?.matters.followups.length).toBeGreaterThan(0)
    expect(goals[3]?.indicators.length).toBeGreaterThan(0)
    expect(goals[5]?.summary).toBeUndefined()
  })

  test('lists every item in the order of the codes, 4-1-2-9 before 4-1-2-10', async () => {
    const codes = (await report()).items.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes.indexOf('4-1-2-10') - codes.indexOf('4-1-2-9')).toBe(1)
    expect(codes[0]).toBe('1-1-1-1')
    expect((await report()).items.filter(({ grade }) => grade.kind === 'graded')).toHaveLength(203)
  })

  test('closes with what does not fit in the document itself, in order', async () => {
    const { discrepancies } = await report()
    expect(discrepancies[0]?.id).toBe('a-count-97-100')
    expect(discrepancies.map(({ no }) => no)).toEqual([...discrepancies.map(({ no }) => no)].sort((a, b) => a - b))
    expect(discrepancies.every(({ source: own, otherSources }) => [own, ...otherSources].some(({ doc }) => doc === 'progress-r2'))).toBe(true)
  })
})

describe('a line of the list', () => {
  const line = (changes: Parameters<typeof initiative>[1]) => progressReport(editionContent({
    plans: [plan()],
    goals: [goal()],
    directions: [direction()],
    kinds: [kind()],
    initiatives: [initiative('1-1-1-1'), initiative('1-1-1-2', changes)],
  }), 'r2', 2020)?.items[1]

  test('says what is missing by its name', () => {
    expect(line({ targets: {}, reports: {}, grades: {} })).toMatchObject({ target: { kind: 'blank' }, result: { kind: 'notReported' }, grade: { kind: 'notReported' } })
    expect(line({ targets: { 2020: { kind: 'dash', text: '－' } }, reports: { 2020: yearReport({ summary: '' }) }, grades: {} })).toMatchObject({ target: { kind: 'dash' }, result: { kind: 'blank' }, grade: { kind: 'none' } })
  })

  test('takes what is of the year, and no other year', () => {
    expect(line({ targets: { 2021: { kind: 'text', text: '30回' } }, reports: { 2021: yearReport() }, grades: { 2021: yearGrade('A') } })).toMatchObject({ target: { kind: 'blank' }, result: { kind: 'notReported' }, grade: { kind: 'notReported' } })
    expect(line({ name: '【再掲1-1-1-1】相談', reports: { 2020: yearReport({ summary: '行いました。', covidMentioned: true }) } })).toMatchObject({ name: '相談', result: { kind: 'told', summary: '行いました。', covid: true }, grade: { kind: 'graded', grade: 'A' } })
  })
})

describe('there is no report', () => {
  test.each([['r2', 2021], ['r8', 2026], ['x', 2020]])('of %s for %i', async (of, year) => {
    expect(progressReport(await kamakura(), of, year)).toBeUndefined()
  })
})

test('a later plan’s report leaves the items it only inherited to the plan they belong to', () => {
  const inherited = initiative('1-1-1-1', { grades: { 2026: yearGrade('D') } })
  const own = initiative('1-1-1-9', { plan: 'r8', grades: { 2026: yearGrade('B') } })
  const found = progressReport(editionContent({
    plans: [plan(), plan('r8')],
    goals: [goal(1, { plan: 'r8' })],
    directions: [direction('1-1', { plan: 'r8' })],
    kinds: [kind('1-1-1', { plan: 'r8' })],
    initiatives: [inherited, own],
    summaries: [summary({ plan: 'r2', year: 2026 })],
    discrepancies: [discrepancy('b', { no: 2 }), discrepancy('a', { no: 1 }), discrepancy('c', { no: 3, source: source(1, 'other') })],
  }), 'r8', 2026)
  expect(found?.items.map(({ code }) => code)).toEqual(['1-1-1-9'])
  expect(found?.goals[0]?.fell).toEqual([])
  expect(found?.summary.rows).toEqual([])
  expect(found?.discrepancies.map(({ id }) => id)).toEqual(['a', 'b'])
})
