import type { TableName } from '../../src/tables/table-plan'

/** One row by its columns; a column that is not named is blank. */
export type Row = Readonly<Record<string, string | number | undefined>>

export type SampleTables = Readonly<Partial<Record<TableName, readonly Row[]>>>

/** Fiscal years of the two plans. */
export const FIRST = { plan: 'r3', from: 2021, to: 2025 } as const
export const NEXT = { plan: 'r8', from: 2026, to: 2030 } as const

/** Every year from the first to the last. */
export function yearsOf({ from, to }: { readonly from: number, readonly to: number }): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** 「令和3年度」. */
export function era(year: number): string {
  return `令和${year - 2018}年度`
}

/** 「R3」. */
export function shortEra(year: number): string {
  return `R${year - 2018}`
}

const lines = new Map<string, number>()

/** A place in a document: every row stands three lines below the one before, as in a report. */
export function place(doc: string): { readonly source_doc: string, readonly source_line: number } {
  const line = (lines.get(doc) ?? 7) + 3
  lines.set(doc, line)
  return { source_doc: doc, source_line: line }
}

/** Begins counting lines anew, for a city made a second time. */
export function forgetPlaces(): void {
  lines.clear()
}

/** A number with commas, as documents print it. */
export function printed(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+(?!\d))/g, ',')
}
