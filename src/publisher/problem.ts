/** Something in the tables that keeps an edition from being published, with its address. */
export interface Problem {
  readonly file: string
  /** The row as a spreadsheet counts it: the header is row 1. */
  readonly row?: number | undefined
  /** The column's header as it stands in the file, or its name in datapackage.json. */
  readonly column?: string | undefined
  readonly found: string
  readonly expected: string
}

/** One line a clerk can act on: `file:row:column 見つかった値 → 期待`. */
export function formatProblem(problem: Problem): string {
  const address = [problem.file, problem.row, problem.column].filter(part => part !== undefined).join(':')
  return `${address} 「${shorten(problem.found)}」 → ${problem.expected}`
}

function shorten(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ')
  return oneLine.length > 40 ? `${oneLine.slice(0, 40)}…` : oneLine
}
