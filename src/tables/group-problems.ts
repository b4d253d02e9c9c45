import type { Problem, ProblemKind } from './problem'

/** Problems of one kind in one column: one thing to mend, as often as it is found. */
export interface KindGroup {
  readonly kind: ProblemKind
  /** What the first of them asks for, and how to mend it. */
  readonly expected: string
  readonly remedy: string | undefined
  readonly problems: readonly Problem[]
}

/** Problems of one column; those of whole rows or sheets have no column. */
export interface ColumnGroup {
  readonly letter: string | undefined
  readonly heading: string | undefined
  readonly count: number
  readonly kinds: readonly KindGroup[]
}

/** Problems of one sheet, or of one file that is a table. */
export interface SheetGroup {
  readonly file: string
  /** The sheet's own name, or the file's where it is no workbook. */
  readonly title: string
  readonly count: number
  readonly columns: readonly ColumnGroup[]
}

/** Problems by sheet, then column, then kind; sheets and columns in the order they first come, rows from the top. */
export function groupProblems(problems: readonly Problem[]): readonly SheetGroup[] {
  return [...groupBy(problems, ({ file }) => file)].map(([file, ofSheet]) => ({
    file,
    title: ofSheet[0]?.sheet ?? file,
    count: ofSheet.length,
    columns: [...groupBy(ofSheet, ({ letter, heading, column }) => JSON.stringify([letter, heading ?? column]))].map(([, ofColumn]) => ({
      letter: ofColumn[0]?.letter,
      heading: ofColumn[0]?.heading ?? ofColumn[0]?.column,
      count: ofColumn.length,
      kinds: [...groupBy(ofColumn, ({ kind }) => kind ?? 'other')].map(([kind, ofKind]) => ({
        kind,
        expected: ofKind[0]?.expected ?? '',
        remedy: ofKind[0]?.remedy,
        problems: [...ofKind].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
      })),
    })),
  }))
}

function groupBy<Key>(problems: readonly Problem[], keyOf: (problem: Problem) => Key): ReadonlyMap<Key, readonly Problem[]> {
  const groups = new Map<Key, Problem[]>()
  for (const problem of problems) {
    const group = groups.get(keyOf(problem))
    if (group)
      group.push(problem)
    else
      groups.set(keyOf(problem), [problem])
  }
  return groups
}
