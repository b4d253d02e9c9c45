import type { Field } from './data-package'
import type { Problem } from './problem'
import type { TableName } from './table-plan'
import type { TableRow } from './table-row'
import { eraYear } from './era-year'
import { isContent } from './table-plan'

/** Whether a row of cells says nothing yet of the item and year it names: 「未報告」 is told by leaving it as it is. */
export function isUnfilled(table: TableName, cells: readonly string[], fields: readonly (Field | undefined)[]): boolean {
  const content = fields.flatMap((field, index) => field && isContent(table, field.name) ? [cells[index] ?? ''] : [])
  return content.length > 0 && content.every(cell => cell.trim() === '')
}

/** One line a table and year on the rows that wait to be filled. */
export function unfilledNotices(file: string, rows: readonly TableRow[]): readonly Problem[] {
  const years = new Map<string, number>()
  for (const row of rows)
    years.set(row.text('year'), (years.get(row.text('year')) ?? 0) + 1)
  return [...years].map(([year, count]) => ({
    file,
    found: `${year === '' ? '' : eraYear(Number(year))}${count}行`,
    expected: 'まだ書かれていないので「未報告」とします（0 とはみなしません）。書けば次の版に入ります',
  }))
}
