import type { Outcome } from '../../domain/outcome'
import type { Problem } from '../problem'
import type { Sheet, SheetCell } from '../sheet'
import type { OfficeField } from './office-columns'
import type { ServiceField, ServiceLayout } from './service-layouts'
import type { SheetReading } from './sheet-reading'
import { refusal, success } from '../../domain/outcome'
import { readOfficeCell } from './office-cell'
import { OFFICE_FIELDS } from './office-columns'
import { foldHeading, SERVICE_LAYOUTS, serviceField } from './service-layouts'
import { passOver } from './sheet-reading'
import { findTableHeadings, saysHeadings } from './table-headings'

/** One service of a list; a field nobody filled in is '', one that could not be read is undefined. */
export interface ServiceLine {
  readonly row: number
  readonly fields: Readonly<Partial<Record<ServiceField, string>>>
}

/** A whole list, and the form its headings are of. */
export interface ServiceReading extends SheetReading<ServiceLine> {
  readonly layout: ServiceLayout | undefined
}

const DAYS: readonly ServiceField[] = ['opensOn', 'closesOn', 'published', 'withdrawn']
const URLS: readonly ServiceField[] = ['applyUrl']
const CLOCKS: readonly ServiceField[] = ['starts', 'ends']

/** The forms whose marks stand among the headings of a sheet. */
export function serviceLayoutsOf(sheet: Sheet): readonly ServiceLayout[] {
  const found = SERVICE_LAYOUTS.filter(layout => headingsOf(sheet, layout) !== undefined)
  // A list of day nurseries has the columns of every list of facilities, and some of its own.
  return found.length > 1 ? found.filter(({ word }) => word !== 'facilities') : found
}

/** Columns that must be known before a row is taken for the headings of a form. */
const HEADINGS_NEEDED = 3

/** The headings of a form, with or without the name: a list that lacks it shall be told so, and not taken for no list. */
function headingsOf(sheet: Sheet, layout: ServiceLayout) {
  const needed: readonly (readonly ServiceField[])[] = [['name'], [...layout.required.keys()].slice(1, 3)]
  const [headings] = needed.flatMap(fields => findTableHeadings(sheet, heading => serviceField(layout, heading), fields) ?? [])
  return headings && headings.places.size >= HEADINGS_NEEDED && [...headings.titles.values()].some(title => isMark(layout, title)) ? headings : undefined
}

function isMark({ marks }: ServiceLayout, title: string): boolean {
  const folded = foldHeading(title)
  return marks.includes(folded) || marks.includes(folded.replace(/\([^)]*\)$/, ''))
}

/** Reads a list of services in the form its headings show; a list without a column its form requires is not read. */
export function readServiceSheet(sheet: Sheet): ServiceReading {
  const layouts = serviceLayoutsOf(sheet)
  const [layout] = layouts
  const headings = layout && headingsOf(sheet, layout)
  const at = { file: sheet.name, row: sheet.rows[0]?.[0]?.row }
  const none = (problem: Problem, found?: ServiceLayout): ServiceReading => ({ lines: [], problems: [...sheet.problems, problem], notices: sheet.notices, passed: [], layout: found, form: found?.title })
  if (!layout || !headings)
    return none({ ...at, found: '見出しの行がありません', expected: `次のどれかの見出し：${SERVICE_LAYOUTS.map(({ title }) => title).join('、')}` })
  if (layouts.length > 1)
    return none({ ...at, row: sheet.rows[headings.first]?.[0]?.row, found: layouts.map(({ title }) => title).join('、'), expected: '1つの形の見出し' })
  const row = sheet.rows[headings.first]?.[0]?.row
  const missing = [...layout.required].filter(([field]) => !headings.places.has(field))
  if (missing.length > 0)
    return { ...none({ ...at, row, found: `${layout.title}の列がありません`, expected: missing.map(([, heading]) => `列「${heading}」`).join('、') }, layout), passed: sheet.rows.map(passOver) }
  const problems: Problem[] = [...sheet.problems, ...headings.problems]
  const first = headings.first + headings.depth
  const passed = sheet.rows.slice(0, first).map(passOver)
  const lines: ServiceLine[] = []
  for (const cells of sheet.rows.slice(first)) {
    if (saysHeadings(cells, headings.titles))
      passed.push(passOver(cells))
    else
      lines.push(readLine(sheet.name, cells, layout, headings.places, problems))
  }
  return { lines, problems, notices: [...sheet.notices, ...headings.unread], passed, layout, form: layout.title }
}

function readLine(file: string, cells: readonly SheetCell[], layout: ServiceLayout, places: ReadonlyMap<ServiceField, number>, problems: Problem[]): ServiceLine {
  const row = cells[0]?.row ?? 0
  const fields: Partial<Record<ServiceField, string>> = {}
  for (const [field, place] of places) {
    const cell = cells[place]
    const heading = layout.required.get(field)
    const reading = (cell?.text ?? '') === '' && heading !== undefined ? refusal(`${heading}（空欄にはできません）`) : readServiceCell(cell, field, layout)
    if (reading.ok)
      fields[field] = reading.value
    else
      problems.push({ file, row, column: cell?.column, found: cell?.text ?? '', expected: `${heading ?? [...layout.columns].find(([, other]) => other === field)?.[0] ?? field}：${reading.failure}` })
  }
  return { row, fields }
}

function readServiceCell(cell: SheetCell | undefined, field: ServiceField, { word }: ServiceLayout): Outcome<string, string> {
  const text = cell?.text ?? ''
  if (word === 'own' || text === '')
    return success(text)
  if (DAYS.includes(field))
    return readDay(cell)
  if (URLS.includes(field))
    return readOfficeCell(cell, 'url')
  if (CLOCKS.includes(field))
    return readOfficeCell(cell, 'opens')
  return isOfficeField(field) ? readOfficeCell(cell, field) : success(text)
}

function isOfficeField(field: ServiceField): field is OfficeField {
  return OFFICE_FIELDS.some(office => office === field)
}

/** A day of the calendar, as a spreadsheet's date or as people write it (2026/4/1, 令和8年4月1日). */
function readDay(cell: SheetCell | undefined): Outcome<string, string> {
  const folded = (cell?.text ?? '').normalize('NFKC').replace(/\s/g, '')
  const [, western, reiwa, month = '', day = ''] = /^(?:(20\d{2})|(?:令和|R)(\d{1,2}|元))[-/年.](\d{1,2})[-/月.](\d{1,2})日?$/.exec(folded) ?? []
  const year = western ?? (reiwa === undefined ? undefined : String(2018 + (reiwa === '元' ? 1 : Number(reiwa))))
  const iso = `${year ?? ''}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return year !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? success(iso) : refusal('こよみにある日付（例：2026-11-23）')
}
