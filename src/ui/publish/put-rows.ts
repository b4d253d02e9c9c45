import type { Problem, PutFile, TablesState } from '../../stores/publishing-store'

/** A line of the list of files: one file, or a set of tables that belong together. */
export interface PutRow extends Pick<PutFile, 'kind' | 'department' | 'sheets' | 'told' | 'bytes'> {
  readonly names: readonly string[]
  /** How many places in it must be mended; undefined while nobody knows. */
  readonly problems: number | undefined
}

/** From how many on the tables of a set stand on one line. */
const SET = 4

/** The files as lines, with what was found in each. */
export function listRows(put: readonly PutFile[], tables: TablesState): readonly PutRow[] {
  const all = put.map(({ name }) => name)
  const set = put.filter(({ kind }) => kind === 'table')
  const single = set.length < SET ? put : put.filter(({ kind }) => kind !== 'table')
  const rows: PutRow[] = single.map(({ name, kind, department, sheets, told, bytes }) => ({ names: [name], kind, department, sheets, told, bytes, problems: problemsIn([name], kind, tables, all) }))
  if (set.length >= SET) {
    const names = set.map(({ name }) => name)
    rows.push({ names, kind: 'table', department: undefined, told: undefined, bytes: set.reduce((sum, { bytes }) => sum + bytes, 0), problems: problemsIn(names, 'table', tables, all) })
  }
  return rows
}

/** What belongs to no file by its name, such as a row that points to nothing, is counted where the whole of the tables is. */
function problemsIn(names: readonly string[], kind: PutFile['kind'], tables: TablesState, others: readonly string[]): number | undefined {
  if (kind === 'sheet' || kind === 'unknown')
    return undefined
  if (tables.kind === 'sound' || tables.kind === 'partSound')
    return 0
  const isHere = (problem: Problem) => names.some(name => isIn(problem, name)) || (kind !== 'part' && !others.some(name => isIn(problem, name)))
  return tables.kind === 'problems' ? tables.problems.filter(isHere).length : undefined
}

/** A problem of a workbook names the file and the sheet: 「表.xlsx／評価」. */
function isIn({ file }: Problem, name: string): boolean {
  return file === name || file.startsWith(`${name}／`)
}
