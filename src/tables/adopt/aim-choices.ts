import type { CityTables } from '../city-tables'
import type { Sheet } from '../sheet'
import type { OwnSheetKind } from '../sheets/sheet-kinds'
import { readCrosswalkSheet } from '../sheets/crosswalk-sheet'
import { readEvaluationSheet } from '../sheets/evaluation-sheet'
import { findHeadings } from '../sheets/progress-columns'
import { readProgressSheet } from '../sheets/progress-sheet'
import { namedRows } from './named-rows'

/** What a sheet may not say itself: of which plan it is, into which plan it leads, of which 年度, and which document it is. */
export type AimField = 'plan' | 'toPlan' | 'year' | 'source'

/** One question about a sheet, with all answers our tables leave. */
export interface AimQuestion {
  readonly field: AimField
  readonly choices: readonly { readonly value: string, readonly label: string }[]
  /** The answer said, or the only possible one; '' while nobody knows. */
  readonly chosen: string
  /** Whether nothing can be proposed before it is answered. */
  readonly needed: boolean
}

type Said = Readonly<Record<string, string | undefined>>
type Row = Readonly<Record<string, string>>

/** The questions about a sheet. An answer said before that is none any more is not taken up. */
export function aimQuestions(kind: OwnSheetKind, sheet: Sheet, tables: CityTables, said: Said): readonly AimQuestion[] {
  const source = question('source', namedRows(tables, 'sources').map(row => ({ value: row.doc ?? '', label: row.short_title || row.title || row.doc || '' })), said)
  if (kind === 'services')
    return [source]
  if (kind === 'evaluation')
    return [question('year', evaluationYears(sheet, tables).map(choiceOfYear), said), source]
  const plans = namedRows(tables, 'plans')
  const codes = new Set((kind === 'progress' ? readProgressSheet(sheet) : readCrosswalkSheet(sheet)).lines.map(({ code }) => code))
  const likely = new Set(namedRows(tables, 'initiatives').filter(({ code }) => codes.has(code)).map(({ plan }) => plan))
  const plan = question('plan', plans.map(choiceOfPlan), said, plans.filter(row => likely.has(row.plan)).map(row => row.plan ?? ''))
  const own = plans.find(row => row.plan === plan.chosen)
  if (kind === 'progress')
    return [plan, question('year', progressYears(sheet, own).map(choiceOfYear), said), source]
  return [plan, question('toPlan', plans.filter(row => row !== own).map(choiceOfPlan), said), source]
}

/** @param likely the answers that fit the sheet, where not every one does. */
function question(field: AimField, choices: AimQuestion['choices'], said: Said, likely: readonly string[] = choices.map(({ value }) => value)): AimQuestion {
  const told = said[field]
  const [only, ...others] = likely
  return { field, choices, needed: field !== 'source', chosen: told !== undefined && choices.some(({ value }) => value === told) ? told : others.length === 0 ? only ?? '' : '' }
}

/** Years the list has results or grades of, or else targets, within the plan. */
function progressYears(sheet: Sheet, plan: Row | undefined): readonly number[] {
  const columns = [...findHeadings(sheet)?.columns.values() ?? []]
  const reported = columns.flatMap(column => column.kind === 'result' || column.kind === 'grade' ? [column.year] : [])
  const years = reported.length > 0 ? reported : columns.flatMap(column => column.kind === 'target' ? [column.year] : [])
  return [...new Set(years)].filter(year => !plan || (year >= Number(plan.from_year) && year <= Number(plan.to_year))).sort()
}

/** The year the sheet itself names; otherwise every year of the plans. */
function evaluationYears(sheet: Sheet, tables: CityTables): readonly number[] {
  const { year } = readEvaluationSheet(sheet, [])
  if (year !== undefined)
    return [year]
  const plans = namedRows(tables, 'plans').flatMap(row => [Number(row.from_year), Number(row.to_year)]).filter(each => each > 0)
  const [from, to] = [Math.min(...plans), Math.max(...plans)]
  return plans.length === 0 ? [] : Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function choiceOfPlan(row: Row): AimQuestion['choices'][number] {
  return { value: row.plan ?? '', label: row.name || row.title || row.plan || '' }
}

function choiceOfYear(year: number): AimQuestion['choices'][number] {
  return { value: String(year), label: String(year) }
}
