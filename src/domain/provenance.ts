import type { CollectionName, EditionContent, Row } from './edition'
import type { FiscalYear } from './fiscal-year'
import type { SourceRef } from './source'
import { ROW_KEY } from './edition'
import { readYears } from './indicator'

/** What a sourced fact says of its row. */
export type FactPart =
  | 'row' | 'result' | 'figure' | 'grade' | 'baseline' | 'target' | 'rate' | 'placeholder' | 'total' | 'cost' | 'personnel'

/** One fact of the edition with the place it is printed. */
export interface SourcedFact {
  readonly collection: CollectionName
  /** The key of the row it belongs to. */
  readonly key: string
  readonly part: FactPart
  /** What is counted, where the row counts several things. */
  readonly label: string
  readonly year?: FiscalYear | undefined
  /** The number or letter, as digits without separators; undefined where the fact is not a single figure. */
  readonly figure?: string | undefined
  readonly source: SourceRef
}

/** Every fact of the edition that names a document, row by row. */
export function* sourcedFacts(content: EditionContent): Generator<SourcedFact> {
  for (const plan of content.plans) {
    if (plan.sloganSource)
      yield { collection: 'plans', key: plan.plan, part: 'row', label: '', source: plan.sloganSource }
  }
  for (const collection of ['plans', 'goals', 'directions', 'kinds', 'crosswalk', 'assessments', 'contacts', 'districts', 'roles', 'holidays'] as const)
    yield* plainFacts(content, collection)
  for (const collection of ['programmes', 'services', 'terms', 'discrepancies'] as const) {
    yield* plainFacts(content, collection)
    for (const row of content[collection]) {
      for (const source of row.otherSources)
        yield { collection, key: row.id, part: 'row', label: '', source }
    }
  }
  yield* initiativeFacts(content)
  yield* indicatorFacts(content)
  for (const row of content.summaries) {
    const key = ROW_KEY.summaries(row)
    for (const figure of [row.total, ...Object.values(row.counts)])
      yield { collection: 'summaries', key, part: 'total', label: '', year: row.year, figure: String(figure), source: row.source }
  }
  for (const row of content.summaries) {
    if (row.overallSource)
      yield { collection: 'summaries', key: ROW_KEY.summaries(row), part: 'grade', label: '', year: row.year, figure: row.overall, source: row.overallSource }
  }
  for (const row of content.programmes) {
    for (const part of ['cost', 'personnel', 'total'] as const)
      yield { collection: 'programmes', key: row.id, part, label: '', year: row.year, figure: String(row[part]), source: row.figureSource ?? row.source }
  }
  for (const row of content.costs)
    yield { collection: 'costs', key: ROW_KEY.costs(row), part: row.item, label: '', year: row.year, ...(row.value === undefined ? {} : { figure: String(row.value) }), source: row.source }
  for (const service of content.services) {
    for (const { label, year, value, source } of service.figures)
      yield { collection: 'services', key: service.id, part: 'figure', label, year, figure: String(value), source }
    for (const { source } of service.schedules)
      yield { collection: 'services', key: service.id, part: 'row', label: '', source }
  }
  for (const meeting of content.meetings) {
    for (const { source } of [meeting, ...meeting.seats, ...meeting.records])
      yield { collection: 'meetings', key: meeting.id, part: 'row', label: '', source }
    for (const { label, value, source } of meeting.records.flatMap(record => record.figures))
      yield { collection: 'meetings', key: meeting.id, part: 'figure', label, figure: String(value), source }
  }
}

function* plainFacts<Name extends 'plans' | 'goals' | 'directions' | 'kinds' | 'crosswalk' | 'assessments' | 'contacts' | 'districts' | 'roles' | 'holidays' | 'programmes' | 'services' | 'terms' | 'discrepancies'>(content: EditionContent, collection: Name): Generator<SourcedFact> {
  const rows: readonly (Row<Name> & { readonly source: SourceRef })[] = content[collection]
  const keyOf: (row: Row<Name>) => string = ROW_KEY[collection]
  for (const row of rows)
    yield { collection, key: keyOf(row), part: 'row', label: '', source: row.source }
}

function* initiativeFacts(content: EditionContent): Generator<SourcedFact> {
  for (const item of content.initiatives) {
    const of = { collection: 'initiatives' as const, key: ROW_KEY.initiatives(item) }
    yield { ...of, part: 'row', label: '', source: item.source }
    for (const [year, report] of dated(item.reports)) {
      yield { ...of, part: 'result', label: '', year, source: report.source }
      for (const { label, value, source } of report.figures)
        yield { ...of, part: 'figure', label, year, figure: String(value), source }
    }
    for (const [year, { grade, source }] of dated(item.grades))
      yield { ...of, part: 'grade', label: '', year, figure: grade, source }
    for (const { label, baseline, targets, results, sources } of item.measures) {
      if (baseline !== undefined && sources.baseline)
        yield { ...of, part: 'baseline', label, figure: String(baseline), source: sources.baseline }
      for (const [part, values, places] of [['target', targets, sources.targets], ['figure', results, sources.results]] as const) {
        for (const [year, value] of dated(values)) {
          const source = places[year]
          if (source)
            yield { ...of, part, label, year, figure: String(value), source }
        }
      }
    }
  }
}

function* indicatorFacts(content: EditionContent): Generator<SourcedFact> {
  for (const indicator of content.indicators) {
    const of = { collection: 'indicators' as const, key: indicator.id, label: '' }
    yield { ...of, part: 'row', source: indicator.source }
    if (indicator.baseline !== undefined)
      yield { ...of, part: 'baseline', figure: String(indicator.baseline), source: indicator.baselineSource ?? indicator.source }
    for (const { year, target, result, source, targetSource, resultSource, printed, placeholders } of readYears(indicator)) {
      // A word in the place of a number (検討中, 未実施) stands on a line too.
      if (target.kind !== 'blank')
        yield { ...of, part: 'target', year, ...(target.kind === 'set' ? { figure: String(target.value) } : {}), source: targetSource ?? source }
      if (result.kind !== 'blank')
        yield { ...of, part: 'result', year, ...(result.kind === 'reported' ? { figure: String(result.value) } : {}), source: resultSource ?? source }
      yield { ...of, part: 'row', year, source }
      for (const { rate, source: place } of printed)
        yield { ...of, part: 'rate', year, figure: String(rate), source: place }
      for (const { rate, source: place } of placeholders)
        yield { ...of, part: 'placeholder', year, figure: String(rate), source: place }
    }
  }
}

/** The entries of a record by fiscal year. */
function dated<Value>(record: Readonly<Record<FiscalYear, Value>>): readonly (readonly [FiscalYear, Value])[] {
  return Object.entries(record).map(([year, value]) => [Number(year), value])
}
