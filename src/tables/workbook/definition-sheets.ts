import type { WriteSheet } from 'hucre/xlsx'
import type { DataPackage } from '../data-package'
import type { ChoiceColumn } from './choices'
import { plainPackage, plainResource } from '../package-text'
import { headingStyle, COLOURS } from './sheet-style'
import { readableText } from './sheet-text'
import { CHOICES_SHEET, cutForCells, DEFINITION_SHEET, HANDED_OUT_SHEET, LAYOUT } from './workbook-layout'

/** A part's tables as they were handed out: the fields' names first, then the rows. */
export type HandedOut = ReadonlyMap<string, readonly (readonly string[])[]>

/** The sheets nobody sees, which let the workbook be read by itself; for a part with its cells as they were handed out. */
export function definitionSheets(city: { readonly package: DataPackage }, names: ReadonlyMap<string, string>, part?: { readonly department: string, readonly handedOut: HandedOut }): readonly WriteSheet[] {
  const rows = [
    ['layout', LAYOUT, 'このシートは消さないでください'],
    ['package', city.package.name, '', ...cutForCells(JSON.stringify(plainPackage(city.package)))],
    ...city.package.resources.map(resource => ['resource', resource.name, names.get(resource.name) ?? '', ...cutForCells(JSON.stringify(plainResource(resource)))]),
    ...part ? [['department', part.department]] : [],
  ]
  return [
    { name: DEFINITION_SHEET, veryHidden: true, rows: rows.map(cells => cells.map(readableText)) },
    ...part ? [handedOutSheet(part.handedOut)] : [],
  ]
}

/** To be compared with when the part comes back. */
function handedOutSheet(handedOut: HandedOut): WriteSheet {
  const rows = [...handedOut].flatMap(([name, lines]) => lines.map((cells, index) => [name, String(index + 1), ...cells]))
  return { name: HANDED_OUT_SHEET, veryHidden: true, rows: rows.map(cells => cells.map(readableText)) }
}

/** The words of long lists, a column a list. */
export function choicesSheet(columns: readonly ChoiceColumn[]): WriteSheet {
  const most = columns.reduce((rows, { words }) => Math.max(rows, words.length), 0)
  const rows = [columns.map(({ heading }) => heading), ...Array.from({ length: most }, (_, row) => columns.map(({ words }) => words[row] ?? null))]
  return {
    name: CHOICES_SHEET,
    hidden: true,
    columns: columns.map(() => ({ width: 24 })),
    rows: rows.map(cells => cells.map(cell => cell === null ? null : readableText(cell))),
    cells: new Map(columns.map(({ heading }, column) => [`0,${column}`, { value: heading, style: headingStyle(COLOURS.given) }])),
  }
}
