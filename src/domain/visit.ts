import type { NoteHead, ServiceRef, Visit, VisitEntry, VisitReport } from './note'
import type { Outcome } from './outcome'
import { daysAfter } from './calendar-day'
import { WRITTEN_LIMITS } from './note'
import { refusal, success } from './outcome'

/** Days a sheet is kept when nobody asks for more. */
export const VISIT_DAYS = 30

/** A sheet for one visit, empty. @param head its item is `visit:<id>` @param today the ISO day where the reader is */
export function newVisit(head: NoteHead, today: string): Visit {
  return { ...head, kind: 'visit', entries: [], reports: [], until: daysAfter(today, VISIT_DAYS), kept: false }
}

/** Whether a sheet has stayed as long as it may. */
export function isOver(visit: Visit, today: string): boolean {
  return !visit.kept && visit.until < today
}

/**
 * What stays of a sheet that is over: what was found to be wrong, as long as it was not passed on, and nothing of the visit.
 * Undefined where nothing has to stay.
 */
export function afterwards(visit: Visit): Visit | undefined {
  return visit.reports.length === 0 ? undefined : { ...visit, title: '', entries: [] }
}

/** Puts a service on the sheet, once; `full` where it has as many as it may. */
export function addService(visit: Visit, service: ServiceRef, title: string): Outcome<Visit, 'fullSheet'> {
  if (visit.entries.some(entry => entry.service === service))
    return success(visit)
  if (visit.entries.length >= WRITTEN_LIMITS.services)
    return refusal('fullSheet')
  return success({ ...visit, entries: [...visit.entries, { service, title, reason: '', checked: false }] })
}

/** Changes the line of a service; line ends in a reason become blanks, and what is too long of it is cut. */
export function changeService(visit: Visit, service: ServiceRef, changes: Partial<Pick<VisitEntry, 'reason' | 'checked'>>): Visit {
  const reason = changes.reason?.replaceAll(/[\r\n]+/g, ' ').slice(0, WRITTEN_LIMITS.visitReason)
  return { ...visit, entries: visit.entries.map(entry => entry.service === service ? { ...entry, ...changes, ...reason !== undefined && { reason } } : entry) }
}

export function removeService(visit: Visit, service: ServiceRef): Visit {
  return { ...visit, entries: visit.entries.filter(entry => entry.service !== service) }
}

/** Moves a service to a place, counted from 0; places outside are the first and the last. */
export function moveService(visit: Visit, service: ServiceRef, to: number): Visit {
  const moved = visit.entries.filter(entry => entry.service === service)
  const others = visit.entries.filter(entry => entry.service !== service)
  const place = Math.min(Math.max(to, 0), others.length)
  return { ...visit, entries: [...others.slice(0, place), ...moved, ...others.slice(place)] }
}

/** Notes that a service is not as the edition says; `full` where the sheet has as many as it may. */
export function addReport(visit: Visit, report: VisitReport): Outcome<Visit, 'fullSheet'> {
  return visit.reports.length >= WRITTEN_LIMITS.reports ? refusal('fullSheet') : success({ ...visit, reports: [...visit.reports, report] })
}
