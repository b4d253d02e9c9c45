import type { ItemChange } from '../domain/changes'
import type { Initiative } from '../domain/initiative'
import type { NoteRef } from '../domain/item-ref'
import type { SourceRef } from '../domain/source'
import { kindCode } from '../domain/crosswalk'
import { isItemRef, parseNoteRef, splitKey } from '../domain/item-ref'
import { screenOf } from './item-notes'

/** Addresses of the app's screens, in one place. */
export function planRoute(plan: string): string {
  return `/plans/${plan}`
}

export function goalRoute(place: { readonly plan: string, readonly goal: number }): string {
  return `/plans/${place.plan}/goals/${place.goal}`
}

/** A kind has no screen of its own; it is a place on its goal's. */
export function kindRoute(place: { readonly plan: string, readonly goal: number, readonly direction: number, readonly kind: number }): string {
  return `${goalRoute(place)}#kind-${kindCode(place)}`
}

export function directionRoute(place: { readonly plan: string, readonly goal: number, readonly direction: number }): string {
  return `${goalRoute(place)}#direction-${place.goal}-${place.direction}`
}

export function initiativeRoute(item: Pick<Initiative, 'plan' | 'code'>): string {
  return `/plans/${item.plan}/initiatives/${item.code}`
}

export function indicatorRoute(id: string): string {
  return `/indicators/${id}`
}

/** The notes on one year of it. */
export function yearNotesRoute(id: string, year: number | string): string {
  return `${indicatorRoute(id)}?year=${year}#${YEAR_NOTES}`
}

/** The place of an indicator's screen where notes on its years stand. */
export const YEAR_NOTES = 'year-notes'

export function evaluationRoute(year: number | string): string {
  return `/evaluation/${year}`
}

export function reportRoute(plan: string, year: number): string {
  return `${evaluationRoute(year)}/report?plan=${plan}`
}

export function departmentRoute(name: string): string {
  return `/departments/${encodeURIComponent(name)}`
}

export function programmeRoute(id: string): string {
  return `/programmes/${encodeURIComponent(id)}`
}

export function meetingRoute(id: string): string {
  return `/meetings/${id}`
}

/** 議題: an agenda of the reader's own. */
export function binderRoute(id: string): string {
  return `/meetings/binders/${id}`
}

/** Where the codes of an agenda lead; the agenda stands behind the #. */
export const BINDER_TAKEN_AT = '/meetings/take'

/** One line of it, with its item beside it where there is room. */
export function entryRoute(binder: string, entry: string): string {
  return `${binderRoute(binder)}?at=${encodeURIComponent(entry)}`
}

/** The same for a whole room. */
export function presentRoute(id: string): string {
  return `${binderRoute(id)}/present`
}

/** A record is a place on its meeting's screen. */
export function recordRoute(meeting: string, no: number | string): string {
  return `${meetingRoute(meeting)}#record-${no}`
}

export function serviceRoute(id: string): string {
  return `/services/${id}`
}

export function termRoute(id: string): string {
  return `/glossary#term-${id}`
}

export function discrepancyRoute(id: string): string {
  return `/discrepancies#${id}`
}

export function sourceRoute(doc: string): string {
  return `/sources/${doc}`
}

/** The line of a document's sheet. */
export function sourceLineRoute(source: SourceRef): string {
  return source.line === undefined ? sourceRoute(source.doc) : `${sourceRoute(source.doc)}#line-${source.line}`
}

/** Said by the evaluation sheet, a place on the programmes' screen. */
export function assessmentRoute(id: string): string {
  return `/programmes#assessment-${id}`
}

/** 訪問シート: services chosen for one visit. */
export function visitRoute(id: string): string {
  return `/visits/${id}`
}

/** What dials a number. */
export function callRoute(phone: string): string {
  return `tel:${phone.replaceAll('-', '')}`
}

/** Where an item is shown. */
export function refRoute(ref: NoteRef): string {
  const { kind, key } = parseNoteRef(ref) ?? { kind: 'plan', key: '' }
  const [first = '', rest = ''] = key.split('/')
  const [goal = 0, direction = 0, third = 0] = rest.split('-').map(Number)
  switch (kind) {
    case 'plan': return planRoute(key)
    case 'goal': return goalRoute({ plan: first, goal })
    case 'direction': return directionRoute({ plan: first, goal, direction })
    case 'kind': return kindRoute({ plan: first, goal, direction, kind: third })
    case 'initiative': return initiativeRoute({ plan: first, code: rest })
    case 'indicator': return indicatorRoute(key)
    case 'programme': return programmeRoute(key)
    case 'service': return serviceRoute(key)
    case 'meeting': return meetingRoute(key)
    case 'record': return recordRoute(first, rest)
    case 'term': return termRoute(key)
    case 'discrepancy': return discrepancyRoute(key)
    case 'assessment': return assessmentRoute(key)
    case 'source': return sourceRoute(key)
    case 'point': return yearNotesRoute(...splitKey(key))
    case 'binder': return binderRoute(key)
    case 'entry': return entryRoute(...splitKey(key))
    case 'visit': return visitRoute(key)
  }
}

/** Where the notes on an item are read: at the end of its screen, or where the year or the line of an agenda stands. */
export function notesRoute(ref: NoteRef): string {
  const kind = parseNoteRef(ref)?.kind
  return kind === 'point' || kind === 'entry' ? refRoute(ref) : `${refRoute(screenOf(ref))}#notes`
}

/** Where a change can be looked at. */
export function changeRoute(change: ItemChange): string {
  const [plan = '', rest = ''] = change.key.split('/')
  const [goal = 0, direction = 0, kind = 0] = rest.split('-').map(Number)
  switch (change.collection) {
    case 'initiatives': return initiativeRoute({ plan, code: rest })
    case 'indicators': return indicatorRoute(change.key)
    case 'plans': return planRoute(change.key)
    case 'goals': return goalRoute({ plan, goal })
    case 'directions': return directionRoute({ plan, goal, direction })
    case 'kinds': return kindRoute({ plan, goal, direction, kind })
    case 'services': return serviceRoute(change.key)
    case 'programmes': return programmeRoute(change.key)
    case 'meetings': return meetingRoute(change.key)
  }
}

/** Where a search hit leads, by its key (`initiative:r2/1-1-1-1`). */
export function documentRoute(key: string): string {
  return isItemRef(key) ? refRoute(key) : '/search'
}
