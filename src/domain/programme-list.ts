import type { CostItem, Programme } from './programme'

/** What a list of programmes can be sorted by: an amount, biggest first, or the number. */
export const PROGRAMME_ORDERS = ['total', 'cost', 'personnel', 'number'] as const

export type ProgrammeOrder = CostItem | 'number'

/** What is printed in words about a programme and can be counted. */
export type ProgrammeTrait = 'bureau' | 'evaluation' | 'contribution'

/** Which programmes are wanted; a trait that is not named is not asked about. */
export interface ProgrammeFilter {
  readonly bureau?: string | undefined
  readonly evaluation?: string | undefined
  readonly contribution?: string | undefined
  readonly mandated?: boolean | undefined
}

/** How often one printed word stands. */
export interface TraitCount {
  readonly value: string
  readonly count: number
}

/** The programmes of the latest year evaluated. */
export function latestProgrammes(programmes: readonly Programme[]): readonly Programme[] {
  const year = Math.max(...programmes.map(programme => programme.year))
  return programmes.filter(programme => programme.year === year)
}

/** Printed letters are compared whatever their width: 「Ａ」 is 「A」. */
export function filterProgrammes(programmes: readonly Programme[], filter: ProgrammeFilter): readonly Programme[] {
  return programmes.filter(programme =>
    same(programme.bureau, filter.bureau)
    && same(programme.evaluation, filter.evaluation)
    && same(programme.contribution, filter.contribution)
    && (filter.mandated === undefined || programme.mandated === filter.mandated))
}

function same(printed: string, wanted: string | undefined): boolean {
  return wanted === undefined || printed.normalize('NFKC') === wanted.normalize('NFKC')
}

/** Amounts from the biggest down, equal ones by number; numbers bureau by bureau, by number and never by text. */
export function sortProgrammes(programmes: readonly Programme[], order: ProgrammeOrder): readonly Programme[] {
  return [...programmes].sort((a, b) => (order === 'number' ? 0 : b[order] - a[order]) || compareNumbers(a.id, b.id))
}

function compareNumbers(a: string, b: string): number {
  const [letters, otherLetters] = [a.replace(/\d+$/, ''), b.replace(/\d+$/, '')]
  if (letters !== otherLetters)
    return letters < otherLetters ? -1 : 1
  return Number(a.slice(letters.length)) - Number(b.slice(letters.length))
}

/** Other programmes of the same year and name: a name stands twice, a number does not. */
export function namesakesOf(programmes: readonly Programme[], programme: Programme): readonly Programme[] {
  const others = programmes.filter(other => other.id !== programme.id && other.year === programme.year && other.name === programme.name)
  return sortProgrammes(others, 'number')
}

/** How many programmes carry each printed word, the most frequent first. */
export function countTrait(programmes: readonly Programme[], trait: ProgrammeTrait): readonly TraitCount[] {
  const counts = new Map<string, number>()
  for (const programme of programmes)
    counts.set(programme[trait], (counts.get(programme[trait]) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

/** The part of a whole in per cent; undefined where there is no whole. */
export function costShare(part: number, whole: number): number | undefined {
  return whole > 0 ? part / whole * 100 : undefined
}
