/** A cell as far as its place in the table goes. */
export interface SpanningCell<Content> {
  readonly columns: number
  readonly rows: number
  readonly content: Content
}

/** A cell with the column it begins in, counted from 0. */
export interface PlacedCell<Content> {
  readonly column: number
  readonly cell: SpanningCell<Content>
}

/** Finds the column of every cell, row by row: cells that reach down from earlier rows take places of their own. */
export function placedCells<Content>(rows: readonly (readonly SpanningCell<Content>[])[]): readonly (readonly PlacedCell<Content>[])[] {
  /** How many more rows each column is taken for. */
  const taken: number[] = []
  return rows.map((cells) => {
    const free = taken.map(count => count === 0)
    const placed: PlacedCell<Content>[] = []
    let column = 0
    for (const cell of cells) {
      while (free[column] === false)
        column++
      placed.push({ column, cell })
      for (let reach = 0; reach < cell.columns; reach++)
        taken[column + reach] = cell.rows
      column += cell.columns
    }
    for (let index = 0; index < taken.length; index++)
      taken[index] = Math.max(0, (taken[index] ?? 0) - 1)
    return placed
  })
}

/** What stands over each column, from the rows of headings: the wider heading first. */
export function columnHeads(rows: readonly (readonly SpanningCell<string>[])[]): readonly string[] {
  const heads: string[][] = []
  for (const { column, cell } of placedCells(rows).flat()) {
    for (let reach = 0; reach < cell.columns; reach++)
      (heads[column + reach] ??= []).push(cell.content)
  }
  return Array.from(heads, head => (head ?? []).filter(Boolean).join(' '))
}
