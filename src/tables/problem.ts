/** What sort of fault a problem is: what a list of problems is grouped by. */
export const PROBLEM_KINDS = ['blank', 'dateForCode', 'notANumber', 'notInList', 'form', 'range', 'tooLong', 'duplicate', 'dangling', 'heading', 'file', 'personal', 'other'] as const
export type ProblemKind = typeof PROBLEM_KINDS[number]

/** Something in the tables that keeps an edition from being published, with its address. */
export interface Problem {
  /** The file, and in a workbook the sheet: 「goals.csv」, 「表.xlsx／基本目標」. */
  readonly file: string
  /** The row as a spreadsheet counts it: the header is row 1. */
  readonly row?: number | undefined
  /** The column's header as it stands in the file, or its name in datapackage.json. */
  readonly column?: string | undefined
  readonly found: string
  readonly expected: string
  /** The column's letters as a spreadsheet shows them: A, B … AA. */
  readonly letter?: string | undefined
  /** The column's heading in the words of its sheet, where `column` is its name in datapackage.json. */
  readonly heading?: string | undefined
  /** The sheet's own name where the table stands in a workbook. */
  readonly sheet?: string | undefined
  readonly kind?: ProblemKind | undefined
  /** How to mend it, in one sentence that says what to do. */
  readonly remedy?: string | undefined
}

/** One line a clerk can act on: `file:row:column 見つかった値 → 期待`; in a workbook `file／シート:D2（評価） 見つかった値 → 期待`. */
export function formatProblem(problem: Problem): string {
  return `${addressOf(problem)} 「${shorten(problem.found)}」 → ${problem.expected}`
}

/** Where a problem stands, as somebody who has the file open finds it. */
function addressOf({ file, sheet, row, letter, column, heading }: Problem): string {
  if (sheet === undefined || letter === undefined)
    return [file, row, column].filter(part => part !== undefined).join(':')
  return `${file}:${letter}${row ?? ''}（${heading ?? column ?? ''}）`
}

function shorten(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ')
  return oneLine.length > 40 ? `${oneLine.slice(0, 40)}…` : oneLine
}
