/** By which column a table is sorted, and which way. */
export interface TableSort {
  readonly column: string
  readonly way: 'ascending' | 'descending'
}

/** One column of a table: its name in the table's own words, and how its cells are set. */
export interface TableColumn {
  readonly name: string
  readonly label: string
  readonly figure?: boolean
  readonly sortable?: boolean
}

/** What pressing a column's name asks for: small to large first, then the other way round. */
export function nextSort(sort: TableSort | undefined, column: string): TableSort {
  return { column, way: sort?.column === column && sort.way === 'ascending' ? 'descending' : 'ascending' }
}
