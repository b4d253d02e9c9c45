import type { CollectionName, EditionContent } from '../../src/domain/edition'
import type { Initiative } from '../../src/domain/initiative'
import { describe, expect, test } from 'vitest'
import { COLLECTIONS, DERIVED } from '../../src/domain/edition'
import { compareEditions } from '../../src/press/compare-editions'
import { GONE } from '../../src/press/past-change'
import { BLANK_CELL } from '../../src/press/shown-cell'
import { suggestNote } from '../../src/press/suggest-note'
import { newestReportedYear, unreported, unreportedCsv, unreportedText } from '../../src/press/unreported'
import { kamakura } from '../fixtures/city-folder'
import * as make from '../fixtures/content'
import { richEdition } from '../fixtures/rich-edition'

const real = await kamakura()

/** An edition of initiatives, with one of them as told. */
function withItem(changes: Partial<Initiative>, others: readonly Initiative[] = []): EditionContent {
  return make.editionContent({ initiatives: [make.initiative('1-1-1-1', changes), ...others] })
}

/** The tables that differ, with what differs in them. */
function differing(before: EditionContent, after: EditionContent) {
  return compareEditions(before, after).tables.map(({ table, added, removed, changed }) => ({ table, added: added.map(({ key }) => key), removed: removed.map(({ key }) => key), changed: changed.map(({ key }) => key) }))
}

describe('cell by cell', () => {
  test('a changed cell is told with its table, row, column, and what stood there', () => {
    const [table, ...others] = compareEditions(make.editionContent(), make.editionContent({ goals: [make.goal(1, { name: '新しい名前' }), make.goal(1, { plan: 'r8' })] })).tables
    expect(others).toEqual([])
    expect(table).toEqual({ table: 'goals', title: '基本目標', added: [], removed: [], changed: [{ key: 'r2/1', label: '新しい名前', cells: [{ column: 'name', title: '名称', before: '目標1', after: '新しい名前' }] }] })
  })

  test('a grade that goes leaves a blank, which is no 0 and no empty text', () => {
    const [table] = compareEditions(withItem({}), withItem({ grades: {} })).tables
    expect(table).toMatchObject({ table: 'initiative-years', changed: [{ key: 'r2/1-1-1-1/2020', label: '取組1-1-1-1（令和2年度）' }] })
    expect(table?.changed[0]?.cells.map(({ title, before, after }) => [title, before, after])).toContainEqual(['評価（印字）', 'A', '（空欄）'])
  })

  test('a flag is told as yes or no, a list with its parts', () => {
    const cells = compareEditions(withItem({}), withItem({ reported: false, departments: ['福祉総務課', 'こども課'] })).tables.find(({ table }) => table === 'initiatives')?.changed[0]?.cells
    expect(cells?.map(({ before, after }) => [before, after])).toEqual([['福祉総務課', '福祉総務課、こども課'], ['はい', 'いいえ']])
  })

  test('rows that come and go are named', () => {
    const after = make.editionContent({ services: [make.service('new', { name: '新しい窓口' })] })
    const [services] = compareEditions(make.editionContent({ services: [make.service('old', { name: '古い窓口' })] }), after).tables
    expect(services).toMatchObject({ table: 'services', added: [{ key: 'new', label: '新しい窓口' }], removed: [{ key: 'old', label: '古い窓口' }] })
  })

  test('the city itself is compared, too', () => {
    expect(differing(make.editionContent(), make.editionContent({ city: [make.city({ title: '別の題名' })] }))).toEqual([{ table: 'city', added: [], removed: [], changed: ['testcity'] }])
  })

  test('rows in another order are no difference', () => {
    expect(differing(real, { ...real, services: [...real.services].reverse() })).toEqual([])
  })

  test('what is only worked out from other cells is not told', () => {
    const graded = (grade: 'A' | 'B') => make.editionContent({ initiatives: [make.initiative('1-1-1-1', { grades: { 2020: make.yearGrade(grade) } })], summaries: [make.summary()] })
    expect(differing(graded('A'), graded('B')).map(({ table }) => table)).toEqual(['initiative-years'])
  })

  // Whatever a collection holds, a text changed in its first row must be seen somewhere.
  test.each(COLLECTIONS.filter(name => !DERIVED.includes(name)))('a text changed in %s is seen', (name) => {
    const before = richEdition()
    const after: EditionContent = { ...before, [name]: reworded(before, name) }
    expect(compareEditions(before, after).tables.length).toBeGreaterThan(0)
  })

  test('the first edition has nothing to be held against', () => {
    expect(compareEditions(undefined, real)).toMatchObject({ first: true, tables: [], loss: { before: 0, lost: 0, needsWords: false } })
  })
})

/** The rows of a collection with one word of the first changed that is no key. */
function reworded(content: EditionContent, name: CollectionName): readonly object[] {
  const [first, ...rest]: readonly object[] = content[name]
  const field = ['name', 'summary', 'note', 'title', 'explanation', 'translation', 'words', 'howRead', 'overall', 'text', 'value'].find(key => first && key in first && key !== (name === 'translations' ? 'text' : ''))
  const old = first && field ? new Map<string, unknown>(Object.entries(first)).get(field) : undefined
  const changed = Array.isArray(old) ? [...old, '別'] : typeof old === 'number' ? old + 1 : field === 'overall' ? 'B' : `${String(old)}の別`
  return [{ ...first, [field ?? '']: changed }, ...rest]
}

describe('the grades', () => {
  test('are counted before and after, for the plan and for its goals, newest year first', () => {
    const item = make.initiative('1-1-1-2', { grades: { 2020: make.yearGrade('B'), 2021: make.yearGrade('C') } })
    const { grades } = compareEditions(withItem({}), withItem({ grades: { 2020: make.yearGrade('D') } }, [item]))
    expect(grades.map(({ goal, year, before, after, changed }) => [goal, year, before.counts, after.counts, changed])).toEqual([
      [undefined, 2021, { A: 0, B: 0, C: 0, D: 0 }, { A: 0, B: 0, C: 1, D: 0 }, true],
      [undefined, 2020, { A: 1, B: 0, C: 0, D: 0 }, { A: 0, B: 1, C: 0, D: 1 }, true],
      [1, 2021, { A: 0, B: 0, C: 0, D: 0 }, { A: 0, B: 0, C: 1, D: 0 }, true],
      [1, 2020, { A: 1, B: 0, C: 0, D: 0 }, { A: 0, B: 1, C: 0, D: 1 }, true],
    ])
  })

  test('of the real city are those it counts itself: 203 items, none changed', () => {
    const [whole] = compareEditions(real, real).grades
    expect(whole).toMatchObject({ plan: 'r2', goal: undefined, year: 2020, before: { total: 203, graded: 203, counts: { A: 100, B: 69, C: 19, D: 15 } }, changed: false })
  })
})

describe('the past of an indicator', () => {
  const past = (before: Parameters<typeof make.indicator>[1], after: Parameters<typeof make.indicator>[1]) =>
    compareEditions(make.editionContent({ indicators: [make.indicator('consult', before)] }), make.editionContent({ indicators: [make.indicator('consult', after)] })).past.map(({ what, year, before, after }) => [what, year, before, after])

  test('is told where a published target, result, baseline or printed rate differs', () => {
    expect(past(
      { printedRates: [make.printedRate(2021, 89.6)] },
      { baseline: 57, years: [make.indicatorYear(2021, { target: { kind: 'set', value: 60 }, result: { kind: 'notConducted' } })], printedRates: [make.printedRate(2021, 90)] },
    )).toEqual([
      ['baseline', undefined, '56', '57'],
      ['target', 2021, '58.8', '60'],
      ['result', 2021, '52.7', '未実施'],
      ['rate', 2021, '89.6％', '90％'],
    ])
  })

  test('is told where a published value is gone, as a blank', () => {
    expect(past({}, { years: [], baseline: undefined })).toEqual([['baseline', undefined, '56', BLANK_CELL], ['target', 2021, '58.8', BLANK_CELL], ['result', 2021, '52.7', BLANK_CELL]])
  })

  test.each(['blank', 'pending'] as const)('is not touched where what was %s becomes a value', (kind) => {
    expect(past({ years: [make.indicatorYear(2021, { result: { kind } })] }, {})).toEqual([])
  })

  test('is not touched by a new year, nor by a second document that prints the same year', () => {
    expect(past({ printedRates: [make.printedRate(2021, 89.6)] }, { years: [make.indicatorYear(2021), make.indicatorYear(2022)], printedRates: [make.printedRate(2021, 89.6), make.printedRate(2021, 89.5)] })).toEqual([])
  })

  test('goes with the indicator, and that is said', () => {
    const gone = compareEditions(make.editionContent({ indicators: [make.indicator()] }), make.editionContent({ indicators: [] })).past
    expect(gone.map(({ after }) => after)).toEqual([GONE, GONE, GONE])
  })
})

describe('departments that have not reported', () => {
  const items = [
    make.initiative('1-1-1-1'),
    make.initiative('1-1-1-2', { grades: {}, departments: ['こども課', '福祉総務課（市社協）'] }),
    make.initiative('1-1-1-10', { grades: {}, reports: {}, departments: ['こども課'] }),
    make.initiative('1-1-1-3', { reports: {}, departments: [] }),
    make.initiative('1-1-1-4', { reported: false, reports: {}, grades: {} }),
    make.initiative('1-1-1-5', { plan: 'r8', reports: {}, grades: {} }),
  ]
  const found = unreported(make.editionContent({ initiatives: items }), 2020)

  test('are listed with what they owe, the most first, and nothing is asked of items the report does not cover', () => {
    expect(found.departments.map(({ name, owned, owed }) => [name, owned, owed.map(({ code, result, grade }) => [code, result, grade])])).toEqual([
      ['こども課', 2, [['1-1-1-2', false, true], ['1-1-1-10', true, true]]],
      ['福祉総務課', 2, [['1-1-1-2', false, true]]],
    ])
    expect(found).toMatchObject({ initiatives: 3, ownerless: [{ code: '1-1-1-3' }] })
  })

  test('get a text to send, each its own', () => {
    expect(unreportedText(found, 'こども課')).toBe('こども課 御中\n令和2年度の報告がまだの取組が 2 件あります（担当 2 件のうち）。\n・1-1-1-2 取組1-1-1-2：評価\n・1-1-1-10 取組1-1-1-10：実績と評価')
    expect(unreportedText(found).split('\n\n')).toHaveLength(2)
  })

  test('stand in a table of commas, items without a department at its end', () => {
    const lines = unreportedCsv(found).trimEnd().split('\r\n')
    expect(lines).toHaveLength(5)
    expect(lines[0]).toBe('\uFEFF担当課,計画,取組番号,取組名,年度,実績,評価')
    expect(lines[2]).toBe('こども課,r2,1-1-1-10,取組1-1-1-10,2020,未報告,未報告')
    expect(lines[4]).toMatch(/^,r2,'?1-1-1-3,/)
  })

  test('are asked for the newest year of which anything is known', () => {
    expect(newestReportedYear(make.editionContent({ initiatives: items }))).toBe(2020)
    expect(newestReportedYear({ initiatives: [make.initiative('1-1-1-1', { reports: {}, grades: {} })] })).toBeUndefined()
    expect(compareEditions(undefined, make.editionContent({ initiatives: [] })).unreported).toBeUndefined()
  })

  test('of the real city owe nothing for the year it has reported, and everything for the next', () => {
    expect(unreported(real, 2020).initiatives).toBe(0)
    expect(unreported(real, 2021).initiatives).toBe(203)
  })
})

describe('a note is suggested', () => {
  const noteOf = (before: EditionContent | undefined, after: EditionContent) => suggestNote(compareEditions(before, after))

  test('of the results and grades that came in, and for which year', () => {
    const reported = withItem({ reports: { 2020: make.yearReport(), 2026: make.yearReport() }, grades: { 2020: make.yearGrade('A'), 2026: make.yearGrade('B') } })
    expect(noteOf(withItem({}), reported)).toBe('令和8年度の実績と評価を加えました（取組1件）。')
    expect(noteOf(withItem({ grades: {} }), withItem({}))).toBe('令和2年度の評価を加えました（取組1件）。')
  })

  test('of what else readers notice, counted', () => {
    const before = make.editionContent({ services: [make.service('a'), make.service('b')], indicators: [make.indicator('consult')] })
    const after = make.editionContent({
      services: [make.service('a', { hours: '月曜' }), make.service('c')],
      indicators: [make.indicator('consult', { years: [make.indicatorYear(2021, { result: { kind: 'reported', value: 1 } }), make.indicatorYear(2022)] })],
      initiatives: [make.initiative('1-1-1-1', { summary: '直しました' })],
    })
    expect(noteOf(before, after)).toBe('令和4年度の成果指標の実績を加えました（1指標）。成果指標の、前の版までに出した値を直しました（1指標）。取組を1件直しました。相談先・サービスを1件加え、1件直し、1件なくしました。')
  })

  test('of initiatives that were corrected, apart from those that only reported', () => {
    const reworded = { 2020: make.yearReport({ summary: '別の言い方です。' }) }
    expect(noteOf(withItem({}), withItem({ reports: reworded }))).toBe('取組を1件直しました。')
    expect(noteOf(withItem({ grades: {} }), withItem({ reports: reworded }))).toBe('令和2年度の評価を加えました（取組1件）。')
  })

  test('that claims nothing where only small things changed, or nothing', () => {
    expect(noteOf(make.editionContent(), make.editionContent({ spellings: [make.spelling(1, ['取組', '取り組み', 'とりくみ'])] }))).toBe('細かな記載を直しました。')
    expect(noteOf(real, real)).toBe('内容に変わりはありません。')
    expect(noteOf(undefined, real)).toBe('はじめての版です。')
  })
})

test('two editions of 2,000 services and of many rows are compared in one go over the rows', () => {
  const services = (name: string) => Array.from({ length: 2000 }, (_, index) => make.service(`s${index}`, { name: index % 100 === 0 ? `${name}${index}` : `窓口${index}` }))
  const crosswalk = (count: number) => Array.from({ length: count }, (_, index) => make.crosswalkRow(index + 1))
  const found = compareEditions(make.editionContent({ services: services('前'), crosswalk: crosswalk(20_000) }), make.editionContent({ services: services('後'), crosswalk: crosswalk(19_999) }))
  expect(found.tables.map(({ table, removed, changed }) => [table, removed.length, changed.length])).toEqual([['crosswalk', 1, 0], ['services', 0, 20]])
})
