/**
 * What one cell of the city's table says about one fiscal year's result.
 *
 * A blank cell, 「未実施」 and 「未定」 are three different facts, and none of them is zero.
 */
export type Observation =
  | { readonly kind: 'reported', readonly value: number }
  | { readonly kind: 'notConducted' } // 「未実施」: the survey was not held that year
  | { readonly kind: 'pending' } // 「未定」: the figure has not been published yet
  | { readonly kind: 'blank' } // nobody has written anything

/** What one cell says about one fiscal year's target. */
export type Target =
  | { readonly kind: 'set', readonly value: number }
  | { readonly kind: 'notSet' } // 「設定なし」: the city decided to have none
  | { readonly kind: 'undecided' } // 「検討中」: the city has not decided yet
  | { readonly kind: 'blank' }

/** Why there is no result to speak of. */
export type NoResult = Exclude<Observation['kind'], 'reported'>

/** Why there is no target to speak of. */
export type NoTarget = Exclude<Target['kind'], 'set'>

/**
 * A cell of running text in the city's progress table (「継続」, 「団体登録数 132団体」).
 *
 * A printed dash (「－」) says "none" and is not the same as an empty cell.
 */
export type TextCell =
  | { readonly kind: 'text', readonly text: string }
  | { readonly kind: 'dash', readonly text: string }
  | { readonly kind: 'blank' }

/** Reads a printed cell; only white space is taken off its ends. */
export function textCell(printed: string): TextCell {
  const text = printed.trim()
  if (text === '')
    return { kind: 'blank' }
  return /^[-－―—–‐−ー]$/.test(text) ? { kind: 'dash', text } : { kind: 'text', text }
}
