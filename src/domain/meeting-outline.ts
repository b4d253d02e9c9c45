import type { Meeting, MeetingRecord, RecordKind, RecordTree } from './meeting'

/** Records of one kind that follow each other. */
export interface RecordRun {
  readonly kind: RecordKind
  readonly records: readonly RecordTree[]
}

/** Neighbours of one kind in one run each: the order of the minutes stays. */
export function runsOf(records: readonly RecordTree[]): readonly RecordRun[] {
  const runs: { kind: RecordKind, records: RecordTree[] }[] = []
  for (const record of records) {
    const last = runs.at(-1)
    if (last?.kind === record.kind)
      last.records.push(record)
    else
      runs.push({ kind: record.kind, records: [record] })
  }
  return runs
}

/** What a record belongs to, from the agenda item down. */
export function pathOf(records: readonly MeetingRecord[], record: MeetingRecord): readonly MeetingRecord[] {
  const path: MeetingRecord[] = []
  let above = records.find(other => other.no === record.parent)
  while (above && !path.includes(above)) {
    path.unshift(above)
    const { parent } = above
    above = records.find(other => other.no === parent)
  }
  return path
}

/** Records of a kind in the order of the minutes. */
export function recordsOfKind(records: readonly MeetingRecord[], kind: RecordKind): readonly MeetingRecord[] {
  return records.filter(record => record.kind === kind).sort((a, b) => a.no - b.no)
}

/** The latest meeting first; two of one day by their hour. */
export function latestFirst(meetings: readonly Meeting[]): readonly Meeting[] {
  return [...meetings].sort((a, b) => {
    const [one, other] = [`${a.held} ${a.start} ${a.id}`, `${b.held} ${b.start} ${b.id}`]
    return one === other ? 0 : one < other ? 1 : -1
  })
}
