import type { EditionContent } from './edition'
import type { FiscalYear } from './fiscal-year'
import type { NoteRef } from './item-ref'
import type { Note, Opinion, Stance } from './note'
import { wholePercent } from './grade-share'
import { itemCards } from './item-card'
import { itemOrder } from './item-order'
import { fromFiles } from './questions'

/** The answers that can be counted, in the order they are asked for. */
export const STANCES = ['agree', 'disagree', 'unsure'] as const satisfies readonly Stance[]

/** What one member wrote about one goal, and in which file: the first is 0. */
export type CollectedOpinion = Pick<Opinion, 'stance' | 'reason' | 'question'> & { readonly file: number }

/** What the members say to the evaluation of one goal. */
export interface GoalOpinions {
  readonly item: NoteRef
  /** What the edition calls it, else what the member's did. */
  readonly title: string
  readonly year: FiscalYear
  readonly counts: Readonly<Record<Stance, number>>
  /** How many took a stance; who wrote without taking one is not among them. */
  readonly taken: number
  /** Whoever wrote a reason or a question, in the order of the files. */
  readonly texts: readonly CollectedOpinion[]
}

/**
 * The opinions of many members, goal by goal in the order of the plan, then year by year. Of a member who wrote twice about
 * one goal and year, what was written last counts.
 *
 * @param files what each member handed in
 */
export function collectOpinions(files: readonly (readonly Note[])[], content: EditionContent): readonly GoalOpinions[] {
  const found = new Map<string, Map<number, Opinion>>()
  for (const { note, file } of fromFiles(files, isOpinion)) {
    const key = `${note.item} ${note.year}`
    const held = found.get(key) ?? new Map<number, Opinion>()
    const before = held.get(file)
    if (!before || before.changed <= note.changed)
      held.set(file, note)
    found.set(key, held)
  }
  const cards = itemCards(content)
  const order = itemOrder(content)
  return [...found.values()].flatMap((byFile): readonly GoalOpinions[] => {
    const said = [...byFile].map(([file, note]) => ({ ...note, file }))
    const [first] = said
    if (!first)
      return []
    const counts: Record<Stance, number> = { agree: 0, disagree: 0, unsure: 0, none: 0 }
    for (const { stance } of said)
      counts[stance]++
    const texts = said.filter(isSaid).map(({ stance, reason, question, file }) => ({ stance, reason, question, file }))
    return [{ item: first.item, title: cards.get(first.item)?.title ?? first.title, year: first.year, counts, taken: said.length - counts.none, texts }]
  }).sort((a, b) => order(a.item, b.item) || a.year - b.year)
}

/** Share of a stance among those who took one, in whole percent, half rounded up; undefined where nobody took one. */
export function stanceShare({ counts, taken }: Pick<GoalOpinions, 'counts' | 'taken'>, stance: Exclude<Stance, 'none'>): number | undefined {
  return taken === 0 ? undefined : wholePercent(counts[stance], taken)
}

/** Whether an opinion has words. */
function isSaid({ reason, question }: Pick<Opinion, 'reason' | 'question'>): boolean {
  return reason.trim() !== '' || question.trim() !== ''
}

function isOpinion(note: Note): note is Opinion {
  return note.kind === 'opinion'
}
