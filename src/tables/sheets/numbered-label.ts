import { squash } from './squash'

/** The depths of a plan's tree as its labels number them: 目標1, (1), ①. */
export type LabelLevel = 'goal' | 'direction' | 'action'

/** A label such as 「(1)包括的な相談・支援体制の整備」 taken apart. */
export interface NumberedLabel {
  /** Undefined where the number does not stand: the cell is blank, or a piece of it is all that is left. */
  readonly number: number | undefined
  /** The wording, on one line, without number and marks. */
  readonly text: string
  /** 「新」, 「※障害者福祉計画にて管理」: said beside the label, no part of it. */
  readonly mark: string
}

const NUMBER: Readonly<Record<LabelLevel, RegExp>> = {
  goal: /^目標(\d{1,2})(.*)$/,
  direction: /^\((\d{1,2})\)(.*)$/,
  // The circled numbers ①–⑳, told before folding turns them into plain digits.
  action: /^\[(\d{1,2})\](.*)$/,
}

/** Takes a cell of a label column apart. */
export function readLabel(cell: string, level: LabelLevel): NumberedLabel {
  const circled = cell.replace(/[\u2460-\u2473]/g, sign => `[${(sign.codePointAt(0) ?? 0) - 0x245F}]`)
  const [label = '', ...marks] = squash(circled).split('※')
  const isNew = label.endsWith('(新)')
  const wording = isNew ? label.slice(0, -3) : label
  const mark = [...isNew ? ['新'] : [], ...marks.map(text => `※${text}`)].join(' ')
  const numbered = NUMBER[level].exec(wording)
  return numbered
    ? { number: Number(numbered[1]), text: numbered[2] ?? '', mark }
    : { number: undefined, text: wording, mark }
}
