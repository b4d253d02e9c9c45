import type { Problem } from '../problem'
import type { Sheet } from '../sheet'
import type { ProgrammeLine } from './programme-line'
import type { PassedRow, SheetReading } from './sheet-reading'
import { bureausOf, checkDoubles, checkSum, PROGRAMME_COLUMNS, readAmount, readProgrammeId } from './programme-line'
import { tellBureau } from './programme-table'
import { squash } from './squash'

/** The end of a row behind the name: amounts and judgements, as many as stand there. */
interface Tail {
  readonly amounts: readonly number[]
  /** 事業評価, 貢献度 and 最終評価 in their order. */
  readonly judgements: readonly string[]
}

/** A row as far as its own lines tell it. */
interface Piece {
  readonly row: number
  readonly id: string
  readonly name: string
  readonly mandated: boolean
  readonly tail: Tail
}

/** A line that is the end of a row and stands apart from it. */
interface Loose {
  readonly row: number
  readonly text: string
  readonly tail: Tail
}

const GRADE = /^[A-D]$/
/** How the names of programmes end: one that ends otherwise lost its end. */
const NAME_END = /(?:事業|事務|業務|経費|会計)$/
/** What the city calls the two judgements in words. */
const WORDS: readonly string[] = ['拡充', '現状維持', '縮小', '廃止', '休止', '完了', '統合', '見直し', '改善', '継続']

/**
 * Reads the table of programmes from the text of a page, where its cells are parted by spaces alone.
 *
 * Lines without a blank line between them are one row (a wrapped name). An end of a row that stands apart belongs to the one
 * row that lacks just that; where two rows lack it, or two ends fit, none is taken and both are told.
 */
export function readProgrammeText(sheet: Sheet): SheetReading<ProgrammeLine> {
  const problems: Problem[] = []
  const notices: Problem[] = []
  const passed: PassedRow[] = []
  const pieces: Piece[] = []
  const loose: Loose[] = []
  const marks: number[] = []
  for (const block of blocksOf(sheet)) {
    const text = block.map(line => line.text).join(' ')
    const row = block[0]?.row ?? 0
    const id = readProgrammeId(firstToken(text))
    if (id !== undefined) {
      pieces.push(pieceOf(row, id, text))
      continue
    }
    for (const line of block) {
      const tail = tailOf(line.text)
      if (tail && (tail.amounts.length === 3 || tail.amounts.length === 0))
        loose.push({ ...line, tail })
      else if (squash(line.text) === '重')
        marks.push(line.row)
      else
        passed.push(line)
    }
  }
  const open = { lacking: counted(pieces.map(lacking)), ends: grouped(loose) }
  const whole = pieces.map(piece => completed(piece, open, told => notices.push({ file: sheet.name, ...told })))
  const used = new Set(whole.flatMap(({ ends }) => ends))
  const unused = new Set(loose.filter(end => end.tail.amounts.length > 0 && !used.has(end)))
  for (const { row, text } of unused)
    problems.push({ file: sheet.name, row, found: text, expected: 'どの事業の金額と評価か分かりません。元の表と見くらべてください' })
  for (const row of marks)
    problems.push({ file: sheet.name, row, column: PROGRAMME_COLUMNS.priority, found: '重', expected: 'どの事業の印か、この文字だけの資料からは分かりません' })
  const bureaus = bureausOf(sheet)
  const lines = whole.map(({ piece, tail }) => lineOf(sheet.name, piece, tail, marks.length > 0, bureaus, problems, notices))
  return { lines: checkDoubles(lines, sheet.name, problems), problems, notices, passed: [...passed, ...loose.filter(end => !unused.has(end))] }
}

/** Lines that follow one another without a blank line; a number begins a new block even so. */
function blocksOf(sheet: Sheet): readonly (readonly PassedRow[])[] {
  const blocks: PassedRow[][] = []
  let last = -1
  for (const cells of sheet.rows) {
    const line = { row: cells[0]?.row ?? 0, text: cells.map(cell => cell.text).join(' ').trim() }
    const begins = readProgrammeId(firstToken(line.text)) !== undefined || isWholeTail(line.text)
    const block = blocks.at(-1)
    if (last + 1 === line.row && !begins && block && !isWholeRow(block))
      block.push(line)
    else
      blocks.push([line])
    last = line.row
  }
  return blocks
}

/** Whether a row has all its cells: what follows is another's, though no blank line parts them. */
function isWholeRow(block: readonly PassedRow[]): boolean {
  const text = block.map(line => line.text).join(' ')
  const id = readProgrammeId(firstToken(text))
  return id !== undefined && lacking(pieceOf(0, id, text)) === ''
}

function isWholeTail(text: string): boolean {
  return tailOf(text)?.amounts.length === 3
}

function firstToken(text: string): string {
  return tokensOf(text)[0] ?? ''
}

function tokensOf(text: string): readonly string[] {
  return text.normalize('NFKC').split(/\s+/).filter(token => token !== '')
}

function isAmount(token: string): boolean {
  return readAmount(token) !== undefined
}

function pieceOf(row: number, id: string, text: string): Piece {
  const tokens = tokensOf(text).slice(1)
  const at = tokens.findIndex(token => isAmount(token) || token === '法定')
  const name = at < 0 ? tokens : tokens.slice(0, at)
  const rest = at < 0 ? [] : tokens.slice(at)
  const mandated = rest[0] === '法定'
  return { row, id, name: squash(name.join('')), mandated, tail: tailOf((mandated ? rest.slice(1) : rest).join(' ')) ?? { amounts: [], judgements: rest } }
}

/** Three amounts and judgements, judgements alone, or nothing; undefined where something else stands among them. */
function tailOf(text: string): Tail | undefined {
  const tokens = tokensOf(text)
  const first = tokens.findIndex(token => !isAmount(token))
  const amounts = tokens.slice(0, first < 0 ? tokens.length : first)
  const judgements = tokens.slice(amounts.length)
  const known = judgements.every(token => WORDS.includes(token) || GRADE.test(token))
  return known && judgements.length <= 3 ? { amounts: amounts.map(amount => readAmount(amount) ?? 0), judgements } : undefined
}

/** What a row lacks behind what it has: 'all', or the judgements from the first missing one on. */
function lacking({ tail: { amounts, judgements } }: Piece): string {
  if (amounts.length === 0 && judgements.length === 0)
    return 'all'
  return amounts.length === 3 && judgements.every((judgement, at) => GRADE.test(judgement) === (at === 1)) ? ['word grade word', 'grade word', 'word', ''][judgements.length] ?? 'unknown' : 'unknown'
}

function shapeOf({ amounts, judgements }: Tail): string {
  const shape = judgements.map(judgement => GRADE.test(judgement) ? 'grade' : 'word').join(' ')
  return amounts.length === 3 ? shape === 'word grade word' ? 'all' : `amounts ${shape}` : shape
}

/** What is open on the sheet: how many rows lack which end, and which ends stand apart. */
interface OpenEnds {
  readonly lacking: ReadonlyMap<string, number>
  readonly ends: ReadonlyMap<string, readonly Loose[]>
}

function grouped(loose: readonly Loose[]): ReadonlyMap<string, readonly Loose[]> {
  const ends = new Map<string, Loose[]>()
  for (const end of loose) {
    const same = ends.get(shapeOf(end.tail))
    if (same)
      same.push(end)
    else
      ends.set(shapeOf(end.tail), [end])
  }
  return ends
}

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of words)
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** The row with the end that can be no other row's. */
function completed(piece: Piece, open: OpenEnds, tell: (told: Omit<Problem, 'file'>) => void): { readonly piece: Piece, readonly tail: Tail, readonly ends: readonly Loose[] } {
  const missing = lacking(piece)
  const ends = open.ends.get(missing) ?? []
  const [end] = ends
  if (missing === '' || missing === 'unknown' || open.lacking.get(missing) !== 1 || ends.length !== 1 || !end)
    return { piece, tail: piece.tail, ends: [] }
  tell({ row: piece.row, column: missing === 'all' ? PROGRAMME_COLUMNS.cost : PROGRAMME_COLUMNS.finalEvaluation, found: `${piece.id} ${piece.name}`, expected: `${end.row} 行目の「${end.text}」（ほかにこれが足りない事業がないので）` })
  return { piece, tail: { amounts: [...piece.tail.amounts, ...end.tail.amounts], judgements: [...piece.tail.judgements, ...end.tail.judgements] }, ends: [end] }
}

function lineOf(file: string, piece: Piece, tail: Tail, marked: boolean, bureaus: readonly string[], problems: Problem[], notices: Problem[]): ProgrammeLine {
  const { row, id, name, mandated } = piece
  const told = (column: keyof typeof PROGRAMME_COLUMNS, found: string, expected: string) => ({ file, row, column: PROGRAMME_COLUMNS[column], found, expected })
  const hasAmounts = tail.amounts.length === 3
  const [evaluation, contribution, finalEvaluation] = tail.judgements
  const hasJudgements = tail.judgements.length === 3 && tail.judgements.every((judgement, at) => at === 1 ? GRADE.test(judgement) : WORDS.includes(judgement))
  const hasName = NAME_END.test(name)
  if (!hasName)
    problems.push(told('name', `${id} ${name}`.trim(), '事業の名前（初めから終わりまで）'))
  if (!hasAmounts)
    problems.push(told('cost', `${id} ${name}`, '事業費・人件費・総事業費の3つの金額'))
  if (!hasJudgements)
    problems.push(told('evaluation', `${id} ${name} ${tail.judgements.join(' ')}`.trim(), '事業評価・貢献度・最終評価の3つ'))
  return checkSum({
    table: 'programmes',
    row,
    id,
    bureau: tellBureau(id, bureaus, expected => told('id', id, expected), problems, notices),
    name: hasName ? name : undefined,
    mandated: hasAmounts ? mandated : undefined,
    // Where the marks came off the rows, no row can be said to have none.
    priority: marked ? undefined : false,
    cost: hasAmounts ? tail.amounts[0] : undefined,
    personnel: hasAmounts ? tail.amounts[1] : undefined,
    total: hasAmounts ? tail.amounts[2] : undefined,
    evaluation: hasJudgements ? evaluation : undefined,
    contribution: hasJudgements ? contribution : undefined,
    finalEvaluation: hasJudgements ? finalEvaluation : undefined,
  }, file, problems)
}
