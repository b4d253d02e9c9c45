import type { CollectionName, EditionContent, Row } from '../../src/domain/edition'
import type { SourceRef } from '../../src/domain/source'
import { describe, expect, test } from 'vitest'
import { COLLECTIONS, ROW_KEY } from '../../src/domain/edition'
import { sourcedFacts } from '../../src/domain/provenance'
import { kamakura } from '../fixtures/city-folder'
import * as make from '../fixtures/content'
import { richEdition } from '../fixtures/rich-edition'

/** Every place in the rows that names a document, wherever it lies. */
function sourcesIn(value: unknown): readonly SourceRef[] {
  if (typeof value !== 'object' || value === null)
    return []
  const inside = Object.values(value).flatMap(sourcesIn)
  return 'doc' in value && typeof value.doc === 'string' ? [{ doc: value.doc, ...('line' in value && typeof value.line === 'number' ? { line: value.line } : {}) }, ...inside] : inside
}

/** The places of an edition's rows; the documents themselves are no places. */
function places(content: EditionContent): ReadonlySet<string> {
  return new Set(sourcesIn({ ...content, sources: [] }).map(place => JSON.stringify(place)))
}

function told(content: EditionContent): ReadonlySet<string> {
  return new Set([...sourcedFacts(content)].map(({ source }) => JSON.stringify(source)))
}

/** Every row of a collection by its name. */
function keysOf<Name extends CollectionName>(content: EditionContent, collection: Name): readonly string[] {
  const keyOf: (row: Row<Name>) => string = ROW_KEY[collection]
  return content[collection].map(row => `${collection} ${keyOf(row)}`)
}

/** What is told of the one row of a collection, without its key. */
function factsOf(changes: Partial<EditionContent>) {
  return [...sourcedFacts({ ...make.emptyContent(), ...changes })].map(({ part, label, figure, source }) => [part, label, figure, source.line])
}

describe('the facts of an edition', () => {
  test('name every place that any of its rows names', () => {
    expect(told(richEdition())).toEqual(places(richEdition()))
  })

  test('of the real city name every document its rows name', async () => {
    const content = await kamakura()
    const documents = (list: ReadonlySet<string>) => new Set([...list].map(place => /"doc":"([^"]*)"/.exec(place)?.[1]))
    expect(documents(told(content))).toEqual(documents(places(content)))
  })

  test('belong to rows that are there', () => {
    const content = richEdition()
    const keys = new Set(COLLECTIONS.flatMap(name => keysOf(content, name)))
    expect([...sourcedFacts(content)].map(({ collection, key }) => `${collection} ${key}`).filter(row => !keys.has(row))).toEqual([])
  })

  test('are none in an edition without rows', () => {
    expect([...sourcedFacts(make.emptyContent())]).toEqual([])
  })
})

describe('the facts of an initiative', () => {
  test('are its row, each year’s report, figures and grade, and the numbers of its measures', () => {
    const [item] = richEdition().initiatives
    expect(factsOf({ initiatives: item ? [item] : [] }).map(([part, label, figure]) => [part, label, figure])).toEqual([
      ['row', '', undefined],
      ['result', '', undefined],
      ['figure', '実施件数', '12'],
      ['figure', '参加者', '1200'],
      ['result', '', undefined],
      ['grade', '', 'A'],
      ['grade', '', 'B'],
      ['baseline', '件数', '10'],
      ['target', '件数', '11'],
      ['target', '件数', '13'],
      ['figure', '件数', '12'],
    ])
  })

  test('leave out a measure’s number whose line nobody recorded', () => {
    const item = make.initiative('1-1-1-1', { reports: {}, grades: {}, measures: [make.measure({ baseline: 1, targets: { 2020: 2 }, results: { 2020: 3 } })] })
    expect(factsOf({ initiatives: [item] })).toEqual([['row', '', undefined, 1]])
  })
})

describe('the facts of an indicator', () => {
  test('stand on their own lines where these are recorded', () => {
    const indicator = make.indicator('consult', {
      baselineSource: make.source(10),
      years: [make.indicatorYear(2021, { source: make.source(2), targetSource: make.source(11), resultSource: make.source(12) })],
      printedRates: [make.printedRate(2021, 89.6, { source: make.source(13) })],
    })
    expect(factsOf({ indicators: [indicator] })).toEqual([
      ['row', '', undefined, 1],
      ['baseline', '', '56', 10],
      ['target', '', '58.8', 11],
      ['result', '', '52.7', 12],
      ['row', '', undefined, 2],
      ['rate', '', '89.6', 13],
    ])
  })

  test('stand on the row’s line where no other is recorded', () => {
    const indicator = make.indicator('consult', { source: make.source(3), years: [make.indicatorYear(2021, { source: make.source(2) })] })
    expect(factsOf({ indicators: [indicator] })).toEqual([
      ['row', '', undefined, 3],
      ['baseline', '', '56', 3],
      ['target', '', '58.8', 2],
      ['result', '', '52.7', 2],
      ['row', '', undefined, 2],
    ])
  })

  test('hold no number where none is printed', () => {
    const indicator = make.indicator('consult', { baseline: undefined, years: [make.indicatorYear(2021, { target: { kind: 'notSet' }, result: { kind: 'pending' } })] })
    expect(factsOf({ indicators: [indicator] }).map(([, , figure]) => figure)).toEqual([undefined, undefined, undefined, undefined])
  })

  test('name the line of a word that stands where a number could: 検討中, 未実施', () => {
    const indicator = make.indicator('consult', {
      years: [make.indicatorYear(2021, { target: { kind: 'undecided' }, result: { kind: 'notConducted' }, targetSource: make.source(11), resultSource: make.source(12) })],
    })
    expect(factsOf({ indicators: [indicator] }).map(([, , , line]) => line)).toEqual(expect.arrayContaining([11, 12]))
  })
})

describe('the facts of the money', () => {
  test('are a programme’s row and its three amounts, on the line of the amounts where print tore them off', () => {
    expect(factsOf({ programmes: [make.programme('a', { source: make.source(1), figureSource: make.source(20) })] })).toEqual([
      ['row', '', undefined, 1],
      ['cost', '', '1000', 20],
      ['personnel', '', '500', 20],
      ['total', '', '1500', 20],
    ])
  })

  test('stand on the row’s line where they were not torn off', () => {
    expect(factsOf({ programmes: [make.programme('a', { source: make.source(4) })] }).map(([, , , line]) => line)).toEqual([4, 4, 4, 4])
  })

  test('are a printed total with its amount, and a blank one without', () => {
    expect(factsOf({ costs: [make.printedCost('total', 0), make.printedCost('cost', 'blank')] })).toEqual([
      ['total', '', '0', 1],
      ['cost', '', undefined, 1],
    ])
  })
})

test('the facts of a printed table of grades are its total and its four counts', () => {
  expect(factsOf({ summaries: [make.summary({ total: 10, counts: { A: 4, B: 3, C: 2, D: 1 } })] })).toEqual([
    ['total', '', '10', 1],
    ['total', '', '4', 1],
    ['total', '', '3', 1],
    ['total', '', '2', 1],
    ['total', '', '1', 1],
  ])
})

test('the facts of a service are its row, the further places, its figures and its hours', () => {
  const service = make.service('sodan', {
    otherSources: [make.source(2, 'crosswalk')],
    figures: [make.serviceFigure(55, { source: make.source(3) })],
    schedules: [make.schedule({ source: make.source(4) })],
  })
  expect([...sourcedFacts({ ...make.emptyContent(), services: [service] })]).toEqual([
    { collection: 'services', key: 'sodan', part: 'row', label: '', source: make.source(1) },
    { collection: 'services', key: 'sodan', part: 'row', label: '', source: make.source(2, 'crosswalk') },
    { collection: 'services', key: 'sodan', part: 'figure', label: '相談件数', figure: '55', source: make.source(3) },
    { collection: 'services', key: 'sodan', part: 'row', label: '', source: make.source(4) },
  ])
})

test('the facts of a meeting belong to the meeting, whoever spoke and whatever was told', () => {
  const meeting = make.meeting('m', {
    source: make.source(1),
    seats: [make.meetingSeat({ source: make.source(2) })],
    records: [make.meetingRecord(1, { source: make.source(3), figures: [make.meetingFigure(3045, { source: make.source(4) })] })],
  })
  const facts = [...sourcedFacts({ ...make.emptyContent(), meetings: [meeting] })]
  expect(facts.map(({ key, part, figure, source }) => [key, part, figure, source.line])).toEqual([
    ['m', 'row', undefined, 1],
    ['m', 'row', undefined, 2],
    ['m', 'row', undefined, 3],
    ['m', 'figure', '3045', 4],
  ])
})
