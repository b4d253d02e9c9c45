/** A colour that is seen on another, by the names of styles/tokens.css. */
export interface TokenPair {
  readonly over: string
  readonly under: string
  /** Words need 4.5:1 (7:1 where more contrast is wanted), borders and drawings 3:1. */
  readonly kind: 'text' | 'shape'
}

const SURFACES = ['surface', 'surface-raised', 'surface-head', 'selected', 'warn-surface']
const WORDS = ['text', 'text-strong', 'text-quiet', 'link', 'link-hover', 'action', 'action-hover', 'good', 'warn', 'bad']
const GRADES = ['grade-a', 'grade-b', 'grade-c', 'grade-d']

/** Every pair of colours that meets on some screen. */
export const TOKEN_PAIRS: readonly TokenPair[] = [
  ...WORDS.flatMap(over => SURFACES.map(under => ({ over, under, kind: 'text' as const }))),
  { over: 'on-action', under: 'action', kind: 'text' },
  { over: 'on-action', under: 'action-hover', kind: 'text' },
  { over: 'on-mark', under: 'mark', kind: 'text' },
  ...GRADES.map(under => ({ over: 'on-grade', under, kind: 'text' as const })),
  ...GRADES.map(over => ({ over, under: 'surface', kind: 'shape' as const })),
  ...['line', 'focus-outer'].flatMap(over => SURFACES.map(under => ({ over, under, kind: 'shape' as const }))),
  { over: 'focus-outer', under: 'focus-inner', kind: 'shape' },
]
