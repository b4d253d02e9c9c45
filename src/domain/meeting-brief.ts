import type { ChangedPart, ItemChange } from './changes'
import type { EditionContent } from './edition'
import type { FiscalYear } from './fiscal-year'
import type { Grade } from './grade'
import type { Indicator, YearReading } from './indicator'
import type { ItemRef, NoteRef, RefKind } from './item-ref'
import { evaluationYears, fellShort, newestEvaluation } from './grade-tables'
import { gapToTarget, latestReported } from './indicator'
import { initiativeTitle } from './initiative'
import { refTo } from './item-ref'
import { outlinePlan, reportedShare } from './outline'

/** 五分の要点: what a meeting should have heard before it begins. Each list is cut to what five minutes hold. */
export interface MeetingBrief {
  readonly changes: BriefList<BriefChange>
  /** Indicators whose newest result has not reached its target, the furthest away first. */
  readonly below: BriefList<BriefIndicator>
  /** The newest year with grades; undefined where nothing was graded yet. */
  readonly graded?: { readonly plan: string, readonly year: FiscalYear } | undefined
  /** Goals with items graded C or D. */
  readonly fell: readonly BriefGoal[]
  readonly homework: BriefList<OpenHomework>
}

/** The most important of a list, and how many there are in all. */
export interface BriefList<Point> {
  readonly first: readonly Point[]
  readonly total: number
}

/** One change of the newest edition. */
export interface BriefChange {
  /** Of an item that was removed, too: then nothing stands there any more. */
  readonly ref: ItemRef
  readonly code: string
  readonly title: string
  readonly change: ItemChange['change']
  readonly parts: readonly ChangedPart[]
}

/** An indicator behind its target. */
export interface BriefIndicator {
  readonly ref: ItemRef
  readonly indicator: Indicator
  readonly year: YearReading
  /** What is missing, in the indicator's own unit; above zero. */
  readonly gap: number
}

/** The items of a goal that fell short. */
export interface BriefGoal {
  readonly ref: ItemRef
  readonly goal: number
  readonly name: string
  readonly counts: Readonly<Record<'C' | 'D', number>>
  /** D before C. */
  readonly items: BriefList<BriefItem>
}

export interface BriefItem {
  readonly ref: ItemRef
  readonly code: string
  readonly title: string
  readonly grade: Grade
}

/** 宿題 that somebody took on and that is not done. */
export interface OpenHomework {
  readonly text: string
  /** 課 or role; empty where nobody was named. */
  readonly owner: string
  /** The meeting it is due at, in the reader's words; empty where none was named. */
  readonly due: string
  readonly ref?: NoteRef | undefined
}

/** What five minutes hold, read aloud at a calm pace. */
const MOST = { changes: 5, below: 5, itemsOfGoal: 6, homework: 8 } as const

/**
 * The brief from what the device holds.
 *
 * @param told what changed since the last edition, and what was left to do.
 * @param present the fiscal year today lies in.
 */
export function meetingBrief(content: EditionContent, told: { readonly changes: readonly ItemChange[], readonly homework: readonly OpenHomework[] }, present: FiscalYear): MeetingBrief {
  const newest = newestEvaluation(evaluationYears(content, present))
  const graded = newest && newest.graded > 0 ? { plan: newest.plan, year: newest.year } : undefined
  return {
    changes: cut(byWeight(told.changes).map(briefChange), MOST.changes),
    below: cut(belowTarget(content.indicators), MOST.below),
    graded,
    fell: graded ? fellByGoal(content, graded.plan, graded.year) : [],
    homework: cut(told.homework, MOST.homework),
  }
}

function cut<Point>(points: readonly Point[], most: number): BriefList<Point> {
  // One more than fits takes no more room than the line that would count it.
  return { first: points.slice(0, points.length === most + 1 ? points.length : most), total: points.length }
}

/** What moves a decision first: results and grades, then targets and where things went, then words; equals stay as they are. */
function byWeight(changes: readonly ItemChange[]): readonly ItemChange[] {
  const weight = ({ collection, change, parts }: ItemChange) => {
    if (parts.some(part => part === 'results' || part === 'grade' || part === 'rate'))
      return 0
    if (parts.some(part => part === 'targets' || part === 'crosswalk' || part === 'place'))
      return 1
    const own = collection === 'initiatives' || collection === 'indicators'
    return (change === 'changed' ? 3 : 2) + (own ? 0 : 2)
  }
  return [...changes].sort((a, b) => weight(a) - weight(b))
}

const REF_OF: Readonly<Record<ItemChange['collection'], RefKind>> = {
  initiatives: 'initiative',
  indicators: 'indicator',
  goals: 'goal',
  directions: 'direction',
  kinds: 'kind',
  plans: 'plan',
  services: 'service',
  programmes: 'programme',
  meetings: 'meeting',
}

function briefChange({ collection, key, title, change, parts }: ItemChange): BriefChange {
  return { ref: refTo(REF_OF[collection], key), code: collection === 'initiatives' ? key.split('/')[1] ?? '' : '', title, change, parts }
}

function belowTarget(indicators: readonly Indicator[]): readonly BriefIndicator[] {
  return indicators
    .flatMap((indicator) => {
      const year = latestReported(indicator)
      const gap = year && gapToTarget(year, indicator.better)
      return year && gap !== undefined && gap > 0 ? [{ ref: refTo('indicator', indicator.id), indicator, year, gap }] : []
    })
    .sort((a, b) => percentOf(a.year) - percentOf(b.year))
}

/** Where no rate can be computed, the indicator goes to the end. */
function percentOf({ achievement }: YearReading): number {
  return achievement.kind === 'measured' ? achievement.percent : Number.MAX_VALUE
}

function fellByGoal(content: EditionContent, plan: string, year: FiscalYear): readonly BriefGoal[] {
  return (outlinePlan(content, plan)?.goals ?? []).flatMap(({ goal, initiatives }) => {
    const own = initiatives.filter(item => item.plan === plan)
    const { counts } = reportedShare(own, year)
    const items = fellShort(own, year).flatMap((item) => {
      const grade = item.grades[year]
      return grade ? [{ ref: refTo('initiative', `${plan}/${item.code}`), code: item.code, title: initiativeTitle(item), grade: grade.grade }] : []
    })
    return items.length > 0
      ? [{ ref: refTo('goal', `${plan}/${goal.goal}`), goal: goal.goal, name: goal.name, counts: { C: counts.C, D: counts.D }, items: cut(items, MOST.itemsOfGoal) }]
      : []
  })
}
