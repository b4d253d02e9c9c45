import type { DataValidation } from 'hucre/xlsx'
import type { CityTables } from '../city-tables'
import type { Field, Resource } from '../data-package'
import type { TableName } from '../table-plan'
import { columnLetters } from '../sheet'
import { columnUse, isTableName } from '../table-plan'
import { isGrade } from './field-help'
import { CHOICES_SHEET } from './workbook-layout'

/** A list of words too long to stand in a rule itself: a column of the sheet 「選択肢」. */
export interface ChoiceColumn {
  readonly heading: string
  readonly words: readonly string[]
}

/** Rows the rules reach to, below the last of any table of a city. */
const LAST_ROW = 5_000

/** More words than this make no list anybody would choose from. */
const MOST_WORDS = 120

/** Letters a list may have within a rule (Excel). */
const RULE_LIMIT = 250

/** The columns that name a 課. */
const DEPARTMENTS: readonly string[] = ['initiatives.departments', 'crosswalk.departments', 'services.department', 'meeting-people.department', 'meeting-records.department']

/** The drop-down lists of a workbook; the columns of 「選択肢」 grow as they are asked for. */
export class Choices {
  readonly columns: ChoiceColumn[] = []
  private readonly city: CityTables

  constructor(city: CityTables) {
    this.city = city
  }

  /** The rule for the cells of a column, if there is anything to choose or to hold to. */
  ruleFor(resource: Resource, table: TableName, field: Field, letter: string): DataValidation | undefined {
    const range = `${letter}2:${letter}${LAST_ROW}`
    const use = columnUse(table, field.name) ?? 'text'
    const heading = field.title || field.name
    const words = field.constraints.enum ?? (use === 'flag' ? ['0', '1'] : undefined)
    if (words)
      return { ...this.listOf(heading, words), range, allowBlank: true, showErrorMessage: true, errorStyle: 'stop', errorTitle: heading, errorMessage: shorten(`次のどれかにしてください：${words.join('、')}`) }
    const proposed = isGrade(table, field) ? ['A', 'B', 'C', 'D', 'Ａ', 'Ｂ', 'Ｃ', 'Ｄ'] : this.proposals(resource, table, field)
    if (proposed.length > 0 && proposed.length <= MOST_WORDS)
      return { ...this.listOf(heading, proposed), range, allowBlank: true, showErrorMessage: use !== 'list', errorStyle: 'warning', errorTitle: heading, errorMessage: '一覧にない言葉です。打ちまちがいでないか確かめてください' }
    if (use !== 'integer' && use !== 'number')
      return undefined
    const { minimum, maximum } = field.constraints
    return {
      type: use === 'integer' ? 'whole' : 'decimal',
      operator: 'between',
      formula1: String(minimum ?? -999_999_999_999),
      formula2: String(maximum ?? 999_999_999_999),
      range,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: heading,
      errorMessage: '数字だけを入れてください。わからないときは空欄にします',
    }
  }

  /** Words that stand in the tables a column refers to. */
  private proposals(resource: Resource, table: TableName, field: Field): readonly string[] {
    if (DEPARTMENTS.includes(`${table}.${field.name}`))
      return this.wordsOf(DEPARTMENTS.map(place => place.split('.')).map(([name = '', column = '']) => [name, column] as const))
    const origin = this.originOf(resource.name, field.name)
    return origin ? this.wordsOf([origin]) : []
  }

  /** The table and column in which the words of a column stand first: a plan's name in 計画, whichever tables lie between. */
  private originOf(name: string, column: string, steps = 5): readonly [string, string] | undefined {
    const keys = this.city.package.resources.find(resource => resource.name === name)?.schema.foreignKeys ?? []
    for (const { fields, reference } of keys) {
      const target = reference.fields[fields.indexOf(column)]
      if (target !== undefined && reference.resource !== '')
        return (steps > 0 ? this.originOf(reference.resource, target, steps - 1) : undefined) ?? [reference.resource, target]
    }
    return undefined
  }

  /** Every word in the columns, each once, in the order of the tables. */
  private wordsOf(places: readonly (readonly [string, string])[]): readonly string[] {
    const words = new Set<string>()
    for (const [name, column] of places) {
      const index = this.city.package.resources.find(resource => resource.name === name)?.schema.fields.findIndex(field => field.name === column) ?? -1
      const rows = isTableName(name) ? this.city.tables.get(name)?.rows ?? [] : []
      for (const { cells } of rows) {
        for (const word of (cells[index] ?? '').split(/[;；]/).map(part => part.trim()))
          words.add(word)
      }
    }
    return [...words].filter(word => word !== '')
  }

  private listOf(heading: string, words: readonly string[]): Pick<DataValidation, 'type' | 'values' | 'formula1'> {
    if (words.join(',').length <= RULE_LIMIT && !words.some(word => /[",]/.test(word)))
      return { type: 'list', values: [...words] }
    const known = this.columns.findIndex(column => column.words.join('\n') === words.join('\n'))
    const index = known < 0 ? this.columns.push({ heading, words }) - 1 : known
    return { type: 'list', formula1: `'${CHOICES_SHEET}'!$${columnLetters(index)}$2:$${columnLetters(index)}$${words.length + 1}` }
  }
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}
