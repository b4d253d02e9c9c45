import type { Link } from './item-ref'
import type { SourceRef } from './source'

/** Who took part, by office: a name never enters the data. */
export interface MeetingSeat {
  readonly part: 'attendee' | 'secretariat'
  readonly department: string
  readonly role: string
  /** The office held in this meeting (会長 …); empty otherwise. */
  readonly office: string
  readonly source: SourceRef
}

/** A figure told in a meeting. */
export interface MeetingFigure {
  readonly label: string
  readonly value: number
  readonly unit: string
  readonly note: string
  readonly source: SourceRef
}

/** 議題, 事例, 状況, 課題, 決まったこと, 今後の対応. */
export const RECORD_KINDS = ['agenda', 'case', 'fact', 'issue', 'decision', 'followup'] as const

export type RecordKind = typeof RECORD_KINDS[number]

/** One thing the minutes record. */
export interface MeetingRecord {
  readonly no: number
  /** The record this one belongs to: a case under its agenda item, an issue under its case. */
  readonly parent?: number | undefined
  readonly kind: RecordKind
  readonly title: string
  /** Own words (要約); empty where the title says all. */
  readonly summary: string
  readonly department: string
  readonly figures: readonly MeetingFigure[]
  readonly links: readonly Link[]
  readonly source: SourceRef
}

/** 会議. */
export interface Meeting {
  readonly id: string
  readonly title: string
  /** ISO date. */
  readonly held: string
  /** `HH:MM`; empty where the minutes say nothing. */
  readonly start: string
  readonly end: string
  readonly place: string
  readonly summary: string
  readonly note: string
  readonly seats: readonly MeetingSeat[]
  readonly records: readonly MeetingRecord[]
  readonly source: SourceRef
}

/** A record with those that belong to it. */
export interface RecordTree extends MeetingRecord {
  readonly children: readonly RecordTree[]
}

/** The records as a tree, in the order of their numbers. */
export function recordTree(records: readonly MeetingRecord[], parent?: number): readonly RecordTree[] {
  return records
    .filter(record => record.parent === parent)
    .sort((a, b) => a.no - b.no)
    .map(record => ({ ...record, children: recordTree(records, record.no) }))
}

/** Records that name a parent which is not there, or that hang under themselves. */
export function strayRecords(records: readonly MeetingRecord[]): readonly MeetingRecord[] {
  const parents = new Map(records.map(record => [record.no, record.parent]))
  const reachesTop = (record: MeetingRecord) => {
    let parent = record.parent
    for (let steps = 0; parent !== undefined; steps++) {
      if (steps > records.length || !parents.has(parent))
        return false
      parent = parents.get(parent)
    }
    return true
  }
  return records.filter(record => !reachesTop(record))
}
