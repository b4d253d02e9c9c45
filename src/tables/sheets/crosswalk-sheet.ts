import type { Problem } from '../problem'
import type { Sheet } from '../sheet'
import type { CrosswalkCells, CrosswalkColumn } from './crosswalk-columns'
import type { LabelReading } from './label-paths'
import type { NumberedLabel } from './numbered-label'
import type { RowNumbers } from './serial-codes'
import { DATE_FOR_CODE } from '../check-cell'
import { cutCrosswalk } from './crosswalk-columns'
import { DepartmentNames } from './department-names'
import { nameOf, readName } from './initiative-names'
import { LabelPaths } from './label-paths'
import { readLabel } from './numbered-label'
import { printedCode, readNumbers } from './serial-codes'
import { squash } from './squash'

/** One row of a 取組継承整理表, as far as it can be read; what cannot is undefined and told as a problem. */
export interface CrosswalkLine {
  /** The row of the sheet, as a spreadsheet counts it. */
  readonly row: number
  readonly serial: number | undefined
  /** 0 for the first row of a code, 1 for its first 再掲 row, and so on. */
  readonly repeat: number
  readonly code: string | undefined
  readonly name: string | undefined
  /** The code in 【再掲 …】 before the name, as printed. */
  readonly repostOf: string | undefined
  readonly detail: string
  readonly oldGoal: number | undefined
  readonly oldDirection: number | undefined
  readonly oldKind: number | undefined
  /** Place in the new plan, by number and by its usual wording in this sheet. */
  readonly goal: number | undefined
  readonly goalName: string | undefined
  readonly direction: number | undefined
  readonly directionName: string | undefined
  readonly action: number | undefined
  readonly actionName: string | undefined
  readonly departments: readonly string[] | undefined
  /** Marks beside the labels and the name: 「新」, 「※R3新規」. */
  readonly note: string
}

/** A whole sheet: every row of it is a line, or is passed over as no row of the table. */
export interface CrosswalkReading {
  readonly lines: readonly CrosswalkLine[]
  /** Cells that could not be read, and columns that are missing. */
  readonly problems: readonly Problem[]
  /** Cells whose reading comes from other cells of the sheet, or whose wording differs from the usual one. */
  readonly notices: readonly Problem[]
  /** Repeated headings, titles and page marks. */
  readonly passed: readonly { readonly row: number, readonly text: string }[]
}

const OLD = ['oldGoal', 'oldDirection', 'oldKind'] as const
const NEW = ['goal', 'direction', 'action'] as const
/** Readings named in a problem; beyond these a list helps nobody. */
const POSSIBLE_SHOWN = 6

const LEVELS = ['goal', 'direction', 'action'] as const

/**
 * Reads a 取組継承整理表: the sheet in which a city says what became of every initiative of the plan before.
 *
 * Nothing is guessed. A cell that is blank, torn or spoilt is told by the rest of the sheet where the rest allows one
 * reading alone, and then stands among the notices; where it does not, the cell is a problem and the value undefined.
 *
 * @param known names of the earlier plan's initiatives by their codes, where the city's tables are at hand.
 */
export function readCrosswalkSheet(sheet: Sheet, known: ReadonlyMap<string, string> = new Map()): CrosswalkReading {
  const { lines, problems: columnProblems, passed } = cutCrosswalk(sheet)
  const labels = lines.map(line => ({ old: labelsOf(line, OLD), new: labelsOf(line, NEW) }))
  const oldPaths = LabelPaths.of(labels.map(row => row.old), lines.map(line => line.isDay('code') ? [] : placeIn(printedCode(line.text('code')))))
  const newPaths = LabelPaths.of(labels.map(row => row.new))
  const numbers = readNumbers(lines.map((line, index) => ({ serial: squash(line.text('serial')), code: line.text('code'), place: placeOf(oldPaths.read(labels[index]?.old ?? [])) })))
  const departments = new DepartmentNames(lines.map(line => line.text('departments')))
  const rowsOf = placesByCode(numbers)
  const problems = [...columnProblems, ...sheet.problems]
  const notices = [...sheet.notices]
  return {
    lines: lines.map((line, index) => {
      const numbered = numbers[index] ?? { serial: undefined, code: undefined, repeat: 0, expectedCode: undefined }
      // What a day stood for may be clear from the rows around it; but then the whole column may be spoilt.
      const told = line.isDay('code') ? { ...numbered, code: undefined } : numbered
      const oldLabels = oldPaths.read(labels[index]?.old ?? [], placeIn(told.code))
      const newLabels = newPaths.read(labels[index]?.new ?? [])
      tellNumbers(line, told, problems, notices)
      tellLabels(line, OLD, oldLabels, problems, notices)
      tellLabels(line, NEW, newLabels, problems, notices)
      const offices = departments.read(line.text('departments'))
      if (!offices)
        problems.push(line.problem('departments', '課の名前（間を空白で区切る）'))
      else if (!offices.asPrinted)
        notices.push(line.problem('departments', `${offices.names.join('、')}（ほかの行の名前で区切る）`))
      const { name, repostOf, mark } = readName(line, known.get(told.code ?? ''), otherName(rowsOf.get(numbers[index]?.code), lines, index), problems, notices)
      const [oldGoal, oldDirection, oldKind] = oldLabels.map(numberOf)
      const [goal, direction, action] = newLabels
      return {
        row: line.row,
        serial: told.serial,
        repeat: told.repeat,
        code: told.code,
        name,
        repostOf,
        detail: squash(line.text('detail')),
        oldGoal,
        oldDirection,
        oldKind,
        goal: numberOf(goal),
        goalName: textOf(goal),
        direction: numberOf(direction),
        directionName: textOf(direction),
        action: numberOf(action),
        actionName: textOf(action),
        departments: offices?.names,
        note: [...new Set([mark, ...(labels[index]?.new ?? []).map(label => label.mark)])].filter(text => text !== '').join(' '),
      }
    }),
    problems,
    notices,
    passed,
  }
}

function labelsOf(line: CrosswalkCells, columns: readonly CrosswalkColumn[]): readonly NumberedLabel[] {
  return columns.map((column, level) => readLabel(line.text(column), LEVELS[level] ?? 'action'))
}

/** Goal, direction and kind of a code. */
function placeIn(code: string | undefined): readonly number[] {
  return code?.split('-').slice(0, 3).map(Number) ?? []
}

function placeOf(labels: readonly LabelReading[]): string | undefined {
  const numbers = labels.map(numberOf)
  return numbers.includes(undefined) ? undefined : numbers.join('-')
}

function numberOf(label: LabelReading | undefined): number | undefined {
  return label && label.kind !== 'unread' ? label.number : undefined
}

function textOf(label: LabelReading | undefined): string | undefined {
  return label && label.kind !== 'unread' ? label.text : undefined
}

function tellNumbers(line: CrosswalkCells, { serial, code, repeat, expectedCode }: RowNumbers, problems: Problem[], notices: Problem[]): void {
  if (serial === undefined)
    problems.push(line.problem('serial', '前後の行に続く番号'))
  else if (repeat === 0 ? squash(line.text('serial')) !== String(serial) : !line.text('serial').includes('再掲'))
    notices.push(line.problem('serial', repeat === 0 ? `${serial}（前後の番号から）` : `(再掲) ${serial}（前の行と同じ番号から）`))
  if (line.isDay('code'))
    problems.push(line.problem('code', DATE_FOR_CODE))
  else if (code === undefined)
    problems.push(line.problem('code', expectedCode ? `${expectedCode}（通し番号と合う番号）。どちらが正しいか確かめてください` : '1-1-1-1 の形の番号'))
  else if (squash(line.text('code')) !== code)
    notices.push(line.problem('code', `${code}（通し番号と前後の番号から）`))
}

function tellLabels(line: CrosswalkCells, columns: readonly CrosswalkColumn[], labels: readonly LabelReading[], problems: Problem[], notices: Problem[]): void {
  for (const [level, label] of labels.entries()) {
    const column = columns[level] ?? 'goal'
    if (label.kind === 'unread')
      problems.push(line.problem(column, label.possible.length > 0 && label.possible.length <= POSSIBLE_SHOWN ? `次のどれか：${label.possible.join('、')}` : '番号のある見出し'))
    else if (label.kind === 'told')
      notices.push(line.problem(column, `${label.number} ${label.text}（表のほかの行から）`))
    else if (label.unusual)
      notices.push(line.problem(column, `${label.number} ${label.text}（ほかの行の言い方）`))
  }
}

/** The rows of each code, by their places. */
function placesByCode(numbers: readonly RowNumbers[]): ReadonlyMap<string | undefined, readonly number[]> {
  const places = new Map<string | undefined, number[]>()
  for (const [index, { code }] of numbers.entries()) {
    const same = places.get(code)
    if (same)
      same.push(index)
    else if (code !== undefined)
      places.set(code, [index])
  }
  return places
}

/** The longest name another row of the same code prints. */
function otherName(places: readonly number[] | undefined, lines: readonly CrosswalkCells[], index: number): string | undefined {
  const names = (places ?? []).flatMap((other) => {
    const line = lines[other]
    return other === index || !line ? [] : [nameOf(line).name]
  })
  return names.sort((a, b) => b.length - a.length)[0]
}
