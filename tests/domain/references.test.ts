import type { CollectionName, EditionContent } from '../../src/domain/edition'
import type { ItemRef } from '../../src/domain/item-ref'
import type { Service } from '../../src/domain/service'
import { describe, expect, test } from 'vitest'
import { brokenReferences, findBroken } from '../../src/domain/references'
import { kamakura } from '../fixtures/city-folder'
import * as make from '../fixtures/content'
import { richEdition } from '../fixtures/rich-edition'

const elsewhere = { source: make.source(1, 'lost') }

/** A service that names no topic. */
function bare(id: string, changes: Partial<Service> = {}): Service {
  return make.service(id, { audiences: [], needs: [], ...changes })
}

/** What is told of an edition changed so, each thing once. */
function told(changes: Partial<EditionContent>): readonly string[] {
  return [...new Set(brokenReferences(make.editionContent(changes)).map(({ collection, key, missing }) => `${collection} ${key}: ${missing}`))]
}

test('the city’s own tables have no broken reference', async () => {
  expect(brokenReferences(await kamakura())).toEqual([])
})

test('the small editions other tests build on have none either', () => {
  expect(brokenReferences(make.editionContent())).toEqual([])
  expect(brokenReferences(richEdition())).toEqual([])
})

describe('a row that names what the edition does not hold is told with what was missing', () => {
  test.each([
    ['a goal of no plan', { goals: [make.goal(1), make.goal(1, { plan: 'r8' }), make.goal(2, { plan: 'r9' })] }, 'goals', 'r9/2', 'plans r9'],
    ['a direction of no goal', { directions: [make.direction('1-1'), make.direction('1-1', { plan: 'r8' }), make.direction('7-1')] }, 'directions', 'r2/7-1', 'goals r2/7'],
    ['a kind of no direction', { kinds: [make.kind('1-1-1'), make.kind('1-1-1', { plan: 'r8' }), make.kind('1-7-1')] }, 'kinds', 'r2/1-7-1', 'directions r2/1-7'],
    ['an initiative of no kind', { initiatives: [make.initiative(), make.initiative('1-1-7-1')] }, 'initiatives', 'r2/1-1-7-1', 'kinds r2/1-1-7'],
    ['a crosswalk row of no initiative', { crosswalk: [make.crosswalkRow(1, '1-1-1-7')] }, 'crosswalk', 'r2/1.0', 'initiatives r2/1-1-1-7'],
    ['a crosswalk row to no kind', { crosswalk: [make.crosswalkRow(1, '1-1-1-1', { to: make.address('9-9-9') })] }, 'crosswalk', 'r2/1.0', 'kinds r8/9-9-9'],
    ['an indicator of no goal', { indicators: [make.indicator('consult', { goals: [1, 7] })] }, 'indicators', 'consult', 'goals r2/7'],
    ['a printed total of no plan', { summaries: [make.summary({ plan: 'r9' })] }, 'summaries', 'r9/2020/all', 'plans r9'],
    ['a printed total of no goal', { summaries: [make.summary({ goal: 7 })] }, 'summaries', 'r2/2020/7', 'goals r2/7'],
    ['a spelling told twice', { spellings: [make.spelling(1), make.spelling(1)] }, 'spellings', '1', 'duplicate'],
    ['an initiative told twice', { initiatives: [make.initiative(), make.initiative('1-1-1-1', { name: '別の名前' })] }, 'initiatives', 'r2/1-1-1-1', 'duplicate'],
  ])('%s', (_, changes, collection, key, missing) => {
    expect(told(changes)).toEqual([`${collection} ${key}: ${missing}`])
  })

  test('an indicator of no plan, whose goals are then missing too', () => {
    expect(told({ indicators: [make.indicator('consult', { plan: 'r9' })] })).toEqual(['indicators consult: plans r9', 'indicators consult: goals r9/1'])
  })

  test('an indicator of no goal, once', () => {
    expect(brokenReferences(make.editionContent({ indicators: [make.indicator('consult', { goals: [7] })] }))).toEqual([{ collection: 'indicators', key: 'consult', missing: 'goals r2/7' }])
  })

  test('the same code in another plan is no help', () => {
    const broken = brokenReferences(make.editionContent({ crosswalk: [make.crosswalkRow(1, '1-1-1-1', { plan: 'r8' })] }))
    expect(broken).toEqual([{ collection: 'crosswalk', key: 'r8/1.0', missing: 'initiatives r8/1-1-1-1' }])
  })
})

describe('a source that is no document of the edition is found', () => {
  const LOST = [
    ['a plan', { plans: [make.plan('r2', elsewhere), make.plan('r8')] }, 'plans', 'r2'],
    ['a goal', { goals: [make.goal(1, elsewhere), make.goal(1, { plan: 'r8' })] }, 'goals', 'r2/1'],
    ['a direction', { directions: [make.direction('1-1', elsewhere), make.direction('1-1', { plan: 'r8' })] }, 'directions', 'r2/1-1'],
    ['a kind', { kinds: [make.kind('1-1-1', elsewhere), make.kind('1-1-1', { plan: 'r8' })] }, 'kinds', 'r2/1-1-1'],
    ['an initiative', { initiatives: [make.initiative('1-1-1-1', elsewhere)] }, 'initiatives', 'r2/1-1-1-1'],
    ['a year’s report', { initiatives: [make.initiative('1-1-1-1', { reports: { 2020: make.yearReport(elsewhere) } })] }, 'initiatives', 'r2/1-1-1-1'],
    ['a year’s grade', { initiatives: [make.initiative('1-1-1-1', { grades: { 2020: { ...make.yearGrade('A'), ...elsewhere } } })] }, 'initiatives', 'r2/1-1-1-1'],
    ['a crosswalk row', { crosswalk: [make.crosswalkRow(1, '1-1-1-1', elsewhere)] }, 'crosswalk', 'r2/1.0'],
    ['an indicator', { indicators: [make.indicator('consult', elsewhere)] }, 'indicators', 'consult'],
    ['an indicator’s year', { indicators: [make.indicator('consult', { years: [make.indicatorYear(2021, elsewhere)] })] }, 'indicators', 'consult'],
    ['a printed rate', { indicators: [make.indicator('consult', { printedRates: [make.printedRate(2021, 89.6, elsewhere)] })] }, 'indicators', 'consult'],
    ['a printed total', { summaries: [make.summary(elsewhere)] }, 'summaries', 'r2/2020/all'],
    ['a figure of a report', { initiatives: [make.initiative('1-1-1-1', { reports: { 2020: make.yearReport({ figures: [make.resultFigure(1, elsewhere)] }) } })] }, 'initiatives', 'r2/1-1-1-1'],
    ['a measure’s baseline', { initiatives: [make.initiative('1-1-1-1', { measures: [make.measure({ baseline: 1, sources: { baseline: elsewhere.source, targets: {}, results: {} } })] })] }, 'initiatives', 'r2/1-1-1-1'],
    ['a measure’s target', { initiatives: [make.initiative('1-1-1-1', { measures: [make.measure({ targets: { 2020: 1 }, sources: { targets: { 2020: elsewhere.source }, results: {} } })] })] }, 'initiatives', 'r2/1-1-1-1'],
    ['a measure’s result', { initiatives: [make.initiative('1-1-1-1', { measures: [make.measure({ results: { 2020: 1 }, sources: { targets: {}, results: { 2020: elsewhere.source } } })] })] }, 'initiatives', 'r2/1-1-1-1'],
    ['an indicator’s baseline', { indicators: [make.indicator('consult', { baselineSource: elsewhere.source })] }, 'indicators', 'consult'],
    ['a target', { indicators: [make.indicator('consult', { years: [make.indicatorYear(2021, { targetSource: elsewhere.source })] })] }, 'indicators', 'consult'],
    ['a result', { indicators: [make.indicator('consult', { years: [make.indicatorYear(2021, { resultSource: elsewhere.source })] })] }, 'indicators', 'consult'],
    ['a programme', { programmes: [make.programme('a', elsewhere)] }, 'programmes', 'a'],
    ['the amounts of a programme', { programmes: [make.programme('a', { figureSource: elsewhere.source })] }, 'programmes', 'a'],
    ['a further place of a programme', { programmes: [make.programme('a', { otherSources: [make.source(), elsewhere.source] })] }, 'programmes', 'a'],
    ['a printed cost', { costs: [make.printedCost('total', 1, elsewhere)] }, 'costs', '2024/total'],
    ['an assessment', { assessments: [make.assessment('a', elsewhere)] }, 'assessments', 'a'],
    ['a meeting', { meetings: [make.meeting('m', elsewhere)] }, 'meetings', 'm'],
    ['a seat', { meetings: [make.meeting('m', { seats: [make.meetingSeat(elsewhere)] })] }, 'meetings', 'm'],
    ['a record', { meetings: [make.meeting('m', { records: [make.meetingRecord(1, elsewhere)] })] }, 'meetings', 'm'],
    ['a figure of a record', { meetings: [make.meeting('m', { records: [make.meetingRecord(1, { figures: [make.meetingFigure(1, elsewhere)] })] })] }, 'meetings', 'm'],
    ['a service', { services: [bare('s', elsewhere)] }, 'services', 's'],
    ['a service’s hours', { services: [bare('s', { schedules: [make.schedule(elsewhere)] })] }, 'services', 's'],
    ['a service’s figure', { services: [bare('s', { figures: [make.serviceFigure(1, elsewhere)] })] }, 'services', 's'],
    ['a further place of a service', { services: [bare('s', { otherSources: [elsewhere.source] })] }, 'services', 's'],
    ['a holiday', { holidays: [make.holiday('2026-11-23', elsewhere)] }, 'holidays', '2026-11-23'],
    ['a term', { terms: [make.term('t', elsewhere)] }, 'terms', 't'],
    ['a further place of a term', { terms: [make.term('t', { otherSources: [elsewhere.source] })] }, 'terms', 't'],
    ['a discrepancy', { discrepancies: [make.discrepancy('d', elsewhere)] }, 'discrepancies', 'd'],
    ['a further place of a discrepancy', { discrepancies: [make.discrepancy('d', { otherSources: [elsewhere.source] })] }, 'discrepancies', 'd'],
    ['a district', { districts: [make.district(3, elsewhere)] }, 'districts', 'r8/3'],
    ['a role', { roles: [make.role(3, elsewhere)] }, 'roles', 'r8/3'],
    ['a contact', { contacts: [make.contact('city-hall', elsewhere)] }, 'contacts', 'city-hall'],
  ] satisfies readonly [string, Partial<EditionContent>, CollectionName, string][]

  test.each(LOST)('in %s', (_, changes, collection, key) => {
    expect(told(changes)).toEqual([`${collection} ${key}: sources lost`])
  })

  test('once for a row, however many of its facts stand there', () => {
    for (const [, changes, collection, key] of LOST)
      expect(brokenReferences(make.editionContent(changes))).toEqual([{ collection, key, missing: 'sources lost' }])
  })

  test.each([
    ['target', make.indicatorYear(2021, { target: { kind: 'undecided' }, targetSource: elsewhere.source })],
    ['result', make.indicatorYear(2021, { result: { kind: 'pending' }, resultSource: elsewhere.source })],
  ])('in a %s that is a word', (_, year) => {
    expect(told({ indicators: [make.indicator('consult', { years: [year] })] })).toEqual(['indicators consult: sources lost'])
  })
})

describe('a link to an item the edition does not hold is told by the collection it should be in', () => {
  test.each([
    ['plan:r9', 'plans r9'],
    ['goal:r2/9', 'goals r2/9'],
    ['direction:r2/9-1', 'directions r2/9-1'],
    ['kind:r2/9-1-1', 'kinds r2/9-1-1'],
    ['initiative:r2/9-1-1-1', 'initiatives r2/9-1-1-1'],
    ['indicator:lost', 'indicators lost'],
    ['programme:健福-99', 'programmes 健福-99'],
    ['service:lost', 'services lost'],
    ['meeting:lost', 'meetings lost'],
    ['record:lost/1', 'meetings lost/1'],
    ['term:lost', 'terms lost'],
    ['discrepancy:lost', 'discrepancies lost'],
    ['assessment:lost', 'assessments lost'],
    ['source:lost', 'sources lost'],
  ] satisfies readonly [ItemRef, string][])('%s', (to, missing) => {
    expect(told({ programmes: [make.programme('a', { links: [make.link(to)] })] })).toEqual([`programmes a: ${missing}`])
    expect(told({ programmes: [make.programme('a', { links: [make.link(to, true)] })] })).toEqual([`programmes a: ${missing}`])
  })

  const lost = { links: [make.link('goal:r2/9')] }

  test.each([
    ['a programme', { programmes: [make.programme('a', lost)] }, 'programmes a'],
    ['a service', { services: [bare('s', lost)] }, 'services s'],
    ['a term', { terms: [make.term('t', lost)] }, 'terms t'],
    ['a discrepancy', { discrepancies: [make.discrepancy('d', lost)] }, 'discrepancies d'],
    ['an assessment', { assessments: [make.assessment('a', lost)] }, 'assessments a'],
    ['a meeting’s record, by its number', { meetings: [make.meeting('m', { records: [make.meetingRecord(3, lost)] })] }, 'meetings m/3'],
  ] satisfies readonly [string, Partial<EditionContent>, string][])('made by %s', (_, changes, row) => {
    expect(told(changes)).toEqual([`${row}: goals r2/9`])
  })

  test('made by text that is no reference, as it stands there', () => {
    const foreign: ItemRef = JSON.parse('"person:1"')
    expect(told({ programmes: [make.programme('a', { links: [make.link(foreign)] })] })).toEqual(['programmes a: person:1'])
  })

  test('but every item that is there can be pointed to', () => {
    const content = richEdition()
    const all: readonly ItemRef[] = ['plan:r8', 'goal:r8/1', 'direction:r2/1-1', 'kind:r2/1-1-1', 'initiative:r2/1-1-1-1', 'indicator:consult', 'programme:健福-01', 'service:sodan', 'meeting:2024-01-11-renrakukai', 'record:2024-01-11-renrakukai/2', 'term:chiiki-fukushi', 'discrepancy:goal4-a-count', 'assessment:kenkou-1', 'source:report']
    expect(brokenReferences({ ...content, terms: [make.term('t', { links: all.map(to => make.link(to)) }), ...content.terms] })).toEqual([])
  })

  test('and a record is one of its own meeting, not the meeting', () => {
    const meetings = [make.meeting('m', { records: [make.meetingRecord(1)] }), make.meeting('n')]
    expect(told({ meetings, terms: [make.term('t', { links: [make.link('record:n/1'), make.link('record:m')] })] })).toEqual(['terms t: meetings n/1', 'terms t: meetings m'])
  })
})

describe('a topic the edition does not hold', () => {
  test('is told for each axis by its name', () => {
    const topics = [make.topic('audience', 'elderly'), make.topic('need', 'consult')]
    expect(told({ topics, services: [make.service('s', { audiences: ['elderly', 'child'], needs: ['money', 'consult'] })] })).toEqual(['services s: topics audience/child', 'services s: topics need/money'])
  })

  test('is not found on the other axis', () => {
    expect(told({ topics: [make.topic('need', 'elderly')], services: [make.service('s', { audiences: ['elderly'], needs: [] })] })).toEqual(['services s: topics audience/elderly'])
  })
})

describe('a meeting’s record that hangs in the air', () => {
  test('is told with the parent it names', () => {
    expect(told({ meetings: [make.meeting('m', { records: [make.meetingRecord(1), make.meetingRecord(2, { parent: 9 })] })] })).toEqual(['meetings m: record 9'])
  })

  test('or hangs under itself is told too', () => {
    expect(told({ meetings: [make.meeting('m', { records: [make.meetingRecord(1, { parent: 1 })] })] })).toEqual(['meetings m: record 1'])
  })
})

describe('a row around a plan the edition does not hold', () => {
  const around: readonly [CollectionName, Partial<EditionContent>, string][] = [
    ['districts', { districts: [make.district(1, { plan: 'r9' })] }, 'r9/1'],
    ['roles', { roles: [make.role(1, { plan: 'r9' })] }, 'r9/1'],
    ['contacts', { contacts: [make.contact('city-hall', { plan: 'r9' })] }, 'city-hall'],
  ]

  test.each(around)('of the %s is found', (collection, changes) => {
    expect(brokenReferences(make.editionContent(changes))).toMatchObject([{ collection, missing: 'plans r9' }])
  })

  test.each(around)('of the %s is told by its own key', (collection, changes, key) => {
    expect(brokenReferences(make.editionContent(changes))).toEqual([{ collection, key, missing: 'plans r9' }])
  })
})

describe('a row told twice is found in', () => {
  test.each([
    ['programmes', { programmes: [make.programme('a'), make.programme('a')] }, 'a'],
    ['costs', { costs: [make.printedCost('cost'), make.printedCost('cost', 2)] }, '2024/cost'],
    ['assessments', { assessments: [make.assessment('a'), make.assessment('a')] }, 'a'],
    ['meetings', { meetings: [make.meeting('m'), make.meeting('m')] }, 'm'],
    ['services', { services: [bare('s'), bare('s')] }, 's'],
    ['topics', { topics: [make.topic(), make.topic()] }, 'need/consult'],
    ['contacts', { contacts: [make.contact(), make.contact()] }, 'city-hall'],
    ['districts', { districts: [make.district(), make.district()] }, 'r8/1'],
    ['roles', { roles: [make.role(), make.role()] }, 'r8/1'],
    ['holidays', { holidays: [make.holiday(), make.holiday()] }, '2026-11-23'],
    ['terms', { terms: [make.term(), make.term()] }, 'chiiki-fukushi'],
    ['discrepancies', { discrepancies: [make.discrepancy(), make.discrepancy()] }, 'goal4-a-count'],
  ] satisfies readonly [CollectionName, Partial<EditionContent>, string][])('%s', (collection, changes, key) => {
    expect(brokenReferences(make.editionContent(changes))).toEqual([{ collection, key, missing: 'duplicate' }])
  })

  test('topics only on the same axis', () => {
    expect(brokenReferences(make.editionContent({ topics: [make.topic('need', 'care'), make.topic('audience', 'care')] }))).toEqual([])
  })
})

test('every broken reference is told, not only the first', () => {
  const content = make.editionContent({ sources: [], initiatives: [make.initiative('1-1-9-1')] })
  expect(brokenReferences(content)).toEqual(expect.arrayContaining([
    { collection: 'initiatives', key: 'r2/1-1-9-1', missing: 'kinds r2/1-1-9' },
    { collection: 'crosswalk', key: 'r2/1.0', missing: 'initiatives r2/1-1-1-1' },
    { collection: 'plans', key: 'r2', missing: 'sources report' },
    { collection: 'summaries', key: 'r2/2020/all', missing: 'sources report' },
  ]))
})

test('a large edition is asked in many slices, so that the screen has its turn in between', () => {
  const services = Array.from({ length: 5_000 }, (_, at) => make.service(`s-${at}`))
  const asking = findBroken(make.editionContent({ services }), make.editionContent({ services: services.map(row => ({ ...row })) }))
  let slices = 0
  while (!asking.next().done)
    slices++
  // Keys, keys of the edition before, its rows, topics, links and lines: each is 5,000 to look at.
  expect(slices).toBeGreaterThanOrEqual(25)
})
