import type { AnySchemaObject } from 'ajv'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { dumpEdition } from '../../src/publisher/dump'
import { kamakura, PROJECT } from '../fixtures/city-folder'
import * as make from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'

const content = await kamakura()
const { payload } = await signedFeed(content, { feed: 'kamakura/dev', version: 7 })

/** What these tests read of the document, field by field; the values are held by the expectations below. */
interface Dump {
  readonly plans: readonly { readonly plan: string, readonly goals: readonly DumpedGoal[] }[]
  readonly initiatives: readonly DumpedInitiative[]
  readonly crosswalk: readonly unknown[]
  readonly indicators: readonly DumpedIndicator[]
  readonly gradeSummaries: readonly unknown[]
  readonly sources: readonly unknown[]
  readonly spellings: readonly (readonly string[])[]
}

interface DumpedGoal {
  readonly goal: number
  readonly directions: readonly { readonly kinds: readonly { readonly code: string }[] }[]
}

type ByYear = Readonly<Record<string, unknown>>

interface DumpedInitiative {
  readonly code: string
  readonly baseline: unknown
  readonly targets: ByYear
  readonly results: ByYear
  readonly grades: ByYear
  readonly measures: unknown
  readonly covidMentioned: unknown
}

interface DumpedIndicator {
  readonly id: string
  readonly baseline: unknown
  readonly targets: ByYear
  readonly results: ByYear
  readonly printed: ByYear
  readonly computed: ByYear
  readonly yearSources: ByYear
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
  expect(dump.sources).toHaveLength(content.sources.length)
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
      figures: [{ label: '就労者数', value: 1623, unit: '人', printed: '1,623' }],
      covidMentioned: true,
      source: { doc: 'progress-r2', line: expect.any(Number) },
    })
    expect(item.covidMentioned).toBe(true)
  })

  test('gives the grade and the letter as printed', () => {
    expect(item.grades).toEqual({ 2020: { printed: 'B', printedAs: 'Ｂ', source: { doc: 'progress-r2', line: expect.any(Number) } } })
  })

  test('gives its measures by year, and no zero for a year without a number', () => {
    expect(item.measures).toEqual([{ label: '就労者数（二千人雇用）', unit: '人', baseline: 1529, targets: { 2020: 1820, 2021: 2000 }, results: { 2020: 1623 } }])
  })
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
    expect(consult.yearSources).toMatchObject({ 2021: { doc: 'evaluation-r7' }, 2025: { doc: 'progress-r2' } })
  })

  test('has its baseline with its time', () => {
    expect(consult.baseline).toEqual({ value: 56, asOf: '令和２年１月' })
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

  test('holds for the small edition', () => {
    const document: unknown = JSON.parse(JSON.stringify(dumpEdition(payload, make.editionContent())))
    expect(broken(document)).toEqual([])
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
})

test('spellings are plain lists of words', () => {
  expect(dump.spellings[0]).toEqual(['こども', '子ども', '子供'])
})
