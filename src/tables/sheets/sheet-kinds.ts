import type { Sheet } from '../sheet'
import type { SheetReading } from './sheet-reading'
import { isCrosswalk } from './crosswalk-columns'
import { readCrosswalkSheet } from './crosswalk-sheet'
import { isEvaluation, readEvaluationSheet } from './evaluation-sheet'
import { readOfficeSheet } from './office-sheet'
import { findHeadings } from './progress-columns'
import { readProgressSheet } from './progress-sheet'
import { readServiceSheet, serviceLayoutsOf } from './service-sheet'

/** The kinds of sheet that can be read, and the headings each is known by. */
export const SHEET_KINDS = {
  crosswalk: { title: '取組継承整理表', headings: '【旧】通し番号、【旧】No.、【新】目標 …' },
  progress: { title: '取組推進状況一覧', headings: '番号、取組名、R3実績、R3評価 …' },
  evaluation: { title: '行政評価シート（事務事業・成果指標・投入コスト）', headings: '整理番号、事業名、事業費（千円）… と 成果指標①' },
  programmes: { title: '行政評価シートの事務事業', headings: '整理番号、事業名、事業費（千円）…' },
  indicators: { title: '行政評価シートの成果指標', headings: '成果指標①、年次、目標値、実績値、達成率' },
  services: { title: '相談先・サービスの一覧（推奨データセット 02・06・12・13、支援制度、このアプリの表）', headings: '介護サービス事業所名称、名称_カナ、イベント名、タイトル（制度名）…' },
  offices: { title: '介護サービス事業所・公共施設一覧', headings: '名称、住所、電話番号 …' },
} as const

export type SheetKind = keyof typeof SHEET_KINDS

/** Whether a word names a kind of sheet. */
export function isSheetKind(word: string): word is SheetKind {
  return Object.hasOwn(SHEET_KINDS, word)
}

/** The kinds that headings tell; the others are parts of these, or read as one of them. */
export type OwnSheetKind = 'crosswalk' | 'progress' | 'evaluation' | 'services'

/** What a sheet's headings say it is: one kind, none, or several between which a person must choose. */
export function kindsOf(sheet: Sheet): readonly OwnSheetKind[] {
  return [
    ...isCrosswalk(sheet) ? ['crosswalk' as const] : [],
    ...findHeadings(sheet) ? ['progress' as const] : [],
    ...isEvaluation(sheet) ? ['evaluation' as const] : [],
    ...serviceLayoutsOf(sheet).length > 0 ? ['services' as const] : [],
  ]
}

/** Why the kind of a file cannot be told. */
export type UnknownKind =
  | { readonly kind: 'none' }
  | { readonly kind: 'several', readonly kinds: readonly SheetKind[] }

/** The one kind all sheets with known headings are of. */
export function kindOfSheets(sheets: readonly Sheet[]): SheetKind | UnknownKind {
  const kinds = [...new Set(sheets.flatMap(kindsOf))]
  const [only] = kinds
  return only === undefined ? { kind: 'none' } : kinds.length > 1 ? { kind: 'several', kinds } : only
}

/** What is asked where the kind of a file cannot be told. */
export function tellUnknownKind(unknown: UnknownKind): string {
  return unknown.kind === 'none'
    ? `見出しから表の種類が分かりません。読める表と見出し：${Object.entries(SHEET_KINDS).map(([word, { title, headings }]) => `${title}（--as ${word}：${headings}）`).join('、')}`
    : `表の種類が1つに決まりません。--as で選んでください：${unknown.kinds.map(word => `${word}（${SHEET_KINDS[word].title}）`).join('、')}`
}

/** Reads a sheet as the kind somebody named. `names`: the earlier plan's initiatives by code, for a crosswalk. */
export function readSheetAs(kind: SheetKind, sheet: Sheet, names: ReadonlyMap<string, string> = new Map()): SheetReading {
  switch (kind) {
    case 'crosswalk': return readCrosswalkSheet(sheet, names)
    case 'progress': return readProgressSheet(sheet)
    case 'evaluation': return readEvaluationSheet(sheet)
    case 'programmes': return readEvaluationSheet(sheet, ['programmes', 'costs'])
    case 'indicators': return readEvaluationSheet(sheet, ['indicators'])
    case 'services': return readServiceSheet(sheet)
    case 'offices': return readOfficeSheet(sheet)
  }
}

/** Of several sheets in one file the first that has rows of the kind; what the others have wrong is not its matter. */
export function readFirstSheet(kind: SheetKind, sheets: readonly Sheet[], names?: ReadonlyMap<string, string>): { readonly sheet: Sheet, readonly reading: SheetReading } | undefined {
  const readings = sheets.map(sheet => ({ sheet, reading: readSheetAs(kind, sheet, names) }))
  return readings.find(({ reading }) => reading.lines.length > 0) ?? readings[0]
}

