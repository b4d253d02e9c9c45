import type { GradeTable } from '../../src/domain/grade-tables'
import { describe, expect, test } from 'vitest'
import { evaluationYears, fellShort, gradeTable, newestEvaluation, plansGraded, printedSum, yearsByPlan } from '../../src/domain/grade-tables'
import { outlinePlan } from '../../src/domain/outline'
import { kamakura } from '../fixtures/city-folder'
import { editionContent, initiative, kind, plan, summary, yearGrade, yearReport } from '../fixtures/content'

async function table(by: GradeTable) {
  const outline = outlinePlan(await kamakura(), 'r2')
  if (!outline)
    throw new Error('no plan r2')
  return gradeTable(by, outline, 2020)
}

function letters(rows: ReturnType<typeof gradeTable>): Record<string, string> {
  return Object.fromEntries(rows.map(({ key, share }) => [key, Object.values(share.counts).join(' ')]))
}

describe('the grades of fiscal 2020, laid out', () => {
  test('by goal, with a goal the report does not know', async () => {
    const rows = await table('goal')
    expect(letters(rows)).toEqual({ 1: '12 4 0 1', 2: '5 10 0 1', 3: '12 6 5 2', 4: '51 34 13 10', 5: '20 15 1 1', 6: '0 0 0 0' })
    expect(rows.at(-1)?.share).toMatchObject({ graded: 0, unreported: 29 })
  })

  test.each(['direction', 'kind'] as const)('by %s, adding up to all 203', async (by) => {
    const rows = await table(by)
    expect(rows.reduce((sum, { share }) => sum + share.graded, 0)).toBe(203)
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
  })

  test('by コロナ: 43 reports name it', async () => {
    const rows = await table('covid')
    expect(letters(rows)).toEqual({ named: '5 16 11 11', unnamed: '95 53 8 4' })
    expect(rows.map(({ share }) => share.graded)).toEqual([43, 160])
  })

  test('by department, without the partner in brackets and most items first', async () => {
    const rows = await table('department')
    expect(rows[0]?.name).toBe('障害福祉課')
    expect(rows.filter(({ name }) => /[（(]/.test(name))).toEqual([])
    expect(rows.reduce((sum, { share }) => sum + share.graded, 0)).toBeGreaterThan(203)
  })
})

test('an item of two departments stands under both, once each, and one without a grade under none', () => {
  const content = editionContent({ initiatives: [
    initiative('1-1-1-1', { departments: ['甲課', '乙課', '甲課（市社協）'] }),
    initiative('1-1-1-2', { departments: ['丙課'], grades: {} }),
  ] })
  const outline = outlinePlan(content, 'r2')
  expect(outline && gradeTable('department', outline, 2020).map(({ name, share }) => [name, share.graded])).toEqual([['乙課', 1], ['甲課', 1]])
})

test('a report that does not exist is neither with nor without コロナ', () => {
  const content = editionContent({ initiatives: [
    initiative('1-1-1-1', { reports: { 2020: yearReport({ covidMentioned: true }) }, grades: { 2020: yearGrade('D') } }),
    initiative('1-1-1-2', { reports: {}, grades: {} }),
  ] })
  const outline = outlinePlan(content, 'r2')
  expect(outline && letters(gradeTable('covid', outline, 2020))).toEqual({ named: '0 0 0 1', unnamed: '0 0 0 0' })
})

test('a later plan does not count the grades of what it inherits', () => {
  const content = editionContent({ kinds: [kind('1-1-1'), kind('1-1-1', { plan: 'r8' })] })
  const outline = outlinePlan(content, 'r8')
  expect(outline?.initiatives).toHaveLength(1)
  expect(outline && letters(gradeTable('goal', outline, 2020))).toEqual({ 1: '0 0 0 0' })
})

describe('the years of evaluation', () => {
  const content = editionContent({ plans: [plan('r8'), plan('r2')] })

  test('are all years of the plans up to the present one, with or without grades', () => {
    expect(evaluationYears(content, 2026)).toEqual([
      { year: 2020, plan: 'r2', graded: 1 },
      ...[2021, 2022, 2023, 2024, 2025].map(year => ({ year, plan: 'r2', graded: 0 })),
      { year: 2026, plan: 'r8', graded: 0 },
    ])
  })

  test('begin with the newest that has grades, else with the newest', () => {
    expect(newestEvaluation(evaluationYears(content, 2026))?.year).toBe(2020)
    expect(newestEvaluation(evaluationYears({ ...content, initiatives: [] }, 2026))?.year).toBe(2026)
    expect(newestEvaluation([])).toBeUndefined()
  })

  test('keep a graded year that a wrong clock holds for the future', () => {
    expect(evaluationYears(content, 2019)).toEqual([{ year: 2020, plan: 'r2', graded: 1 }])
  })
})

describe('a year that two plans share', () => {
  const plans = [plan('r2', { toYear: 2026 }), plan('r8', { toYear: 2031 })]
  const graded = (planId: string, year: number) => initiative('1-1-1-1', { plan: planId, grades: { [year]: yearGrade('B') } })
  const years = (...initiatives: ReturnType<typeof graded>[]) => evaluationYears(editionContent({ plans, initiatives }), 2027)

  test('stands once, for the plan with grades', () => {
    const held = years(graded('r2', 2026))
    expect(held.map(({ year }) => year)).toEqual([2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027])
    expect(held.find(({ year }) => year === 2026)).toEqual({ year: 2026, plan: 'r2', graded: 1 })
  })

  test('belongs to the later plan where neither or both have grades', () => {
    expect(years().find(({ year }) => year === 2026)?.plan).toBe('r8')
    expect(years(graded('r2', 2026), graded('r8', 2026)).find(({ year }) => year === 2026)?.plan).toBe('r8')
  })

  test('can be asked for each plan that has grades of it', () => {
    const content = editionContent({ plans, initiatives: [graded('r2', 2026), graded('r8', 2026), graded('r2', 2020)] })
    expect([2020, 2026, 2027].map(year => plansGraded(content, year).map(({ plan: id }) => id))).toEqual([['r2'], ['r8', 'r2'], []])
  })

  test('is divided by plan with the others', () => {
    expect(yearsByPlan(years(graded('r2', 2026))).map(group => [group.plan, group.years.map(({ year }) => year)])).toEqual([
      ['r2', [2020, 2021, 2022, 2023, 2024, 2025, 2026]],
      ['r8', [2027]],
    ])
  })
})

test('the items that fell short are those of C and D in that year, D first', () => {
  const item = (code: string, grades: Parameters<typeof yearGrade>[0][]) => initiative(code, { grades: Object.fromEntries(grades.map((grade, index) => [2020 + index, yearGrade(grade)])) })
  const items = [item('1-1-1-1', ['C', 'A']), item('1-1-1-2', ['D']), item('1-1-1-3', ['A', 'D']), item('1-1-1-4', ['C']), item('1-1-1-5', [])]
  expect(fellShort(items, 2020).map(({ code }) => code)).toEqual(['1-1-1-2', '1-1-1-1', '1-1-1-4'])
  expect(fellShort(items, 2021).map(({ code }) => code)).toEqual(['1-1-1-3'])
})

describe('a printed row added up', () => {
  test('tells rounding from items left out', () => {
    expect(printedSum(summary({ total: 17, counts: { A: 12, B: 4, C: 0, D: 1 }, shares: { A: 71, B: 24, C: 0, D: 6 } }))).toEqual({ counted: 17, uncounted: 0, percent: 101 })
  })

  test('goes wrong in the city’s table for goal 4 and for all', async () => {
    const rows = (await kamakura()).summaries.map(row => [row.goal, printedSum(row).uncounted, printedSum(row).percent])
    expect(rows).toEqual([[1, 0, 101], [2, 0, 100], [3, 0, 100], [4, 3, 96], [5, 0, 101], [undefined, 3, 98]])
  })
})
