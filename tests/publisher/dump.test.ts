import type { AnySchemaObject } from 'ajv'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { dumpEdition } from '../../src/domain/open-data'
import { kamakura, PROJECT } from '../fixtures/city-folder'
import * as make from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'
import { richEdition } from '../fixtures/rich-edition'

const content = await kamakura()
const { payload } = await signedFeed(content, { feed: 'kamakura/dev', version: 7 })

/** What these tests read of the document, field by field; the values are held by the expectations below. */
interface Dump {
  readonly plans: readonly { readonly plan: string, readonly goals: readonly DumpedGoal[] }[]
  readonly initiatives: readonly DumpedInitiative[]
  readonly crosswalk: readonly unknown[]
  readonly indicators: readonly DumpedIndicator[]
  readonly gradeSummaries: readonly unknown[]
  readonly successions: readonly { readonly plan: string, readonly items: readonly { readonly code: string }[] }[]
  readonly programmes: readonly (DumpedRow & { readonly figureSource: Place })[]
  readonly programmeCosts: Readonly<Record<string, { readonly printed: Readonly<Record<string, Placed>>, readonly summed: unknown }>>
  readonly assessments: readonly DumpedRow[]
  readonly meetings: readonly (DumpedRow & { readonly records: readonly { readonly no: number, readonly figures: readonly Placed[] }[] })[]
  readonly topics: readonly DumpedRow[]
  readonly services: readonly (DumpedRow & { readonly phone: readonly unknown[], readonly figures: readonly Placed[] })[]
  readonly glossary: readonly DumpedRow[]
  readonly discrepancies: readonly DumpedRow[]
  readonly districts: readonly { readonly name: unknown }[]
  readonly roles: readonly { readonly name: string }[]
  readonly contacts: readonly DumpedRow[]
  readonly holidays: readonly unknown[]
  readonly sources: readonly unknown[]
  readonly spellings: readonly (readonly string[])[]
  readonly easyJapanese: readonly { readonly ref: string, readonly reviewed: boolean }[]
  readonly translations: readonly { readonly text: string, readonly reviewed: boolean }[]
}

/** A row that can be found by its id. */
interface DumpedRow {
  readonly id: string
}

interface DumpedGoal {
  readonly goal: number
  readonly directions: readonly { readonly kinds: readonly { readonly code: string }[] }[]
}

type ByYear = Readonly<Record<string, unknown>>

interface Place {
  readonly doc: string
  readonly line?: number
}

interface Placed {
  readonly source: Place
}

interface DumpedMeasure {
  readonly label: string
  readonly baseline?: number
  readonly targets: ByYear
  readonly results: ByYear
  readonly sources: { readonly baseline?: Place, readonly targets: Readonly<Record<string, Place>>, readonly results: Readonly<Record<string, Place>> }
}

interface DumpedInitiative {
  readonly code: string
  readonly baseline: unknown
  readonly targets: ByYear
  readonly results: Readonly<Record<string, { readonly figures: readonly Placed[] }>>
  readonly grades: ByYear
  readonly measures: readonly DumpedMeasure[]
  readonly covidMentioned: unknown
}

interface DumpedIndicator {
  readonly id: string
  readonly baseline: Placed | null
  readonly targets: ByYear
  readonly results: ByYear
  readonly printed: ByYear
  readonly computed: ByYear
  readonly yearSources: Readonly<Record<string, Place & { readonly target: Place, readonly result: Place }>>
}

/** The document as other tools read it: through JSON and back. */
function parseDump(text: string): Dump {
  return JSON.parse(text) as Dump
}

const schema: AnySchemaObject = JSON.parse(await readFile(join(PROJECT, 'docs/dump.schema.json'), 'utf8'))
const dump = parseDump(JSON.stringify(dumpEdition(payload, content)))

function initiative(code: string): DumpedInitiative {
  return present(dump.initiatives.find(row => row.code === code))
}

function indicator(id: string): DumpedIndicator {
  return present(dump.indicators.find(row => row.id === id))
}

function byId<Row extends DumpedRow>(rows: readonly Row[], id: string): Row {
  return present(rows.find(row => row.id === id))
}

function present<Row>(row: Row | undefined): Row {
  if (!row)
    throw new Error('the dump lacks the row')
  return row
}

test('the document says which edition it is and holds every collection', () => {
  expect(dump).toMatchObject({ edition: 7, feed: 'kamakura/dev', created: payload.created, city: { id: 'kamakura', name: '鎌倉市' } })
  expect(dump.initiatives).toHaveLength(237)
  expect(dump.crosswalk).toHaveLength(242)
  expect(dump.indicators).toHaveLength(13)
  expect(dump.gradeSummaries).toHaveLength(6)
  expect(dump.programmes).toHaveLength(37)
  expect(dump.assessments).toHaveLength(57)
  expect(dump.meetings).toHaveLength(1)
  expect(dump.services).toHaveLength(179)
  expect(dump.topics).toHaveLength(30)
  expect(dump.glossary).toHaveLength(97)
  expect(dump.discrepancies).toHaveLength(121)
  expect(dump.districts).toHaveLength(9)
  expect(dump.roles).toHaveLength(4)
  expect(dump.contacts).toHaveLength(1)
  expect(dump.holidays).toHaveLength(content.holidays.length)
  expect(dump.sources).toHaveLength(content.sources.length)
})

test('every figure the tables hold of measures, meetings and services is there', () => {
  expect(dump.meetings[0]?.records).toHaveLength(78)
  expect(dump.services.flatMap(row => row.figures)).toHaveLength(239)
  expect(dump.initiatives.flatMap(row => row.measures)).toHaveLength(92)
})

test('a plan is a tree down to its kinds, in the order of their numbers', () => {
  expect(dump.plans.map(plan => plan.plan)).toEqual(['r2', 'r8'])
  const [r2] = dump.plans
  expect(r2?.goals.map(goal => goal.goal)).toEqual([1, 2, 3, 4, 5, 6])
  expect(r2?.goals[3]?.directions[0]?.kinds.map(kind => kind.code)).toEqual(['4-1-1', '4-1-2', '4-1-3', '4-1-4', '4-1-5', '4-1-6', '4-1-7', '4-1-8'])
  expect(r2?.goals[0]).toMatchObject({ name: '総合的な相談体制の確立', note: null })
})

describe('initiative 4-1-2-10', () => {
  const item = initiative('4-1-2-10')

  test('has every field, absent ones as null', () => {
    expect(Object.keys(item)).toEqual([
      'plan',
      'code',
      'goal',
      'direction',
      'kind',
      'name',
      'summary',
      'departments',
      'repostOf',
      'repostCorrect',
      'reported',
      'baseline',
      'targets',
      'results',
      'grades',
      'measures',
      'covidMentioned',
      'note',
      'source',
    ])
    expect(item).toMatchObject({ plan: 'r2', goal: 4, direction: 1, kind: 2, name: '障害者雇用対策事業', repostOf: null, repostCorrect: null, note: null, reported: true })
  })

  test('keeps printed text as text, and a blank as an object that says so', () => {
    expect(item.baseline).toEqual({ year: 2019, value: '二千人雇用における就労者数 1,529人' })
    expect(item.targets).toEqual({
      2020: '二千人雇用における就労者数 1,820人',
      2021: '二千人雇用における就労者数 2,000人',
      2022: { kind: 'blank' },
      2023: { kind: 'blank' },
      2024: { kind: 'blank' },
      2025: { kind: 'blank' },
    })
  })

  test('gives figures as numbers beside their printed form', () => {
    expect(item.results[2020]).toMatchObject({
      figures: [{ label: '就労者数', value: 1623, unit: '人', printed: '1,623', source: { doc: 'progress-r2', line: 2059 } }],
      covidMentioned: true,
      source: { doc: 'progress-r2', line: expect.any(Number) },
    })
    expect(item.covidMentioned).toBe(true)
  })

  test('gives the grade and the letter as printed', () => {
    expect(item.grades).toEqual({ 2020: { printed: 'B', printedAs: 'Ｂ', source: { doc: 'progress-r2', line: expect.any(Number) } } })
  })

  test('gives its measures by year with the line of each number, and no zero for a year without one', () => {
    expect(item.measures).toEqual([{
      label: '就労者数（二千人雇用）',
      unit: '人',
      baseline: 1529,
      targets: { 2020: 1820, 2021: 2000 },
      results: { 2020: 1623 },
      sources: {
        baseline: { doc: 'progress-r2', line: 2018 },
        targets: { 2020: { doc: 'progress-r2', line: 2042 }, 2021: { doc: 'progress-r2', line: 2047 } },
        results: { 2020: { doc: 'progress-r2', line: 2059 } },
      },
    }])
  })
})

/** The numbers of a record by year that name no line, each as `where year`. */
function withoutLine(where: string, values: ByYear, sources: Readonly<Record<string, Place>>): readonly string[] {
  return Object.keys(values).filter(year => sources[year]?.line === undefined).map(year => `${where} ${year}`)
}

test('every figure names the line it is printed on', () => {
  const figures = [
    ...dump.initiatives.flatMap(item => Object.values(item.results).flatMap(report => report.figures)),
    ...dump.meetings.flatMap(row => row.records.flatMap(record => record.figures)),
    ...dump.services.flatMap(row => row.figures),
    ...dump.programmes.map(row => ({ source: row.figureSource })),
    ...Object.values(dump.programmeCosts).flatMap(year => Object.values(year.printed)),
    ...dump.indicators.flatMap(row => row.baseline ?? []),
  ]
  expect(figures.filter(({ source }) => source.line === undefined)).toEqual([])
  expect(dump.initiatives.flatMap(({ code, measures }) => measures.flatMap(({ label, baseline, targets, results, sources }) => [
    ...(baseline !== undefined && sources.baseline?.line === undefined ? [`${code} ${label} baseline`] : []),
    ...withoutLine(`${code} ${label} target`, targets, sources.targets),
    ...withoutLine(`${code} ${label} result`, results, sources.results),
  ]))).toEqual([])
  expect(dump.indicators.flatMap(({ id, yearSources }) => Object.values(yearSources).filter(year => year.target.line === undefined || year.result.line === undefined).map(() => id))).toEqual([])
})

test('a printed dash is an object that keeps the dash', () => {
  expect(initiative('1-1-1-1').baseline).toEqual({ year: 2019, value: { kind: 'dash', text: '－' } })
})

test('an initiative only the crosswalk knows has no year at all', () => {
  expect(initiative('6-1-1-1')).toMatchObject({ reported: false, baseline: null, targets: {}, results: {}, grades: {}, measures: [], covidMentioned: false })
})

test('a repost keeps the code as marked and the code it should have carried', () => {
  expect(initiative('4-1-2-2')).toMatchObject({ repostOf: '3-1-1-7', repostCorrect: '3-1-1-8' })
})

describe('indicator consult-nearby', () => {
  const consult = indicator('consult-nearby')

  test('says that the survey of 2020 was not held, and computes nothing from it', () => {
    expect(consult.results[2020]).toEqual({ kind: 'notConducted' })
    expect(consult.targets[2020]).toBe(56)
    expect(consult.computed).not.toHaveProperty('2020')
  })

  test('marks the printed 0.0 % and D of 2020 as a placeholder', () => {
    expect(consult.printed[2020]).toEqual({ rate: 0, grade: 'D', placeholder: true, source: { doc: 'progress-r2', line: expect.any(Number) } })
  })

  test('gives the printed rate of 2021 without a grade, because none is printed', () => {
    expect(consult.printed[2021]).toMatchObject({ rate: 89.6, grade: null, placeholder: false, source: { doc: 'evaluation-r7' } })
    expect(consult.printed[2021]).toMatchObject({ also: [{ rate: 0, grade: null, placeholder: true, source: { doc: 'progress-r2' } }] })
    expect(consult.computed[2021]).toEqual({ rate: 89.6, grade: 'A' })
    expect(consult.results[2021]).toEqual({ kind: 'reported', value: 52.7 })
  })

  test('says that nothing is written for 2025', () => {
    expect(consult.results[2025]).toEqual({ kind: 'blank' })
    expect(consult.printed[2025]).toMatchObject({ rate: 0, placeholder: true })
    expect(consult.computed).not.toHaveProperty('2025')
  })

  test('says of each year where its target and result are printed', () => {
    expect(consult.yearSources[2021]).toEqual({ doc: 'evaluation-r7', line: 326, target: { doc: 'evaluation-r7', line: 323 }, result: { doc: 'evaluation-r7', line: 326 } })
    expect(consult.yearSources[2025]).toMatchObject({ target: { doc: 'progress-r2', line: 45 } })
  })

  test('has its baseline with its time and the line it stands on', () => {
    expect(consult.baseline).toEqual({ value: 56, asOf: '令和２年１月', source: { doc: 'progress-r2', line: 53 } })
  })
})

test('indicator employment-after-support tells a target that was not set from one not yet decided', () => {
  const { targets, results, printed, computed } = indicator('employment-after-support')
  expect(targets).toEqual({
    2020: { kind: 'notSet' },
    2021: 30,
    2022: { kind: 'undecided' },
    2023: { kind: 'undecided' },
    2024: { kind: 'undecided' },
    2025: { kind: 'undecided' },
  })
  expect(results[2020]).toEqual({ kind: 'reported', value: 0.9 })
  expect({ printed, computed }).toEqual({ printed: {}, computed: {} })
})

test('indicator care-certification is better when lower, and 2024 is still to come', () => {
  expect(indicator('care-certification')).toMatchObject({ better: 'lower', goals: [], results: { 2024: { kind: 'pending' } }, computed: { 2020: { rate: 103.4, grade: 'A' } } })
})

test('the total of the printed grades has no goal', () => {
  expect(dump.gradeSummaries.at(-1)).toMatchObject({ goal: null, total: 203, counts: { A: 97, B: 69, C: 19, D: 15 } })
})

test('a crosswalk row leads to an action of the new plan', () => {
  expect(dump.crosswalk[0]).toMatchObject({ plan: 'r2', code: '1-1-1-1', serial: 1, repeat: 0, to: { plan: 'r8', goal: 2, direction: 1, action: 1 }, repostOf: null })
})

describe('the passage to the next plan', () => {
  const [passage] = dump.successions

  test('starts from the one plan whose items are carried over, and types each of them', () => {
    expect(dump.successions).toHaveLength(1)
    expect(passage).toMatchObject({ plan: 'r2', counts: { continued: 2, split: 8, merged: 187, added: 34, unlisted: 6 }, namelessSerials: [225, 230, 237] })
    expect(passage?.items).toHaveLength(237)
  })

  test('gives an item that is not listed no place', () => {
    expect(passage?.items.find(item => item.code === '4-1-5-18')).toEqual({ code: '4-1-5-18', type: 'unlisted', to: [] })
  })

  test('gives an item that is split every place', () => {
    expect(passage?.items.find(item => item.code === '4-1-5-13')).toMatchObject({ type: 'split', to: [{ plan: 'r8' }, { plan: 'r8' }, { plan: 'r8' }] })
  })
})

describe('programmes and their costs', () => {
  test('a programme gives its amounts in 千円, its links by how sure they are, and the line its amounts stand on', () => {
    expect(byId(dump.programmes, '健福-03')).toMatchObject({
      year: 2024,
      bureau: '健康福祉部',
      name: '社会福祉協議会支援事業',
      unit: '千円',
      cost: 53330,
      personnel: 5506,
      total: 58836,
      contribution: 'Ａ',
      source: { doc: 'evaluation-r7', line: 87 },
      figureSource: { doc: 'evaluation-r7', line: 147 },
    })
    expect(byId(dump.programmes, '共生-17')).toMatchObject({ related: [], relatedInferred: expect.arrayContaining(['indicator:inclusive-society']) })
  })

  test('a mark that cannot be placed is null, not no', () => {
    expect(byId(dump.programmes, '健福-16')).toMatchObject({ mandated: true, priority: null })
  })

  test('a printed 0 of a programme stays 0', () => {
    expect(byId(dump.programmes, '健福-15')).toMatchObject({ cost: 0, personnel: 0, total: 0 })
  })

  test('has the printed totals of six years, three each', () => {
    const printed = Object.values(dump.programmeCosts).flatMap(year => Object.values(year.printed))
    expect(Object.keys(dump.programmeCosts)).toEqual(['2020', '2021', '2022', '2023', '2024', '2025'])
    expect(printed).toHaveLength(18)
  })

  test('adds up the programmes of the year that has any', () => {
    expect(dump.programmeCosts[2024]).toMatchObject({ printed: { total: { value: 9720678 } }, summed: { total: { value: 9720678, difference: 0 } } })
    expect(dump.programmeCosts[2023]).toMatchObject({ printed: { total: { value: 9198079 } }, summed: null })
  })

  test('令和7年度 has no amount: neither a blank nor the 0 beside it is one', () => {
    const source = { doc: 'evaluation-r7', line: expect.any(Number) }
    const nothing = { value: null, note: expect.any(String), source }
    expect(dump.programmeCosts[2025]).toEqual({ unit: '千円', printed: { cost: nothing, personnel: nothing, total: nothing }, summed: null })
  })
})

describe('services', () => {
  test('take the names of the Human Services Data Specification', () => {
    expect(byId(dump.services, 'tsudoi-hiroba')).toMatchObject({
      organization: [{ name: '鎌倉市' }],
      service: { name: 'つどいの広場', description: expect.any(String), assured_date: null, eligibility_description: 'こども・子育て' },
      service_at_location: [{ location: { name: '腰越行政センター' } }],
      phone: [],
      schedule: [{ byday: 'MO,TU,WE', opens_at: '09:00', closes_at: '14:00', holidays: 'unknown', source: { doc: 'progress-r2', line: 2889 } }],
    })
  })

  test('give hours without days where no days are printed', () => {
    expect(byId(dump.services, 'kodomo-kirakira')).toMatchObject({ schedule: [{ byday: null, opens_at: '08:30', closes_at: '17:00' }] })
  })

  test('give no number that no document prints, and no date nobody asked on', () => {
    expect(dump.services.filter(row => row.phone.length > 0)).toEqual([])
    expect(byId(dump.services, 'kurashi-fukushi-sodan')).toMatchObject({ lastChecked: null, hours: null, schedule: [] })
  })

  test('give topics by name, and a figure of no single year as such', () => {
    expect(byId(dump.services, 'kurashi-fukushi-sodan')).toMatchObject({
      audiences: expect.arrayContaining(['どなたでも']),
      needs: expect.arrayContaining(['相談したい']),
      figures: [{ year: 2020, period: null, value: 2050 }, { year: null, period: '令和3年から4年度', value: 2000 }],
    })
  })

  test('give a telephone number where there is one', () => {
    const edition = make.editionContent({ services: [make.service('sodan', { phone: '0467-23-3000' })] })
    expect(dumpEdition(payload, edition)).toMatchObject({ services: [{ phone: [{ number: '0467-23-3000' }] }] })
  })
})

test('a meeting gives offices and never a name', () => {
  expect(dump.meetings[0]).toMatchObject({
    id: '2024-01-11-renrakukai',
    held: '2024-01-11',
    start: '14:00',
    seats: expect.arrayContaining([expect.objectContaining({ part: 'secretariat', department: '健康福祉部', role: '次長', office: '会長' })]),
  })
  expect(dump.meetings[0]?.records[5]).toMatchObject({ no: 6, parent: 4, kind: 'fact', department: null, figures: expect.arrayContaining([expect.objectContaining({ label: '利用者', value: 3045 })]) })
  expect(dump.meetings[0]?.records[0]).toMatchObject({ no: 1, parent: null, summary: null })
})

test('the nine districts have no name, because none is printed', () => {
  expect(dump.districts.map(row => row.name)).toEqual(Array.from({ length: 9 }, () => null))
  expect(dump.roles.map(row => row.name)).toEqual(['自助', '互助', '共助', '公助'])
})

test('the contact of a plan gives its number', () => {
  expect(byId(dump.contacts, 'city-hall')).toMatchObject({ plan: 'r8', main: true, phone: '0467-23-3000', fax: '0467-23-8700', postal: '248-8686' })
})

test('a finding tells what stands where, and which items it concerns', () => {
  expect(byId(dump.discrepancies, 'a-count-97-100')).toMatchObject({
    no: 1,
    kind: 'total',
    related: ['plan:r2', 'initiative:r2/4-1-3-7', 'initiative:r2/4-1-5-9', 'initiative:r2/4-1-5-10'],
    relatedInferred: [],
    source: { doc: 'progress-r2', line: 4417 },
    otherSources: [{ doc: 'progress-r2', line: 2380 }, { doc: 'progress-r2', line: 2705 }, { doc: 'progress-r2', line: 2788 }],
  })
})

test('a term tells its reading and whether it is marked in running text', () => {
  expect(byId(dump.glossary, 'chiiki-fukushi')).toMatchObject({ term: '地域福祉', reading: 'ちいきふくし', aliases: [], marked: true, note: null })
})

test('initiatives stand in the order of their codes, by number', () => {
  const edition = make.editionContent({ initiatives: ['1-1-1-10', '1-1-1-9', '1-1-1-1'].map(code => make.initiative(code)) })
  expect(dumpEdition(payload, edition)).toMatchObject({ initiatives: [{ code: '1-1-1-1' }, { code: '1-1-1-9' }, { code: '1-1-1-10' }] })
})

describe('docs/dump.schema.json', () => {
  const holds = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema)

  /** Where a document breaks the schema. */
  function broken(document: unknown): readonly string[] {
    holds(document)
    return holds.errors?.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`) ?? []
  }

  test('holds for the real edition', () => {
    expect(broken(dump)).toEqual([])
  })

  test.each([
    ['small', make.editionContent()],
    ['rich', richEdition()],
  ])('holds for the %s edition', (_, edition) => {
    const document: unknown = JSON.parse(JSON.stringify(dumpEdition(payload, edition)))
    expect(broken(document)).toEqual([])
  })

  test.each([
    ['the real edition', content],
    ['the rich edition', richEdition()],
  ])('describes every field of %s, also where more would be allowed', (_, edition) => {
    const closed = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(everyObjectClosed(schema))
    closed(JSON.parse(JSON.stringify(dumpEdition(payload, edition))))
    expect(closed.errors ?? []).toEqual([])
  })

  test.each([
    ['an empty text where there is none', (item: object) => ({ ...item, note: '' })],
    ['a bare blank', (item: object) => ({ ...item, targets: { 2020: '' } })],
    ['a field nobody described', (item: object) => ({ ...item, rank: 1 })],
    ['a grade that does not exist', (item: object) => ({ ...item, grades: { 2020: { printed: 'E', printedAs: 'Ｅ', source: { doc: 'x' } } } })],
  ])('refuses %s', (_, change) => {
    const document = { ...dump, initiatives: dump.initiatives.map(item => change(item)) }
    expect(broken(document).filter(place => place.startsWith('/initiatives/0'))).not.toEqual([])
  })

  test.each([
    ['a blank amount', 'programmes', { cost: '' }],
    ['a programme with a field nobody described', 'programmes', { rank: 1 }],
    ['a link of an unknown kind', 'programmes', { related: ['person:1'] }],
    ['an empty telephone number', 'services', { phone: [{ number: '' }] }],
    ['a service with a field nobody described', 'services', { rank: 1 }],
    ['days that are no weekdays', 'services', { schedule: [{ byday: 'XX', opens_at: '09:00', closes_at: '17:00', description: null, holidays: 'unknown', source: { doc: 'x' } }] }],
    ['an empty name of a district', 'districts', { name: '' }],
    ['a kind of finding that does not exist', 'discrepancies', { kind: 'other' }],
    ['an item that is unlisted and goes somewhere', 'successions', { items: [{ code: '1-1-1-1', type: 'unlisted', to: [{ plan: 'r8', goal: 1, direction: 1, action: 1 }] }] }],
  ] as const)('refuses %s', (_, collection, changes) => {
    const [first, ...others] = dump[collection]
    const document = { ...dump, [collection]: [{ ...first, ...changes }, ...others] }
    expect(broken(document).filter(place => place.startsWith(`/${collection}/0`))).not.toEqual([])
  })
})

/** The schema with every object that lists its properties closed to others. */
function everyObjectClosed(node: AnySchemaObject): AnySchemaObject {
  return JSON.parse(JSON.stringify(node), (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && 'properties' in inner && 'type' in inner && inner.type === 'object' ? { ...inner, additionalProperties: false } : inner)
}

test('spellings are plain lists of words', () => {
  expect(dump.spellings[0]).toEqual(['こども', '子ども', '子供'])
})

test('plain words and translations say whether the city has read them', () => {
  expect(dump.easyJapanese[0]).toMatchObject({ ref: 'goal:r2/1', reviewed: false })
  expect(dump.translations.find(({ text }) => text === '福祉総務課')).toMatchObject({ lang: 'en', translation: expect.stringContaining('Division'), reviewed: false })
})
