import type { Field } from '../data-package'
import type { ColumnUse, TableName } from '../table-plan'
import { needsNumber } from '../table-plan'

/** Columns whose cells are a grade as it was printed. */
const GRADES: readonly string[] = ['grades.printed', 'indicator-rates.grade', 'grade-summaries.overall']

/** Whether a cell of the column is a grade A–D. */
export function isGrade(table: TableName, field: Field): boolean {
  return GRADES.includes(`${table}.${field.name}`)
}

/** Whether a row without this cell is refused. */
export function isRequired(table: TableName, field: Field): boolean {
  return field.constraints.required === true || needsNumber(table, field.name)
}

/** What belongs into a column, as the comment on its heading tells it: what, an example, what must hold. */
export function fieldHelp(table: TableName, field: Field, use: ColumnUse): string {
  return [
    isRequired(table, field) ? '【かならず入れる】' : '【空欄でもよい】',
    typeof field.description === 'string' ? field.description : '',
    typeof field.example === 'string' ? `例：${field.example}` : '',
    ...rules(table, field, use),
  ].filter(line => line !== '').join('\n')
}

function rules(table: TableName, field: Field, use: ColumnUse): readonly string[] {
  const { minimum, maximum, maxLength, enum: words } = field.constraints
  return [
    use === 'flag' ? '1（はい）か 0（いいえ）' : '',
    isGrade(table, field) ? 'A・B・C・D のどれか（印字のまま、全角でもよい）' : '',
    words ? `次のどれか：${words.join('、')}` : '',
    use === 'list' ? 'いくつもあるときは ; で区切る' : '',
    use === 'integer' || use === 'number' ? '数字だけ。まだわからないときは 0 にせず空欄にする' : '',
    use === 'code' ? 'この列は「文字列」です。1-1-2-3 が日付に変わりません' : '',
    minimum !== undefined && maximum !== undefined ? `${minimum} から ${maximum} まで` : minimum !== undefined ? `${minimum} 以上` : maximum !== undefined ? `${maximum} 以下` : '',
    maxLength !== undefined ? `${maxLength} 字以内` : '',
  ]
}
