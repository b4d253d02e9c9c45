import type { RowDifference } from '../tables/row-difference'

/** Share of the earlier rows that may vanish without someone saying so. */
export const LOSS_LIMIT = 0.1

/** How much of the edition before would be gone, and what someone types to say that it is meant. */
export interface Loss {
  /** Rows of the edition before that state facts. */
  readonly before: number
  readonly lost: number
  /** Part of the rows lost, from 0 to 1; 0 where there was no edition. */
  readonly share: number
  /** Whether it is so much that the words must be typed. */
  readonly needsWords: boolean
  /** Either of these will do: the number of lost rows, or the name of the city. */
  readonly words: readonly string[]
}

/** Whether more rows would vanish than may without a confirmation. */
export function exceedsLossLimit({ before, lost }: Pick<RowDifference, 'before' | 'lost'>): boolean {
  return lost > before * LOSS_LIMIT
}

export function lossOf(difference: Pick<RowDifference, 'before' | 'lost'>, city: string): Loss {
  const { before, lost } = difference
  return { before, lost, share: before === 0 ? 0 : lost / before, needsWords: exceedsLossLimit(difference), words: [String(lost), city].filter(word => word !== '') }
}

/** Whether what was typed confirms the loss; a loss that needs no words is confirmed by nothing. */
export function isLossConfirmed(loss: Loss, typed: string): boolean {
  const said = typed.normalize('NFKC').replaceAll(/[\s,]/g, '').replace(/行$/, '')
  return !loss.needsWords || loss.words.some(word => word.normalize('NFKC').replaceAll(/\s/g, '') === said)
}
