import type { Problem } from '../problem'
import type { Sheet, SheetCell } from '../sheet'
import type { OfficeField } from './office-columns'
import { readOfficeCell } from './office-cell'
import { officeField, officeHeading } from './office-columns'

/** One office or facility of a list; a field nobody filled in is ''. A field that could not be read is undefined. */
export interface OfficeLine {
  readonly row: number
  readonly fields: Readonly<Partial<Record<OfficeField, string>>>
}

/** A whole list, every row of it a line. */
export interface OfficeReading {
  readonly lines: readonly OfficeLine[]
  readonly problems: readonly Problem[]
  readonly notices: readonly Problem[]
  readonly passed: readonly { readonly row: number, readonly text: string }[]
}

/** Rows from the top among which the headings are looked for. */
const SEARCHED = 30

/** Columns that must be known before a row is taken for the headings. */
const HEADINGS_NEEDED = 3

/** Reads a list of care offices or public facilities under the headings of the open-data forms in use. */
export function readOfficeSheet(sheet: Sheet): OfficeReading {
  const top = sheet.rows.slice(0, SEARCHED).findIndex(cells => placesOf(cells).size >= HEADINGS_NEEDED && placesOf(cells).has('name'))
  const heading = sheet.rows[top]
  const problems = [...sheet.problems]
  if (!heading) {
    problems.push({ file: sheet.name, row: sheet.rows[0]?.[0]?.row, found: '見出しの行がありません', expected: `「${officeHeading('name')}」か「名称」のある見出し` })
    return { lines: [], problems, notices: sheet.notices, passed: [] }
  }
  const places = placesOf(heading)
  const unread = heading.filter(cell => cell.text !== '' && officeField(cell.text) === undefined)
  const twice = heading.filter((cell, place) => places.get(officeField(cell.text) ?? 'note') !== place && officeField(cell.text) !== undefined)
  problems.push(...twice.map(({ row, column, text }) => ({ file: sheet.name, row, column, found: text, expected: '同じ意味の列を1つにしてください' })))
  const lines = sheet.rows.slice(top + 1).map((cells) => {
    const row = cells[0]?.row ?? 0
    const fields: Partial<Record<OfficeField, string>> = {}
    for (const [field, place] of places) {
      const reading = readOfficeCell(cells[place], field)
      if (reading.ok)
        fields[field] = reading.value
      else
        problems.push({ file: sheet.name, row, column: heading[place]?.text, found: cells[place]?.text ?? '', expected: reading.failure })
    }
    return { row, fields }
  })
  return {
    lines,
    problems,
    notices: [...sheet.notices, ...unread.map(({ row, column, text }) => ({ file: sheet.name, row, column, found: text, expected: 'この列は読みません' }))],
    passed: sheet.rows.slice(0, top + 1).map(cells => ({ row: cells[0]?.row ?? 0, text: cells.map(cell => cell.text).filter(text => text !== '').join(' ') })),
  }
}

function placesOf(cells: readonly SheetCell[]): ReadonlyMap<OfficeField, number> {
  const places = new Map<OfficeField, number>()
  for (const [place, cell] of cells.entries()) {
    const field = officeField(cell.text)
    if (field && !places.has(field))
      places.set(field, place)
  }
  return places
}
