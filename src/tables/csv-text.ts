/** Rows as a CSV text (RFC 4180, lines end with LF), which `parseCsv` cuts into the same cells again. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map(cells => `${cells.map(quoted).join(',')}\n`).join('')
}

/** A cell in quotes where it would otherwise be cut or lost; a row of one blank cell would be no row. */
function quoted(cell: string, _: number, cells: readonly string[]): string {
  return /[",\r\n\uFEFF]/.test(cell) || (cell === '' && cells.length === 1) ? `"${cell.replaceAll('"', '""')}"` : cell
}
