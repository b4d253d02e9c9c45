import type { Assessment } from './assessment'
import type { EditionContent } from './edition'
import type { Link } from './item-ref'
import type { Meeting, MeetingRecord } from './meeting'
import { parseRef } from './item-ref'
import { latestFirst } from './meeting-outline'

/** A record of a meeting that concerns a goal. */
export interface RecordMatter {
  readonly meeting: Meeting
  readonly record: MeetingRecord
  /** The record it belongs to. */
  readonly parent?: MeetingRecord | undefined
  /** Whether only our reading connects it with the goal (推定). */
  readonly inferred: boolean
}

/** One thought of the city's evaluation sheet that concerns a goal. */
export interface AssessmentMatter {
  readonly assessment: Assessment
  readonly inferred: boolean
}

/** What there is to talk about for one goal. */
export interface GoalMatters {
  /** Where the goal was taken up: the topmost records that concern it. */
  readonly cases: readonly RecordMatter[]
  readonly issues: readonly RecordMatter[]
  /** What was decided, and what comes next. */
  readonly followups: readonly RecordMatter[]
  readonly assessments: readonly AssessmentMatter[]
}

/** Gathers what meetings and evaluation sheets say about a goal; newest meeting first, otherwise in the documents' order. */
export function goalMatters(content: EditionContent, plan: string, goal: number): GoalMatters {
  const records = latestFirst(content.meetings).flatMap(meeting => recordsOf(meeting, plan, goal))
  const present = new Set(records.map(({ record }) => record))
  return {
    cases: records.filter(({ parent }) => parent === undefined || !present.has(parent)),
    issues: records.filter(({ record }) => record.kind === 'issue'),
    followups: records.filter(({ record }) => record.kind === 'followup' || record.kind === 'decision'),
    assessments: [...content.assessments].sort((a, b) => a.no - b.no).flatMap((assessment) => {
      const tie = tieTo(assessment.links, plan, goal)
      return tie ? [{ assessment, inferred: tie.inferred }] : []
    }),
  }
}

/** A record concerns what it links to and what the records above it link to. */
function recordsOf(meeting: Meeting, plan: string, goal: number): readonly RecordMatter[] {
  const byNo = new Map(meeting.records.map(record => [record.no, record]))
  return [...meeting.records].sort((a, b) => a.no - b.no).flatMap((record) => {
    const chain: MeetingRecord[] = []
    for (let at: MeetingRecord | undefined = record; at && !chain.includes(at); at = at.parent === undefined ? undefined : byNo.get(at.parent))
      chain.push(at)
    const tie = tieTo(chain.flatMap(({ links }) => links), plan, goal)
    return tie ? [{ meeting, record, parent: record.parent === undefined ? undefined : byNo.get(record.parent), inferred: tie.inferred }] : []
  })
}

/** Links to goals decide; only where there are none do links to what lies under a goal. One stated link is enough. */
function tieTo(links: readonly Link[], plan: string, goal: number): { readonly inferred: boolean } | undefined {
  const goals = links.filter(({ to }) => parseRef(to)?.kind === 'goal')
  const ties = goals.length > 0
    ? goals.filter(({ to }) => to === `goal:${plan}/${goal}`)
    : links.filter(({ to }) => /^(?:direction|kind|initiative):/.test(to) && parseRef(to)?.key.startsWith(`${plan}/${goal}-`))
  return ties.length > 0 ? { inferred: ties.every(({ inferred }) => inferred) } : undefined
}
