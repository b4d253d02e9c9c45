import type { City, EditionContent } from '../domain/edition'
import type { Indicator } from '../domain/indicator'
import type { SourceDocument, SourceRef } from '../domain/source'
import type { OpenFile } from './open-file'
import { readYears, seriesBreaks } from '../domain/indicator'
import { toCsv } from '../domain/spreadsheet'
import { CSV_TYPE, jsonText, YAML_TYPE } from './open-file'
import { place } from './table'
import { BETTER, GRADE_RULE, RESULT_STATES, TARGET_STATES } from './words'

/** One value of an indicator, under the column names of Open SDG. */
interface Observed {
  readonly year: number
  readonly series: '実績' | '目標'
  readonly state: string
  readonly source: SourceRef
  readonly value: number | undefined
}

/**
 * Each indicator as Open SDG reads it: a table of years and a page of metadata.
 *
 * `COMMENT_OBS` and `SOURCE_DETAIL` are attributes of a value there, so that neither the reason of a blank nor its place
 * becomes a way to break the figures down.
 */
export function openSdgFiles(city: City, { indicators, sources }: EditionContent): readonly OpenFile[] {
  return indicators.flatMap((indicator): OpenFile[] => {
    return [
      { format: 'openSdg', path: `open-sdg/data/indicator_${indicator.id}.csv`, mediaType: CSV_TYPE, title: indicator.name, text: values(indicator) },
      // JSON is YAML, and no city's text can break out of it.
      { format: 'openSdg', path: `open-sdg/meta/${indicator.id}.yml`, mediaType: YAML_TYPE, title: `${indicator.name}（説明）`, text: jsonText(metadata(city, indicator, sources)) },
    ]
  })
}

function values(indicator: Indicator): string {
  const rows = readYears(indicator).flatMap(({ year, target, result, source, targetSource, resultSource }): Observed[] => [
    { year, series: '実績', state: RESULT_STATES[result.kind], source: resultSource ?? source, value: result.kind === 'reported' ? result.value : undefined },
    { year, series: '目標', state: TARGET_STATES[target.kind], source: targetSource ?? source, value: target.kind === 'set' ? target.value : undefined },
  ])
  return toCsv(rows, [
    { title: 'Year', value: row => row.year },
    { title: 'Series', value: row => row.series },
    { title: 'Units', value: () => indicator.unit },
    { title: 'COMMENT_OBS', value: row => row.state },
    { title: 'SOURCE_DETAIL', value: row => place(row.source) },
    { title: 'Value', value: row => row.value },
  ])
}

function metadata(city: City, indicator: Indicator, sources: readonly SourceDocument[]): object {
  const reported = indicator.years.some(({ result }) => result.kind === 'reported')
  const rates = readYears(indicator).flatMap(({ year, printed, placeholders, achievement }) => [
    ...printed.map(({ rate, grade, source }) => ({ year, basis: 'printed', rate, grade: grade ?? null, source: place(source) })),
    ...placeholders.map(({ rate, grade, source }) => ({ year, basis: 'placeholder', rate, grade: grade ?? null, source: place(source) })),
    ...achievement.kind === 'measured' ? [{ year, basis: 'computed', rate: achievement.percent, grade: achievement.grade, source: null }] : [],
  ])
  return {
    indicator_number: indicator.id,
    indicator_name: indicator.name,
    // No goal of the United Nations: it stands by itself, at an address of its own.
    standalone: true,
    permalink: indicator.id,
    graph_title: indicator.name,
    graph_type: 'line',
    data_non_statistical: false,
    reporting_status: reported ? 'complete' : 'notstarted',
    // The city's own rule holds, year by year; a single target and a trend would tell something else.
    auto_progress_calculation: false,
    computation_units: indicator.unit,
    national_geographical_coverage: city.name,
    UNIT_MEASURE: indicator.unit,
    DATA_SOURCE: indicator.survey,
    OTHER_DOC: indicator.note,
    source_active_1: true,
    source_organisation_1: titleOf(indicator.source, sources),
    plan: indicator.plan,
    goals: indicator.goals,
    better: BETTER[indicator.better],
    baseline: indicator.baseline ?? null,
    baseline_as_of: indicator.baselineAsOf,
    grade_rule: GRADE_RULE,
    series_breaks: seriesBreaks(indicator),
    rates,
  }
}

function titleOf(source: SourceRef, sources: readonly SourceDocument[]): string {
  return sources.find(({ doc }) => doc === source.doc)?.title ?? source.doc
}
