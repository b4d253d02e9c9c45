import type { CollectionName, Row } from '../domain/edition'
import * as v from 'valibot'
import { asPublished, UNTOUCHED } from './as-published'
import { CITY_ROW_SCHEMA } from './city-row-schemas'
import { LANGUAGE_ROW_SCHEMA } from './language-row-schemas'
import { byYear, count, grade, name, number, source, text, year } from './schema-parts'

/**
 * The shape of every row on the wire, field by field.
 *
 * Rows are loose: a field this reader does not know is kept, so that an older app survives a newer publisher. Only the
 * small unions inside a row (a cell, a target, a result) are closed.
 */
const observation = v.variant('kind', [
  v.object({ kind: v.literal('reported'), value: number }),
  v.object({ kind: v.literal('notConducted') }),
  v.object({ kind: v.literal('pending') }),
  v.object({ kind: v.literal('blank') }),
])
const target = v.variant('kind', [
  v.object({ kind: v.literal('set'), value: number }),
  v.object({ kind: v.literal('notSet') }),
  v.object({ kind: v.literal('undecided') }),
  v.object({ kind: v.literal('blank') }),
])
const cell = v.variant('kind', [
  v.object({ kind: v.literal('text'), text: name }),
  v.object({ kind: v.literal('dash'), text: name }),
  v.object({ kind: v.literal('blank') }),
])
const gradeCounts = v.object({ A: count, B: count, C: count, D: count })

const city = v.looseObject({ id: name, name, title: name, sample: v.optional(v.boolean()) })
const plan = v.looseObject({ plan: name, title: name, name, fromYear: year, toYear: year, slogan: text, sloganSource: v.optional(source), kindLabel: name, summary: text, source })
const goal = v.looseObject({ plan: name, goal: count, name, summary: text, note: text, source })
const direction = v.looseObject({ plan: name, goal: count, direction: count, name, otherName: text, summary: text, source })
const kind = v.looseObject({ plan: name, goal: count, direction: count, kind: count, name, source })
const measure = v.looseObject({
  label: name,
  unit: text,
  baseline: v.optional(number),
  targets: byYear(number),
  results: byYear(number),
  // Absent in editions of schema 1.
  sources: v.optional(v.looseObject({ baseline: v.optional(source), targets: byYear(source), results: byYear(source) }), { targets: {}, results: {} }),
})
const SourcedFigures = v.object({ figures: v.array(v.object({ source: v.unknown() })) })
const hasSources = (report: unknown) => v.is(SourcedFigures, report)
/** A figure of an edition of schema 1 names no line of its own: its report's stands for it. */
const report = v.pipe(
  v.looseObject({
    summary: text,
    figures: v.array(v.looseObject({ label: name, value: number, printed: name, unit: text, source: v.optional(source) })),
    covidMentioned: v.boolean(),
    source,
  }),
  v.transform(row => ({ ...row, figures: row.figures.map(figure => ({ ...figure, source: figure.source ?? row.source })) })),
  v.metadata({ [UNTOUCHED]: (row: unknown) => hasSources(row) }),
)
const initiative = v.looseObject({
  plan: name,
  code: v.pipe(v.string(), v.regex(/^\d+(?:-\d+)+$/)),
  goal: count,
  direction: count,
  kind: count,
  name,
  summary: text,
  departments: v.array(name),
  repostOf: text,
  repostCorrect: text,
  note: text,
  reported: v.boolean(),
  baseline: v.optional(v.object({ year, cell })),
  targets: byYear(cell),
  reports: byYear(report),
  grades: byYear(v.looseObject({ grade, printedAs: name, source })),
  measures: v.array(measure),
  source,
})
const crosswalk = v.looseObject({
  plan: name,
  serial: count,
  repeat: count,
  code: name,
  repostOf: text,
  to: v.looseObject({ plan: name, goal: count, direction: count, kind: count }),
  departments: v.array(name),
  note: text,
  doubtful: v.boolean(),
  howRead: text,
  source,
})
const indicator = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  plan: name,
  name,
  unit: text,
  better: v.picklist(['higher', 'lower']),
  goals: v.array(count),
  survey: text,
  baseline: v.optional(number),
  baselineAsOf: text,
  baselineSource: v.optional(source),
  note: text,
  years: v.array(v.looseObject({ year, target, result: observation, note: text, break: v.optional(name), source, targetSource: v.optional(source), resultSource: v.optional(source) })),
  printedRates: v.array(v.looseObject({ year, rate: number, grade: v.optional(grade), source })),
  source,
})
const summary = v.looseObject({
  plan: name,
  year,
  goal: v.optional(count),
  total: count,
  counts: gradeCounts,
  shares: gradeCounts,
  overall: grade,
  overallSource: v.optional(source),
  source,
})
const sourceDocument = v.looseObject({ doc: name, title: name, shortTitle: name, issuer: text, issued: text, status: text, lineRule: text, note: text })
const spelling = v.looseObject({ no: count, words: v.pipe(v.array(name), v.minLength(2)) })

/** One schema a collection; each row it lets through is a row of the domain. */
export const ROW_SCHEMA: { readonly [Name in CollectionName]: v.GenericSchema<unknown, Row<Name>> } = {
  city,
  plans: plan,
  goals: goal,
  directions: direction,
  kinds: kind,
  initiatives: initiative,
  crosswalk,
  indicators: indicator,
  summaries: summary,
  ...CITY_ROW_SCHEMA,
  sources: sourceDocument,
  spellings: spelling,
  ...LANGUAGE_ROW_SCHEMA,
}

const quickTests = new Map<CollectionName, (row: unknown) => boolean>()

/** Whether a row is what its collection's schema wants, to the letter: nothing is missing, filled in or left out. False says nothing. */
export function isRowAsPublished<Name extends CollectionName>(collection: Name, row: unknown): row is Row<Name> {
  let test = quickTests.get(collection)
  if (!test) {
    test = asPublished(ROW_SCHEMA[collection])
    quickTests.set(collection, test)
  }
  return test(row)
}
