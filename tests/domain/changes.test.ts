import type { EditionContent } from '../../src/domain/edition'
import type { Indicator } from '../../src/domain/indicator'
import type { Initiative } from '../../src/domain/initiative'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareEditions } from '../../src/domain/changes'
import { arbitraryContent } from '../fixtures/arbitraries'
import { kamakura } from '../fixtures/city-folder'
import * as make from '../fixtures/content'

const before = make.editionContent()

/** What a reader is told when the one initiative of the small edition is replaced. */
function toldOfInitiative(changes: Partial<Initiative>) {
  return compareEditions(before, { ...before, initiatives: [make.initiative('1-1-1-1', changes)] })
}

function toldOfIndicator(changes: Partial<Indicator>) {
  return compareEditions(before, { ...before, indicators: [make.indicator('consult', changes)] })
}

describe('nothing is told', () => {
  test('where an edition is compared with itself', () => {
    fc.assert(fc.property(arbitraryContent, (content) => {
      expect(compareEditions(content, structuredClone(content))).toEqual([])
    }))
  })

  test('of the city’s own edition compared with itself', async () => {
    expect(compareEditions(await kamakura(), await kamakura())).toEqual([])
  })

  test('where only the order of the fields differs', () => {
    const row = make.goal(1)
    const turned = { source: row.source, note: row.note, summary: row.summary, name: row.name, goal: row.goal, plan: row.plan }
    expect(compareEditions({ ...before, goals: [row] }, { ...before, goals: [turned] })).toEqual([])
  })

  test('where a field that was left out is now named as undefined', () => {
    expect(toldOfInitiative({ baseline: undefined })).toEqual([])
  })

  test('of documents, spellings and printed totals, which are no items of a plan', () => {
    expect(compareEditions(before, { ...before, spellings: [], summaries: [] })).toEqual([])
  })
})

describe('an item', () => {
  test('that is new is told as added, without parts', () => {
    const after = { ...before, initiatives: [...before.initiatives, make.initiative('1-1-1-2', { name: '見守り' })] }
    expect(compareEditions(before, after)).toEqual([
      { collection: 'initiatives', key: 'r2/1-1-1-2', title: '見守り', change: 'added', parts: [] },
    ])
  })

  test('that is gone is told as removed, under the title it had', () => {
    const old = { ...before, indicators: [...before.indicators, make.indicator('society', { name: '共生社会' })] }
    expect(compareEditions(old, before)).toEqual([
      { collection: 'indicators', key: 'society', title: '共生社会', change: 'removed', parts: [] },
    ])
  })

  test('that is renamed is told under its new name', () => {
    expect(toldOfInitiative({ name: '新しい名前' })).toEqual([
      { collection: 'initiatives', key: 'r2/1-1-1-1', title: '新しい名前', change: 'changed', parts: ['name'] },
    ])
  })

  test('of the same code in another plan is another item', () => {
    const after = { ...before, initiatives: [make.initiative('1-1-1-1', { plan: 'r8' })], crosswalk: [] }
    expect(compareEditions({ ...before, crosswalk: [] }, after).map(({ key, change }) => [key, change])).toEqual([
      ['r8/1-1-1-1', 'added'],
      ['r2/1-1-1-1', 'removed'],
    ])
  })
})

describe('a changed initiative names its parts', () => {
  test.each<[string, Partial<Initiative>, readonly string[]]>([
    ['name', { name: '別の名前' }, ['name']],
    ['summary', { summary: '別の要約' }, ['summary']],
    ['departments', { departments: ['障害福祉課'] }, ['departments']],
    ['a year’s target', { targets: { 2020: { kind: 'blank' } } }, ['targets']],
    ['baseline', { baseline: { year: 2019, cell: { kind: 'dash', text: '－' } } }, ['targets']],
    ['measures', { measures: [make.measure({ results: { 2020: 3 } })] }, ['targets']],
    ['report', { reports: { 2020: make.yearReport({ covidMentioned: true }) } }, ['results']],
    ['grade', { grades: { 2020: make.yearGrade('B') } }, ['grade']],
    ['the printed width of a grade', { grades: { 2020: make.yearGrade('A', 'A') } }, ['grade']],
    ['place', { kind: 2 }, ['place']],
    ['note', { note: '廃止' }, ['note']],
    ['only what has no name of its own', { repostOf: '1-1-1-9' }, ['other']],
    ['several at once', { name: '別', grades: {}, note: '別' }, ['name', 'grade', 'note']],
  ])('%s', (_, changes, parts) => {
    expect(toldOfInitiative(changes).map(change => change.parts)).toEqual([parts])
  })
})

describe('a place that was put right is no news to a reader', () => {
  const first = make.initiative('1-1-1-1', {
    reports: { 2020: make.yearReport({ figures: [make.resultFigure()] }) },
    measures: [make.measure({ baseline: 1, targets: { 2020: 2 }, sources: { targets: {}, results: {} } })],
  })
  const moved = make.source(99)

  test.each<[string, Partial<Initiative>]>([
    ['an initiative', { source: moved }],
    ['a figure', { reports: { 2020: make.yearReport({ figures: [make.resultFigure(12, { source: moved })] }) } }],
    ['the numbers of a measure', { measures: [make.measure({ baseline: 1, targets: { 2020: 2 }, sources: { baseline: moved, targets: { 2020: moved }, results: {} } })] }],
  ])('of %s', (_, changes) => {
    expect(compareEditions(make.editionContent({ initiatives: [first] }), make.editionContent({ initiatives: [{ ...first, ...changes }] }))).toEqual([])
  })

  test.each<[string, Partial<Indicator>]>([
    ['an indicator', { source: moved }],
    ['its baseline', { baselineSource: moved }],
    ['its targets and results', { years: [make.indicatorYear(2021, { targetSource: moved, resultSource: moved })] }],
  ])('of %s', (_, changes) => {
    expect(compareEditions(make.editionContent(), make.editionContent({ indicators: [make.indicator('consult', changes)] }))).toEqual([])
  })
})

describe('a changed indicator names its parts', () => {
  test.each<[string, Partial<Indicator>, readonly string[]]>([
    ['name', { name: '別の名前' }, ['name']],
    ['a target', { years: [make.indicatorYear(2021, { target: { kind: 'undecided' } })] }, ['targets']],
    ['a result', { years: [make.indicatorYear(2021, { result: { kind: 'pending' } })] }, ['results']],
    ['a new year', { years: [make.indicatorYear(2021), make.indicatorYear(2022)] }, ['targets', 'results']],
    ['a printed rate', { printedRates: [make.printedRate(2021, 89.6)] }, ['rate']],
    ['note', { note: '定数です。' }, ['note']],
    ['only what has no name of its own', { unit: '人' }, ['other']],
  ])('%s', (_, changes, parts) => {
    expect(toldOfIndicator(changes).map(change => change.parts)).toEqual([parts])
  })
})

describe('the other levels of a plan', () => {
  test.each<[string, Partial<EditionContent>, readonly [string, string, readonly string[]]]>([
    ['a goal’s name', { goals: [make.goal(1, { name: '別' }), make.goal(1, { plan: 'r8' })] }, ['goals', 'r2/1', ['name']]],
    ['a direction’s name', { directions: [make.direction('1-1', { name: '別' }), make.direction('1-1', { plan: 'r8' })] }, ['directions', 'r2/1-1', ['name']]],
    ['a kind’s name', { kinds: [make.kind('1-1-1', { name: '別' }), make.kind('1-1-1', { plan: 'r8' })] }, ['kinds', 'r2/1-1-1', ['name']]],
    ['a goal’s summary', { goals: [make.goal(1, { summary: '別' }), make.goal(1, { plan: 'r8' })] }, ['goals', 'r2/1', ['summary']]],
    ['a direction’s name and summary', { directions: [make.direction('1-1', { name: '別', summary: '別' }), make.direction('1-1', { plan: 'r8' })] }, ['directions', 'r2/1-1', ['name', 'summary']]],
    ['a goal’s note', { goals: [make.goal(1, { note: '別' }), make.goal(1, { plan: 'r8' })] }, ['goals', 'r2/1', ['other']]],
    ['a plan’s slogan', { plans: [make.plan('r2', { slogan: '別' }), make.plan('r8')] }, ['plans', 'r2', ['other']]],
  ])('%s is told', (_, changes, [collection, key, parts]) => {
    expect(compareEditions(before, { ...before, ...changes })).toMatchObject([{ collection, key, change: 'changed', parts }])
  })

})

describe('a crosswalk row', () => {
  const moved = [make.crosswalkRow(1, '1-1-1-1', { note: '※R4新規' })]

  test('that changes alone is told once, as a change of its initiative', () => {
    expect(compareEditions(before, { ...before, crosswalk: moved })).toEqual([
      { collection: 'initiatives', key: 'r2/1-1-1-1', title: '取組1-1-1-1', change: 'changed', parts: ['crosswalk'] },
    ])
  })

  test('that comes or goes is told the same way', () => {
    const repeated = [...before.crosswalk, make.crosswalkRow(1, '1-1-1-1', { repeat: 1 })]
    expect(compareEditions(before, { ...before, crosswalk: repeated }).map(({ parts }) => parts)).toEqual([['crosswalk']])
    expect(compareEditions({ ...before, crosswalk: repeated }, before).map(({ parts }) => parts)).toEqual([['crosswalk']])
  })

  test('that arrives with its initiative adds no second line', () => {
    const after = {
      ...before,
      initiatives: [...before.initiatives, make.initiative('1-1-1-2')],
      crosswalk: [...before.crosswalk, make.crosswalkRow(2, '1-1-1-2')],
    }
    expect(compareEditions(before, after).map(({ key, change }) => [key, change])).toEqual([['r2/1-1-1-2', 'added']])
  })

  test('of an initiative that changes too adds a part and no second line', () => {
    const after = { ...before, initiatives: [make.initiative('1-1-1-1', { note: '別' })], crosswalk: moved }
    expect(compareEditions(before, after)).toMatchObject([{ key: 'r2/1-1-1-1', parts: ['note', 'crosswalk'] }])
  })
})

describe('the order', () => {
  test('is added, then changed, then removed', () => {
    const old = { ...before, initiatives: [make.initiative('1-1-1-1'), make.initiative('1-1-1-2')], crosswalk: [] }
    const after = { ...before, initiatives: [make.initiative('1-1-1-2', { note: '別' }), make.initiative('1-1-1-3')], crosswalk: [] }
    expect(compareEditions(old, after).map(({ key, change }) => [key, change])).toEqual([
      ['r2/1-1-1-3', 'added'],
      ['r2/1-1-1-2', 'changed'],
      ['r2/1-1-1-1', 'removed'],
    ])
  })

  test('within each kind of change follows the rows', () => {
    const codes = ['1-1-1-1', '1-1-1-2', '1-1-1-10']
    const after = { ...before, initiatives: codes.map(code => make.initiative(code, { note: '別' })) }
    const old = { ...before, initiatives: codes.map(code => make.initiative(code)) }
    expect(compareEditions(old, after).map(({ key }) => key)).toEqual(codes.map(code => `r2/${code}`))
  })

  test('within each kind of change is that of the keys, also where only the crosswalk changed', () => {
    const [first, second] = [make.initiative('1-1-1-1'), make.initiative('1-1-1-2')]
    const old = { ...before, initiatives: [first, second] }
    const after = { ...old, initiatives: [first, make.initiative('1-1-1-2', { note: '別' })], crosswalk: [] }
    expect(compareEditions(old, after).map(({ key }) => key)).toEqual(['r2/1-1-1-1', 'r2/1-1-1-2'])
  })
})

describe('what stands around the plans is told too', () => {
  test.each<[string, Partial<EditionContent>, Partial<EditionContent>, object]>([
    ['a new service', {}, { services: [make.service('sodan')] }, { collection: 'services', key: 'sodan', change: 'added' }],
    ['new hours of a service', { services: [make.service('sodan')] }, { services: [make.service('sodan', { hours: '平日' })] }, { collection: 'services', key: 'sodan', change: 'changed', parts: ['other'] }],
    ['a programme’s cost', { programmes: [make.programme('a')] }, { programmes: [make.programme('a', { cost: 7 })] }, { collection: 'programmes', key: 'a', change: 'changed' }],
    ['a meeting that is gone', { meetings: [make.meeting('m')] }, {}, { collection: 'meetings', key: 'm', change: 'removed' }],
  ])('%s', (_, before, after, told) => {
    expect(compareEditions(make.editionContent(before), make.editionContent(after))).toMatchObject([told])
  })
})

describe('two editions in either direction', () => {
  const keys = (from: EditionContent, to: EditionContent, change: string) =>
    compareEditions(from, to).filter(told => told.change === change).map(told => `${told.collection} ${told.key}`).sort()

  test('turn added into removed and name the same changes', () => {
    fc.assert(fc.property(arbitraryContent, arbitraryContent, (one, other) => {
      expect(keys(one, other, 'added')).toEqual(keys(other, one, 'removed'))
      expect(keys(one, other, 'changed')).toEqual(keys(other, one, 'changed'))
    }))
  })

  test('account for every initiative: added and changed rows are all that is new in the later one', () => {
    fc.assert(fc.property(arbitraryContent, arbitraryContent, (one, other) => {
      const held = new Map(one.initiatives.map(item => [item.code, JSON.stringify(item)]))
      const fresh = other.initiatives.filter(item => !held.has(item.code)).map(item => `initiatives r2/${item.code}`).sort()
      expect(keys(one, other, 'added').filter(key => key.startsWith('initiatives'))).toEqual(fresh)
      const rewritten = other.initiatives.filter(item => held.has(item.code) && held.get(item.code) !== JSON.stringify(item)).map(item => `initiatives r2/${item.code}`)
      expect(keys(one, other, 'changed')).toEqual(expect.arrayContaining(rewritten))
    }))
  })

  test('never name an item twice', () => {
    fc.assert(fc.property(arbitraryContent, arbitraryContent, (one, other) => {
      const told = compareEditions(one, other).map(({ collection, key }) => `${collection} ${key}`)
      expect(told).toHaveLength(new Set(told).size)
    }))
  })
})
