import type { Field, Resource } from './data-package'
import type { Problem } from './problem'
import type { TableSheet } from './table-sheet'
import { PERSONAL_HEADING } from './personal-heading'
import { columnLetters } from './sheet'

/** Which field of its resource stands in which column of a sheet. */
export interface TableColumns {
  /** The field of each column, from the first; undefined where a column has no heading, or one nobody knows. */
  readonly fields: readonly (Field | undefined)[]
  readonly problems: readonly Problem[]
}

/** Which field stands in which column: by ASCII name or Japanese title, in any order. */
export function tableColumns({ file, lines }: TableSheet, resource: Resource): TableColumns {
  const header = lines[0]
  if (!header)
    return { fields: [], problems: [{ file, row: 1, kind: 'heading', found: '空のファイル', expected: '1行目に列の見出しを書いてください' }] }
  const row = header.row
  const lower = headingsBelow(lines, resource)
  if (lower !== undefined)
    return { fields: [], problems: [{ file, row, kind: 'heading', found: header.cells.filter(cell => cell.trim() !== '').join(' '), expected: `見出しは1行だけにし、表のいちばん上に置いてください（いま ${lower} 行目にあります。その上の行を消してください）` }] }
  const problems: Problem[] = []
  const fields = header.cells.map((cell, index) => {
    const heading = cell.normalize('NFKC').trim()
    if (heading === '')
      return undefined
    const field = resource.schema.fields.find(candidate => candidate.name === heading || candidate.title.normalize('NFKC') === heading)
    if (!field) {
      const personal = PERSONAL_HEADING.test(heading)
      problems.push({
        file,
        row,
        column: heading,
        letter: columnLetters(index),
        kind: personal ? 'personal' : 'heading',
        found: heading,
        expected: personal ? '個人に関する列は公開できません。列を消してください' : `datapackage.json にある列だけにしてください${nearest(heading, resource, header.cells)}`,
      })
    }
    return field
  })
  for (const field of resource.schema.fields) {
    const times = fields.filter(candidate => candidate === field).length
    if (times !== 1)
      problems.push({ file, row, column: field.name, kind: 'heading', found: times === 0 ? '列がありません' : '列が2つあります', expected: `列「${field.name}」（${field.title}）を1つ` })
  }
  return { fields, problems }
}

/** Lines from the top among which headings may stand that slipped down. */
const SEARCHED = 6

/** The row of the headings where they stand below a title or a second line: most of the fields are there, and few in the first row. */
function headingsBelow(lines: TableSheet['lines'], { schema }: Resource): number | undefined {
  const known = (cells: readonly string[]) => schema.fields.filter(field => cells.some(cell => isHeadingOf(field, cell))).length
  const first = known(lines[0]?.cells ?? [])
  const found = lines.slice(1, SEARCHED).find(({ cells }) => known(cells) > Math.max(first, schema.fields.length / 2))
  return found?.row
}

function isHeadingOf({ name, title }: Field, cell: string): boolean {
  const heading = cell.normalize('NFKC').trim()
  return heading !== '' && (name === heading || title.normalize('NFKC') === heading)
}

/** The field a wrong heading most likely means: missing from the sheet, and most of its letters are the heading's. */
function nearest(heading: string, { schema }: Resource, header: readonly string[]): string {
  const letters = new Set(heading)
  const missing = schema.fields.filter(field => !header.some(cell => isHeadingOf(field, cell)))
  const likeness = (title: string) => [...new Set(title.normalize('NFKC'))].filter(letter => letters.has(letter)).length / Math.max(new Set(title).size, letters.size)
  const [best] = missing.map(field => ({ field, like: Math.max(likeness(field.title), likeness(field.name)) })).filter(({ like }) => like >= 0.5).sort((a, b) => b.like - a.like)
  return best ? `（「${best.field.title || best.field.name}」のことなら、そう書き直してください）` : ''
}
