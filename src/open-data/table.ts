import type { Link } from '../domain/item-ref'
import type { SourceRef } from '../domain/source'
import { toCsv } from '../domain/spreadsheet'

/** What a cell may hold; a cell without a value is blank. */
export type Cell = string | number | boolean | readonly string[] | undefined

export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'list'

/** What a column is, whoever describes it. */
export interface Field {
  /** ASCII, stands in the table's first line. */
  readonly name: string
  /** In Japanese. */
  readonly title: string
  /** A `list` stands in one cell, with `;` between. */
  readonly type: FieldType
  /** What a reader must know to read it right; empty where the title says all. */
  readonly about: string
  /** Every value that may stand there, where they are few and closed. */
  readonly values?: readonly string[]
}

/** A column with what stands in it. */
export interface Column<Row> extends Field {
  readonly of: (row: Row) => Cell
}

/** Columns that name a row of another table. */
export interface ForeignKey {
  readonly fields: readonly string[]
  readonly table: string
  readonly refersTo: readonly string[]
}

/** A table as it is given out. */
export interface Table {
  /** ASCII; the file is named by it. */
  readonly name: string
  readonly title: string
  readonly fields: readonly Field[]
  readonly primaryKey: readonly string[]
  readonly foreignKeys: readonly ForeignKey[]
  readonly rows: number
  /** Row by row, in the order of the fields. */
  readonly cells: readonly (readonly Cell[])[]
  /** The same as CSV, made when it is asked for. */
  readonly csv: string
}

/** What a table is made of. */
export interface TableParts<Row> {
  readonly name: string
  readonly title: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly primaryKey: readonly string[]
  readonly foreignKeys?: readonly ForeignKey[]
}

/** A table whose rows stand as given. */
export function table<Row>({ name, title, rows, columns, primaryKey, foreignKeys = [] }: TableParts<Row>): Table {
  return {
    name,
    title,
    fields: columns.map(({ name, title, type, about, values }) => ({ name, title, type, about, ...values && { values } })),
    primaryKey,
    foreignKeys,
    rows: rows.length,
    cells: rows.map(row => columns.map(column => column.of(row))),
    get csv() {
      return toCsv(this.cells, columns.map((column, index) => ({ title: column.name, value: cells => written(cells[index]) })))
    },
  }
}

function written(cell: Cell): string | number | undefined {
  if (cell === undefined || cell === '' || typeof cell === 'number' || typeof cell === 'string')
    return cell === '' ? undefined : cell
  return typeof cell === 'boolean' ? String(cell) : cell.join(';') || undefined
}

function column<Row>(type: FieldType) {
  return (name: string, title: string, of: (row: Row) => Cell, about = ''): Column<Row> => ({ name, title, type, about, of })
}

/** The ways to write down a column of rows of one kind. */
export function columnsOf<Row>() {
  return {
    text: column<Row>('string'),
    integer: column<Row>('integer'),
    number: column<Row>('number'),
    flag: column<Row>('boolean'),
    day: column<Row>('date'),
    list: column<Row>('list'),
    /** A word out of a closed list. */
    word: <Word extends string>(name: string, title: string, words: Readonly<Record<Word, string>>, of: (row: Row) => Word | undefined, about = ''): Column<Row> => ({
      name,
      title,
      type: 'string',
      about,
      values: Object.values(words),
      of: (row) => {
        const word = of(row)
        return word === undefined ? undefined : words[word]
      },
    }),
    /** 要約: our own words, and said so. */
    summary: (of: (row: Row) => string): Column<Row> => column<Row>('string')('summary', '要約', of, '資料の文そのままではなく、短く書き直した要約です'),
    /** Document and line of a fact. */
    source: (of: (row: Row) => SourceRef | undefined, name = 'source', title = '出典'): readonly Column<Row>[] => [
      column<Row>('string')(`${name}_doc`, `${title}の文書`, row => of(row)?.doc),
      column<Row>('integer')(`${name}_line`, `${title}の行`, row => of(row)?.line, '行の数え方は sources の line_rule にあります。空欄は、行の番号が分からないことを示します'),
    ],
    /** Further places, as `document:line`. */
    otherSources: (of: (row: Row) => readonly SourceRef[]): Column<Row> => column<Row>('list')('other_sources', 'ほかの出典', row => of(row).map(place), '文書:行'),
    links: (of: (row: Row) => readonly Link[]): readonly Column<Row>[] => [
      column<Row>('list')('related', '関係する項目', row => of(row).filter(link => !link.inferred).map(link => link.to), '資料に書かれている関係。種類:記号'),
      column<Row>('list')('related_inferred', '関係する項目（推定）', row => of(row).filter(link => link.inferred).map(link => link.to), '資料には書かれておらず、内容から推定した関係'),
    ],
  }
}

/** `document:line`, or the document alone. */
export function place({ doc, line }: SourceRef): string {
  return line === undefined ? doc : `${doc}:${line}`
}

/** A foreign key of the same names at both ends. */
export function sameNames(table: string, ...fields: readonly string[]): ForeignKey {
  return { fields, table, refersTo: fields }
}

/** The document of a column `…_doc`. */
export function document(name = 'source'): ForeignKey {
  return { fields: [`${name}_doc`], table: 'sources', refersTo: ['doc'] }
}

/** The entries of a record by fiscal year, oldest first. */
export function byYear<Value>(record: Readonly<Record<number, Value>>): readonly (readonly [number, Value])[] {
  return Object.entries(record).map(([year, value]): readonly [number, Value] => [Number(year), value]).sort(([a], [b]) => a - b)
}
