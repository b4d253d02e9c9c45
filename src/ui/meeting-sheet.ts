import type { Meeting, MeetingRecord } from '../domain/meeting'
import type { SheetColumn } from '../domain/spreadsheet'
import type { RelatedCard } from '../stores/catalogue-store'
import { pathOf, recordsOfKind } from '../domain/meeting-outline'
import { cardLabelWithKind } from './card-label'
import { amount, tidy } from './format'
import { sourceColumns } from './source-columns'
import { MEETING, RECORD_KIND } from './text/meetings'

/** The columns a meeting's records are saved with. */
export function recordColumns(meeting: Meeting, cards: (record: MeetingRecord) => readonly RelatedCard[], sourceTitle: (doc: string) => string): readonly SheetColumn<MeetingRecord>[] {
  return [
    { title: MEETING.csv.no, value: row => row.no },
    { title: MEETING.csv.parent, value: row => row.parent },
    { title: MEETING.csv.kind, value: row => RECORD_KIND[row.kind] },
    { title: MEETING.csv.agenda, value: row => tidy((pathOf(meeting.records, row)[0] ?? row).title) },
    { title: MEETING.csv.heading, value: row => tidy(row.title) },
    { title: MEETING.csv.summary, value: row => row.summary },
    { title: MEETING.csv.department, value: row => row.department },
    { title: MEETING.csv.figures, value: row => row.figures.map(figure => [tidy(figure.label), amount(figure.value, figure.unit), figure.note].filter(part => part !== '').join(' ')).join(MEETING.listSign) },
    { title: MEETING.csv.links, value: row => cards(row).map(card => card.inferred ? MEETING.inferredLink(cardLabelWithKind(card)) : cardLabelWithKind(card)).join(MEETING.listSign) },
    ...sourceColumns<MeetingRecord>(row => row.source, sourceTitle),
  ]
}

/** The columns the list of meetings is saved with. */
export const MEETING_COLUMNS: readonly SheetColumn<Meeting>[] = [
  { get title() { return MEETING.csv.held }, value: row => row.held },
  { get title() { return MEETING.csv.start }, value: row => row.start },
  { get title() { return MEETING.csv.end }, value: row => row.end },
  { get title() { return MEETING.csv.meeting }, value: row => tidy(row.title) },
  { get title() { return MEETING.place }, value: row => tidy(row.place) },
  { get title() { return MEETING.csv.agendaItems }, value: row => recordsOfKind(row.records, 'agenda').length },
  { get title() { return MEETING.csv.decisions }, value: row => recordsOfKind(row.records, 'decision').length },
  { get title() { return MEETING.csv.followups }, value: row => recordsOfKind(row.records, 'followup').length },
  { get title() { return MEETING.csv.summary }, value: row => row.summary },
]
