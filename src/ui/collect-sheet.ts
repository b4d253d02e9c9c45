import type { CollectedOpinion, GoalOpinions } from '../domain/opinions'
import type { QuestionRow } from '../domain/questions'
import type { SheetColumn } from '../domain/spreadsheet'
import { STANCES, stanceShare } from '../domain/opinions'
import { collectedPlace } from './collected-place'
import { longYear } from './format'
import { COLLECT, OPINION } from './text/opinions'

/** The columns the collected questions are saved with. @param fileName by the number of a file, the first is 1 */
export function questionColumns(fileName: (file: number) => string): readonly SheetColumn<QuestionRow>[] {
  const { columns } = COLLECT
  return [
    { title: columns.item, value: collectedPlace },
    { title: columns.question, value: row => row.text },
    { title: columns.askedBy, value: row => row.askedBy },
    { title: columns.file, value: row => fileName(row.file) },
  ]
}

/** The columns the shares of opinions are saved with: where nobody took a stance, there are no per cent. */
export function shareColumns(): readonly SheetColumn<GoalOpinions>[] {
  const { columns } = COLLECT
  return [
    { title: columns.goal, value: collectedPlace },
    { title: columns.year, value: row => longYear(row.year) },
    ...STANCES.map(stance => ({ title: columns.people(OPINION.stances[stance]), value: (row: GoalOpinions) => row.counts[stance] })),
    ...STANCES.map(stance => ({ title: columns.percent(OPINION.stances[stance]), value: (row: GoalOpinions) => stanceShare(row, stance) })),
    { title: columns.people(OPINION.stances.none), value: row => row.counts.none },
  ]
}

/** What one member wrote about one goal. */
export interface SaidOfGoal {
  readonly goal: GoalOpinions
  readonly said: CollectedOpinion
}

/** Every reason and question as a line of its own. */
export function saidOfGoals(goals: readonly GoalOpinions[]): readonly SaidOfGoal[] {
  return goals.flatMap(goal => goal.texts.map(said => ({ goal, said })))
}

/** The columns the reasons and questions are saved with. @param fileName by the number of a file, the first is 1 */
export function saidColumns(fileName: (file: number) => string): readonly SheetColumn<SaidOfGoal>[] {
  const { columns } = COLLECT
  return [
    { title: columns.goal, value: row => collectedPlace(row.goal) },
    { title: columns.year, value: row => longYear(row.goal.year) },
    { title: columns.stance, value: row => OPINION.stances[row.said.stance] },
    { title: columns.reason, value: row => row.said.reason || undefined },
    { title: columns.asks, value: row => row.said.question || undefined },
    { title: columns.file, value: row => fileName(row.said.file + 1) },
  ]
}
