import type { Field, Resource } from './data-package'
import type { TableRecords } from './city-tables'
import { columnLetters } from './sheet'

/** A table that grows: rows at its end, columns at their places. What stands in it already is never touched. */
export class TableDraft {
  private readonly records: TableRecords
  private readonly resource: Resource
  private fields: readonly Field[]
  private lines: readonly (readonly string[])[]

  constructor(records: TableRecords, resource: Resource) {
    this.records = records
    this.resource = resource
    this.fields = resource.schema.fields
    this.lines = records.rows.map(({ cells }) => cells)
  }

  /** Every row as its cells by column. */
  rows(): readonly ((column: string) => string)[] {
    const places = new Map(this.fields.map(({ name }, index) => [name, index]))
    return this.lines.map(cells => (column: string) => cells[places.get(column) ?? -1] ?? '')
  }

  has(column: string): boolean {
    return this.fields.some(({ name }) => name === column)
  }

  /** A new column behind the last one that fits; at the end where none does. */
  addColumn(field: Field, behind: (column: string) => boolean): void {
    const last = this.fields.findLastIndex(({ name }) => behind(name))
    const at = last < 0 ? this.fields.length : last + 1
    this.fields = this.fields.toSpliced(at, 0, field)
    this.lines = this.lines.map(cells => this.fields.map((_, index) => index === at ? '' : cells[index < at ? index : index - 1] ?? ''))
  }

  /** A new row; a column that is not named stays blank. */
  addRow(values: Readonly<Record<string, string>>): void {
    this.lines = [...this.lines, this.fields.map(({ name }) => values[name] ?? '')]
  }

  /** The table as it is now; the very table it began with where nothing was added. */
  done(): { readonly records: TableRecords, readonly resource: Resource } {
    const { records, resource } = this
    const grown = this.lines.length > records.rows.length
    if (!grown && this.fields.length === resource.schema.fields.length)
      return { records, resource }
    const below = Math.max(1, ...records.rows.map(({ row }) => row))
    return {
      records: {
        ...records,
        letters: this.fields.length === records.letters.length ? records.letters : this.fields.map((_, index) => columnLetters(index)),
        rows: this.lines.map((cells, index) => ({ row: records.rows[index]?.row ?? below + index + 1 - records.rows.length, cells })),
      },
      resource: { ...resource, schema: { ...resource.schema, fields: [...this.fields] } },
    }
  }
}
