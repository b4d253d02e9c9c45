import type { ServiceRef, Visit, VisitEntry, VisitReport } from '../domain/note'
import type { Outcome } from '../domain/outcome'
import type { NoteFailure } from '../storage/note-failure'
import { defineStore } from 'pinia'
import { computed, watch } from 'vue'
import { dayOf } from '../domain/calendar-day'
import { itemCards } from '../domain/item-card'
import { success } from '../domain/outcome'
import { addReport, addService, afterwards, changeService, isOver, moveService, newVisit, removeService } from '../domain/visit'
import { useLibraryStore } from './library-store'
import { firstHead, newNoteId } from './note-drafting'
import { useNotebookStore } from './notebook-store'
import { useServices } from './services'

/** `fullSheet` the sheet has as many services or reports as it may. */
export type VisitOutcome = Outcome<Visit, NoteFailure | 'fullSheet'>

/** 訪問シート: services chosen for a visit. Sheets whose time is over delete themselves as soon as the notebook is open. */
export const useVisitsStore = defineStore('visits', () => {
  const { now } = useServices()
  const book = useNotebookStore()
  const library = useLibraryStore()
  const today = () => dayOf(now())

  const all = computed<readonly Visit[]>(() => book.living.filter(note => note.kind === 'visit'))
  /** The newest first; without those of which only reports are left. */
  const list = computed<readonly Visit[]>(() => all.value.filter(visit => !isOver(visit, today())).sort((a, b) => (a.created < b.created ? 1 : a.created > b.created ? -1 : a.id < b.id ? -1 : 1)))
  const find = (id: string): Visit | undefined => list.value.find(visit => visit.id === id)
  /** 「情報がちがう」 that were not passed on yet, of every sheet, in the order of their days. */
  const reports = computed<readonly VisitReport[]>(() => all.value.flatMap(visit => visit.reports).sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)))

  async function create(title: string): Promise<Outcome<Visit, NoteFailure>> {
    const id = newNoteId()
    const visit = newVisit({ ...firstHead(`visit:${id}`, id, book.moment()), title }, today())
    const result = await book.put(visit)
    return result.ok ? success(visit) : result
  }

  const rename = (visit: Visit, title: string): Promise<VisitOutcome> => book.change(visit, now => success({ ...now, title }))
  const add = (visit: Visit, service: ServiceRef): Promise<VisitOutcome> => book.change(visit, now => addService(now, service, itemCards(library.content).get(service)?.title ?? ''))
  const drop = (visit: Visit, service: ServiceRef): Promise<VisitOutcome> => book.change(visit, now => success(removeService(now, service)))
  /** To a place counted from 0. */
  const move = (visit: Visit, service: ServiceRef, to: number): Promise<VisitOutcome> => book.change(visit, now => success(moveService(now, service, to)))
  const change = (visit: Visit, service: ServiceRef, changes: Partial<Pick<VisitEntry, 'reason' | 'checked'>>): Promise<VisitOutcome> => book.change(visit, now => success(changeService(now, service, changes)))
  /** Keeps the sheet until the reader deletes it, or no longer than its days. */
  const keep = (visit: Visit, kept: boolean): Promise<VisitOutcome> => book.change(visit, now => success({ ...now, kept }))
  const report = (visit: Visit, service: ServiceRef, text: string): Promise<VisitOutcome> => book.change(visit, now => addReport(now, { service, text, day: today() }))

  /** The reports were passed on: none is left on any sheet. All or none. */
  function clearReports(): Promise<Outcome<void, NoteFailure>> {
    const instant = now().toISOString()
    return book.putAll(all.value.filter(visit => visit.reports.length > 0).map(visit => ({ ...visit, reports: [], changed: instant, revision: visit.revision + 1 })))
  }

  async function removeOver(): Promise<void> {
    for (const visit of all.value.filter(each => isOver(each, today()))) {
      const left = afterwards(visit)
      if (!left)
        await book.removeForGood(visit)
      else if (visit.entries.length > 0 || visit.title !== '')
        await book.put({ ...left, changed: now().toISOString(), revision: visit.revision + 1 })
    }
  }

  watch(() => book.state, (state) => {
    if (state === 'ready')
      void removeOver()
  }, { immediate: true })

  return { list, find, reports, create, rename, add, drop, move, change, keep, report, clearReports, remove: book.remove }
})
