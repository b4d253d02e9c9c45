import type { Binder, BinderEntry, Homework, Note, NoteHead, NoteKind, Opinion, ServiceRef, Stance, Visit, VisitEntry, VisitReport } from './note'
import { isItemRef, parseNoteRef } from './item-ref'
import { WRITTEN_LIMITS } from './note'
import { fieldsOf, isClock, isCount, isDay, isId, isMissingOr, isShort, listOf } from './note-fields'

/** What belongs to one kind of note beside its head, read from a value of the disk or a file; undefined where any of it is not as it must be. */
export const PARTS: { readonly [Kind in NoteKind]: (head: NoteHead, value: unknown) => Note | undefined } = {
  note: (head, value) => followedUp(head, 'note', value),
  question: (head, value) => followedUp(head, 'question', value),
  homework,
  bookmark: head => head.text === '' ? { ...head, kind: 'bookmark' } : undefined,
  binder,
  visit,
  opinion,
}

const STANCES: readonly Stance[] = ['agree', 'disagree', 'unsure', 'none']

const ENTRY_ID = /^[\w-]{1,40}$/

function followedUp(head: NoteHead, kind: 'note' | 'question', value: unknown): Note | undefined {
  const follow = followOf(value)
  return follow && { ...head, kind, ...follow }
}

function homework(head: NoteHead, value: unknown): Homework | undefined {
  const fields = fieldsOf(value, ['owner', 'due'])
  const follow = followOf(value)
  const due = fields?.due === undefined ? undefined : dueOf(fields.due)
  if (!fields || !follow || !isShort(fields.owner, WRITTEN_LIMITS.owner) || (fields.due !== undefined && !due))
    return undefined
  return { ...head, kind: 'homework', ...follow, owner: fields.owner, ...due && { due } }
}

function followOf(value: unknown): { readonly meeting?: string, readonly done?: boolean } | undefined {
  const { meeting, done } = fieldsOf(value, ['meeting', 'done']) ?? {}
  if (!isMissingOr(meeting, isId) || !isMissingOr(done, isBoolean))
    return undefined
  return { ...meeting !== undefined && { meeting }, ...done !== undefined && { done } }
}

function dueOf(value: unknown): Homework['due'] {
  const fields = fieldsOf(value, ['binder', 'day'])
  if (!fields || !isMissingOr(fields.binder, isId) || !isMissingOr(fields.day, isDay))
    return undefined
  return { ...fields.binder !== undefined && { binder: fields.binder }, ...fields.day !== undefined && { day: fields.day } }
}

function binder(head: NoteHead, value: unknown): Binder | undefined {
  const { day, time, place, before, ...fields } = fieldsOf(value, ['day', 'time', 'place', 'entries', 'before']) ?? {}
  const entries = listOf(fields.entries, WRITTEN_LIMITS.entries, binderEntryOf)
  if (!standsOn(head, 'binder') || !entries || new Set(entries.map(({ id }) => id)).size < entries.length
    || !isMissingOr(day, isDay) || !isMissingOr(time, isClock) || !isMissingOr(place, isPlace) || !isMissingOr(before, isId))
    return undefined
  return {
    ...head,
    kind: 'binder',
    ...day !== undefined && { day },
    ...time !== undefined && { time },
    ...place !== undefined && { place },
    entries,
    ...before !== undefined && { before },
  }
}

/** The line of an agenda in a value; undefined where any part of it is not as it must be. */
export function binderEntryOf(value: unknown): BinderEntry | undefined {
  const fields = fieldsOf(value, ['id', 'kind', 'title', 'minutes', 'text', 'item', 'mark', 'beside'])
  if (!fields)
    return undefined
  const { id, kind, title, minutes, text, item, mark, beside } = fields
  if (!isShort(id) || !ENTRY_ID.test(id) || !isShort(title, WRITTEN_LIMITS.entryTitle) || !isMissingOr(minutes, isMinutes) || !isMissingOr(text, isEntryText))
    return undefined
  const head = { id, title, ...minutes !== undefined && { minutes }, ...text !== undefined && { text } }
  if (kind === 'heading' || kind === 'text')
    return { ...head, kind }
  if (kind !== 'item' || !isShort(item) || !isItemRef(item) || !isShort(mark))
    return undefined
  if (beside === undefined)
    return { ...head, kind, item, mark }
  return isShort(beside) && isItemRef(beside) ? { ...head, kind, item, mark, beside } : undefined
}

function visit(head: NoteHead, value: unknown): Visit | undefined {
  const fields = fieldsOf(value, ['entries', 'reports', 'until', 'kept'])
  const entries = listOf(fields?.entries, WRITTEN_LIMITS.services, visitEntryOf)
  const reports = listOf(fields?.reports, WRITTEN_LIMITS.reports, visitReportOf)
  if (!fields || !standsOn(head, 'visit') || !entries || !reports || !isDay(fields.until) || !isBoolean(fields.kept))
    return undefined
  return { ...head, kind: 'visit', entries, reports, until: fields.until, kept: fields.kept }
}

function visitEntryOf(value: unknown): VisitEntry | undefined {
  const { service, title, reason, checked } = fieldsOf(value, ['service', 'title', 'reason', 'checked']) ?? {}
  if (!isService(service) || !isShort(title) || !isShort(reason, WRITTEN_LIMITS.visitReason) || /[\r\n]/.test(reason) || !isBoolean(checked))
    return undefined
  return { service, title, reason, checked }
}

function visitReportOf(value: unknown): VisitReport | undefined {
  const { service, text, day } = fieldsOf(value, ['service', 'text', 'day']) ?? {}
  return isService(service) && isShort(text, WRITTEN_LIMITS.reportText) && isDay(day) ? { service, text, day } : undefined
}

function opinion(head: NoteHead, value: unknown): Opinion | undefined {
  const { year, stance, reason, question } = fieldsOf(value, ['year', 'stance', 'reason', 'question']) ?? {}
  if (!standsOn(head, 'goal') || !isCount(year, 9999) || year < 1900 || !isStance(stance)
    || !isShort(reason, WRITTEN_LIMITS.opinionText) || !isShort(question, WRITTEN_LIMITS.opinionText))
    return undefined
  return { ...head, kind: 'opinion', year, stance, reason, question }
}

/** Whether a note without a text stands where its kind stands. */
function standsOn({ item, text }: NoteHead, kind: 'binder' | 'visit' | 'goal'): boolean {
  return text === '' && parseNoteRef(item)?.kind === kind
}

function isService(value: unknown): value is ServiceRef {
  return isShort(value) && parseNoteRef(value)?.kind === 'service'
}

function isStance(value: unknown): value is Stance {
  return STANCES.some(stance => stance === value)
}

function isPlace(value: unknown): value is string {
  return isShort(value, WRITTEN_LIMITS.place)
}

function isMinutes(value: unknown): value is number {
  return isCount(value, WRITTEN_LIMITS.minutes)
}

function isEntryText(value: unknown): value is string {
  return isShort(value, WRITTEN_LIMITS.entryText)
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}
