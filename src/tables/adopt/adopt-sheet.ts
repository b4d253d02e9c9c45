import type { FiscalYear } from '../../domain/fiscal-year'
import type { Outcome } from '../../domain/outcome'
import type { CityTables } from '../city-tables'
import type { Problem } from '../problem'
import type { Sheet } from '../sheet'
import type { SheetKind } from '../sheets/sheet-kinds'
import type { Adoption } from './proposal'
import { refusal, success } from '../../domain/outcome'
import { readCrosswalkSheet } from '../sheets/crosswalk-sheet'
import { readEvaluationSheet } from '../sheets/evaluation-sheet'
import { readProgressSheet } from '../sheets/progress-sheet'
import { readServiceSheet } from '../sheets/service-sheet'
import { adoptCrosswalk } from './adopt-crosswalk'
import { adoptProgrammes } from './adopt-programmes'
import { adoptProgress } from './adopt-progress'
import { adoptServices } from './adopt-services'
import { namedRows } from './named-rows'

/** What a sheet does not say itself and somebody must: of which plan it is, of which year, and which document it is. */
export interface AdoptionAim {
  readonly plan?: string | undefined
  readonly toPlan?: string | undefined
  readonly year?: FiscalYear | undefined
  readonly source?: string | undefined
}

/** Why nothing can be proposed at all. */
export type AdoptionRefusal =
  | { readonly kind: 'needs', readonly what: readonly ('plan' | 'toPlan' | 'year')[] }
  | { readonly kind: 'unknownPlan', readonly plan: string, readonly plans: readonly string[] }
  | { readonly kind: 'yearOutside', readonly year: FiscalYear, readonly from: FiscalYear, readonly to: FiscalYear }
  | { readonly kind: 'unknownSource', readonly source: string }
  | { readonly kind: 'onlyList' } // a list of offices is read for people, not for our tables

/** What was read of a sheet, and what it would change. */
export interface SheetAdoption extends Adoption {
  /** Cells of the sheet that could not be read. */
  readonly unread: readonly Problem[]
  readonly rows: number
}

/** Reads one of the city's own sheets and proposes what it would change in our tables. */
export function adoptSheet(kind: SheetKind, sheet: Sheet, tables: CityTables, aim: AdoptionAim): Outcome<SheetAdoption, AdoptionRefusal> {
  const fault = faultOf(kind, tables, aim)
  if (fault)
    return refusal(fault)
  const { plan = '', toPlan = '', year = 0, source } = aim
  if (kind === 'progress') {
    const reading = readProgressSheet(sheet)
    return success({ ...adoptProgress(sheet, reading, tables, { plan, year, source }), unread: reading.problems, rows: reading.lines.length })
  }
  if (kind === 'crosswalk') {
    const reading = readCrosswalkSheet(sheet, namesOf(tables, plan))
    return success({ ...adoptCrosswalk(sheet, reading, tables, { plan, toPlan, source }), unread: reading.problems, rows: reading.lines.length })
  }
  if (kind === 'services') {
    const reading = readServiceSheet(sheet)
    return success({ ...adoptServices(sheet, reading, tables, { source }), unread: reading.problems, rows: reading.lines.length })
  }
  const reading = readEvaluationSheet(sheet, kind === 'programmes' ? ['programmes', 'costs'] : kind === 'indicators' ? ['indicators'] : undefined)
  return success({ ...adoptProgrammes(sheet, reading, tables, { year, source }), unread: reading.problems, rows: reading.lines.length })
}

function faultOf(kind: SheetKind, tables: CityTables, { plan, toPlan, year, source }: AdoptionAim): AdoptionRefusal | undefined {
  if (kind === 'offices')
    return { kind: 'onlyList' }
  const needed = kind === 'progress' ? ['plan', 'year'] as const : kind === 'crosswalk' ? ['plan', 'toPlan'] as const : kind === 'services' ? [] : ['year'] as const
  const missing = needed.filter(what => ({ plan, toPlan, year })[what] === undefined)
  if (missing.length > 0)
    return { kind: 'needs', what: missing }
  const plans = namedRows(tables, 'plans')
  const stranger = needed.flatMap(what => what === 'year' ? [] : [{ plan, toPlan }[what] ?? '']).find(named => !plans.some(row => row.plan === named))
  if (stranger !== undefined)
    return { kind: 'unknownPlan', plan: stranger, plans: plans.map(row => row.plan ?? '') }
  const own = plans.find(row => row.plan === plan)
  const [from, to] = [Number(own?.from_year), Number(own?.to_year)]
  if (kind === 'progress' && year !== undefined && (year < from || year > to))
    return { kind: 'yearOutside', year, from, to }
  return source !== undefined && !namedRows(tables, 'sources').some(row => row.doc === source) ? { kind: 'unknownSource', source } : undefined
}

function namesOf(tables: CityTables, plan: string): ReadonlyMap<string, string> {
  return new Map(namedRows(tables, 'initiatives').filter(row => row.plan === plan).map(row => [row.code ?? '', row.name ?? '']))
}

/** The refusal in a clerk's words. */
export function tellAdoptionRefusal(fault: AdoptionRefusal): string {
  const words = { plan: '計画（--plan r2 のような記号）', toPlan: '次の計画（--to-plan r8 のような記号）', year: '年度（--year 2021 のような西暦）' }
  switch (fault.kind) {
    case 'needs': return `${fault.what.map(what => words[what]).join('と')}を指定してください`
    case 'unknownPlan': return `計画「${fault.plan}」は計画の表にありません。あるのは ${fault.plans.join('、')} です`
    case 'yearOutside': return `${fault.year}年度は計画の期間（${fault.from}〜${fault.to}年度）の外です`
    case 'unknownSource': return `出典の文書「${fault.source}」は sources の表にありません。先に書き足してください`
    case 'onlyList': return '事業所や施設の一覧は読むだけの表です。相談先の表に取りこむには --as services を使ってください'
  }
}
