import type { Link } from '../domain/item-ref'
import type { SourceRef } from '../domain/source'
import type { Problem } from './problem'
import { isItemRef } from '../domain/item-ref'

/**
 * One row of a table, with its address.
 *
 * Cells that failed their check read as blank: their problem is already told, and nothing will be published.
 */
export class TableRow {
  readonly file: string
  readonly row: number
  private readonly values: ReadonlyMap<string, string>
  private readonly raw: ReadonlyMap<string, string>
  private readonly bad: ReadonlySet<string>

  constructor(file: string, row: number, values: ReadonlyMap<string, string>, raw: ReadonlyMap<string, string>, bad: ReadonlySet<string>) {
    this.file = file
    this.row = row
    this.values = values
    this.raw = raw
    this.bad = bad
  }

  /** Whether the cell failed its own check, so that nothing more should be said of it. */
  isBad(column: string): boolean {
    return this.bad.has(column)
  }

  text(column: string): string {
    return this.values.get(column) ?? ''
  }

  /** The cell as it stands in the file, width and commas included. */
  printed(column: string): string {
    return this.raw.get(column) ?? ''
  }

  /** The number in the cell; undefined where the cell is blank, never 0. */
  number(column: string): number | undefined {
    const value = this.text(column)
    return value === '' ? undefined : Number(value)
  }

  /** A whole number of a required cell; 0 stands only where the cell is already reported as bad. */
  integer(column: string): number {
    return this.number(column) ?? 0
  }

  /** Every text of the row: its cells whole, and the parts of those that hold several. */
  texts(): readonly string[] {
    return [...this.values].flatMap(([column, value]) => value === '' ? [] : [value, this.printed(column), ...this.list(column)])
  }

  flag(column: string): boolean {
    return this.text(column) === '1'
  }

  /** The parts of a cell between semicolons of either width. */
  list(column: string): readonly string[] {
    return this.text(column).split(/[;；]/).map(part => part.trim()).filter(part => part !== '')
  }

  /** The columns this row has whose name fits, with the part the pattern captures. */
  columns(pattern: RegExp): readonly { readonly column: string, readonly part: string }[] {
    return [...this.values.keys()].flatMap((column) => {
      const part = pattern.exec(column)?.[1]
      return part === undefined ? [] : [{ column, part }]
    })
  }

  source(): SourceRef {
    const line = this.number('source_line')
    return line === undefined ? { doc: this.text('source_doc') } : { doc: this.text('source_doc'), line }
  }

  /** The documents, with or without a line, that a cell lists beside the row's own source. */
  otherSources(): readonly SourceRef[] {
    return this.list('other_sources').map((part) => {
      const [doc = '', line] = part.split(':')
      return line === undefined ? { doc } : { doc, line: Number(line) }
    })
  }

  /** The items this row points to: those a document states, then those we infer. */
  links(): readonly Link[] {
    const read = (column: string, inferred: boolean) => this.list(column).flatMap(to => isItemRef(to) ? [{ to, inferred }] : [])
    return [...read('related', false), ...read('related_inferred', true)]
  }

  problem(column: string, expected: string): Problem {
    return { file: this.file, row: this.row, column, found: this.printed(column), expected }
  }
}

/** Rows of one owner in the order of their numbers, whatever their order in the table. */
export function inOrder(rows: readonly TableRow[]): readonly TableRow[] {
  return [...rows].sort((a, b) => a.integer('no') - b.integer('no'))
}
