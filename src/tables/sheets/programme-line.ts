import type { Problem } from '../problem'
import type { Sheet } from '../sheet'
import { plainNumber } from '../printed-number'
import { squash } from './squash'

/** One programme of an evaluation sheet; what could not be read is undefined and told as a problem. */
export interface ProgrammeLine {
  readonly table: 'programmes'
  readonly row: number
  readonly id: string | undefined
  /** The 部 whose short name stands in the number. */
  readonly bureau: string | undefined
  readonly name: string | undefined
  readonly mandated: boolean | undefined
  readonly priority: boolean | undefined
  /** Amounts in 千円. */
  readonly cost: number | undefined
  readonly personnel: number | undefined
  readonly total: number | undefined
  readonly evaluation: string | undefined
  readonly contribution: string | undefined
  readonly finalEvaluation: string | undefined
}

/** The columns of the table, with the headings a city prints. */
export const PROGRAMME_COLUMNS = {
  priority: '重点事業',
  id: '整理番号',
  bureau: '部',
  name: '事業名',
  mandated: '法定受託事務',
  cost: '事業費（千円）',
  personnel: '人件費（千円）',
  total: '総事業費（千円）',
  evaluation: '事業評価',
  contribution: '貢献度',
  finalEvaluation: '最終評価',
} as const

export type ProgrammeColumn = keyof typeof PROGRAMME_COLUMNS

const PROGRAMME_ID = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{1,8}-\d{1,3}$/u

/** A programme's number, such as 健福-02: widths folded. */
export function readProgrammeId(text: string): string | undefined {
  const folded = squash(text).replace(/[‐‑‒–—―−]/g, '-')
  return PROGRAMME_ID.test(folded) ? folded : undefined
}

/** An amount in 千円: whole and never below nought. */
export function readAmount(text: string): number | undefined {
  const plain = plainNumber(text)
  return plain !== undefined && /^\d+$/.test(plain) ? Number(plain) : undefined
}

/** The names of 部 a sheet prints by themselves or before the word 長. */
export function bureausOf(sheet: Sheet): readonly string[] {
  const found = sheet.rows.flatMap(cells => cells.flatMap(({ text }) => [...text.normalize('NFKC').matchAll(/(?:^|\s)([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,12}部)(?=長\s|長$|$)/gu)].map(([, name = '']) => name)))
  return [...new Set(found)]
}

/** The one bureau of the sheet whose name begins like the number's short name and holds all its letters in order. */
export function bureauOf(id: string, bureaus: readonly string[]): string | undefined {
  const short = id.split('-')[0] ?? ''
  const fitting = bureaus.filter(name => name.startsWith(short.slice(0, 1)) && holdsInOrder(name, short))
  return fitting.length === 1 ? fitting[0] : undefined
}

function holdsInOrder(name: string, letters: string): boolean {
  let at = 0
  return [...letters].every((letter) => {
    at = name.indexOf(letter, at) + 1
    return at > 0
  })
}

/** Holds the sum against its parts: where they differ, nobody can say which of the three is wrong. */
export function checkSum(line: ProgrammeLine, file: string, problems: Problem[]): ProgrammeLine {
  const { row, cost, personnel, total } = line
  if (cost === undefined || personnel === undefined || total === undefined || cost + personnel === total)
    return line
  problems.push({ file, row, column: PROGRAMME_COLUMNS.total, found: String(total), expected: `事業費と人件費を足した額（${cost + personnel}）。3つの金額のどれかを確かめてください` })
  return { ...line, cost: undefined, personnel: undefined, total: undefined }
}

/** Two programmes of one number: neither row can be trusted to be the number's own. */
export function checkDoubles(lines: readonly ProgrammeLine[], file: string, problems: Problem[]): readonly ProgrammeLine[] {
  const first = new Map<string, number>()
  return lines.map((line) => {
    const before = line.id === undefined ? undefined : first.get(line.id)
    if (line.id === undefined || before === undefined) {
      if (line.id !== undefined)
        first.set(line.id, line.row)
      return line
    }
    problems.push({ file, row: line.row, column: PROGRAMME_COLUMNS.id, found: line.id, expected: `${before} 行目と同じ番号です。どちらかを直してください` })
    return { ...line, id: undefined }
  })
}
