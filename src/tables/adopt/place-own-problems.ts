import type { Problem } from '../problem'
import type { Sheet } from '../sheet'
import { squash } from '../sheets/squash'

/** Problems of one of the city's own sheets under the sheet's name, each with its column's letter where its text stands once in its row. */
export function placeOwnProblems(sheet: Sheet, problems: readonly Problem[]): readonly Problem[] {
  const rows = new Map(sheet.rows.map(cells => [cells[0]?.row, cells]))
  const [, own] = /^[^／]*／(.+)$/.exec(sheet.name) ?? []
  return problems.map((problem) => {
    const found = squash(problem.found)
    const [cell, ...others] = found === '' ? [] : (rows.get(problem.row) ?? []).filter(({ text }) => squash(text) === found)
    const letter = problem.letter ?? (cell && others.length === 0 ? cell.column : undefined)
    return { ...problem, file: sheet.name, sheet: own, letter }
  })
}
