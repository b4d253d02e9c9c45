import type { FiscalYear } from '../../domain/fiscal-year'
import type { CityTables } from '../city-tables'
import type { Sheet } from '../sheet'
import type { ProgressReading } from '../sheets/progress-sheet'
import type { Adoption } from './proposal'
import { squash } from '../sheets/squash'
import { AdoptionDraft } from './adoption-draft'

/** Which rows of our tables a progress list speaks of. */
export interface ProgressAim {
  readonly plan: string
  readonly year: FiscalYear
  /** The document the list is, by its mark in the table of sources; without it no new row can be made. */
  readonly source?: string | undefined
}

/**
 * What a 取組推進状況一覧 would write into the tables of targets, results and grades.
 *
 * Results and grades are taken of the one year; targets of every year the list has. The texts are the city's own, whole: nothing
 * is shortened. A row whose number or name our initiatives do not have is told and left aside.
 */
export function adoptProgress(sheet: Pick<Sheet, 'name'>, { lines }: ProgressReading, tables: CityTables, { plan, year, source }: ProgressAim): Adoption {
  const draft = new AdoptionDraft(tables, sheet)
  for (const line of lines) {
    if (line.code === undefined || line.name === undefined)
      continue
    const own = draft.row('initiatives', [plan, line.code])
    if (!own) {
      draft.refuse(line.row, '番号', line.code, `取組の表（${plan}）にある番号`)
      continue
    }
    if (!sameName(own.name ?? '', line.name)) {
      draft.refuse(line.row, '取組名', line.name, `取組の表の名前「${own.name ?? ''}」と同じ名前。番号か名前のどちらが正しいか確かめてください`)
      continue
    }
    const keys = { plan, code: line.code }
    draft.offer('targets', keys, line.row, [
      ...Object.entries(line.targets).map(([of, value]) => ({ to: of, value, from: `${of}年度 目標` })),
      ...Object.entries(line.results).filter(([of]) => Number(of) < year && isBaseline(draft, Number(of))).map(([of, value]) => ({ to: of, value, from: `${of}年度 実績（初期値）` })),
    ], undefined)
    const result = line.results[year] ?? ''
    const before = draft.row('results', [plan, line.code, String(year)])
    draft.offer('results', { ...keys, year: String(year) }, line.row, [
      { to: 'summary', value: result, from: `${year}年度 実績` },
      // What the text itself says; a mark somebody set is left alone.
      { to: 'covid_mentioned', value: result !== '' && (before?.covid_mentioned ?? '') === '' ? String(Number(result.includes('コロナ'))) : '', from: `${year}年度 実績`, of: 'summary' },
    ], source)
    draft.offer('grades', { ...keys, year: String(year) }, line.row, [{ to: 'printed', value: line.grades[year] ?? '', from: `${year}年度 評価` }], source)
  }
  return draft.adoption()
}

/** Whether the earliest column of the table of targets is of that year: the one that holds where an initiative stood before the plan. */
function isBaseline(draft: AdoptionDraft, year: FiscalYear): boolean {
  const years = draft.fields('targets').flatMap(({ name }) => /^\d{4}$/.test(name) ? [Number(name)] : [])
  return year === Math.min(...years)
}

/** Our tables have the name with or without its 【再掲 …】. */
function sameName(own: string, printed: string): boolean {
  const bare = (text: string) => squash(text).replace(/^【[^】]*】/, '').replaceAll(' ', '')
  return bare(own) === bare(printed)
}
