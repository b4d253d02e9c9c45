import type { ItemRef } from '../domain/item-ref'
import type { Binder, BinderEntry } from '../domain/note'
import type { NoteState } from '../domain/note-state'
import type { Outcome } from '../domain/outcome'
import type { NoteFailure } from '../storage/note-failure'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { addEntry, carryOn as carriedOn, confirmedEntry, entryState, itemEntry, moveEntry, removeEntry, replaceEntry, shiftEntry } from '../domain/binder'
import { itemCards } from '../domain/item-card'
import { refusal, success } from '../domain/outcome'
import { without } from '../domain/without'
import { useLibraryStore } from './library-store'
import { firstHead, newEntryId, newNoteId } from './note-drafting'
import { useNotebookStore } from './notebook-store'

/** What is said of a meeting on the cover of its agenda; `undefined` is not fixed yet. */
export interface BinderFacts {
  readonly title: string
  readonly day?: string | undefined
  readonly time?: string | undefined
  readonly place?: string | undefined
}

/** `fullAgenda` the agenda has as many lines as it may. */
export type BinderOutcome = Outcome<Binder, NoteFailure | 'fullAgenda'>

/** A new line of an agenda that shows no item. */
export interface NewLine {
  readonly kind: 'heading' | 'text'
  readonly title: string
  readonly minutes?: number
  readonly text?: string
}

/** 議題: the agendas the reader makes. Every change can be taken back by `undo` of the notebook until something else is written. */
export const useBindersStore = defineStore('binders', () => {
  const book = useNotebookStore()
  const library = useLibraryStore()
  /** The one items are put into, as chosen on this page. */
  const chosen = ref<string>()

  /** The latest meeting first: by its day, where it has none by the day the agenda was begun. */
  const list = computed<readonly Binder[]>(() => book.living.filter(note => note.kind === 'binder').sort(byDay))
  const find = (id: string): Binder | undefined => list.value.find(binder => binder.id === id)
  const current = computed<Binder | undefined>(() => find(chosen.value ?? '') ?? list.value[0])

  function choose(binder: Binder): void {
    chosen.value = binder.id
  }

  async function create(facts: BinderFacts): Promise<Outcome<Binder, NoteFailure>> {
    const binder = withFacts({ ...newHead(), kind: 'binder', entries: [] }, facts)
    const result = await book.put(binder)
    if (!result.ok)
      return result
    chosen.value = binder.id
    return success(binder)
  }

  function newHead() {
    const id = newNoteId()
    return firstHead(`binder:${id}`, id, book.moment())
  }

  const edit = (binder: Binder, facts: BinderFacts): Promise<BinderOutcome> => book.change(binder, now => success(withFacts(now, facts)))

  /** Changes the lines of an agenda as it is now, which may be another than the screen has shown. */
  function reorder(binder: Binder, to: (entries: readonly BinderEntry[]) => readonly BinderEntry[]): Promise<BinderOutcome> {
    return book.change(binder, (now) => {
      const entries = to(now.entries)
      return success(entries === now.entries ? now : { ...now, entries, version: book.moment().version })
    })
  }

  function add(binder: Binder, entry: BinderEntry): Promise<BinderOutcome> {
    return book.change(binder, (now) => {
      const entries = addEntry(now.entries, entry)
      return entries.ok ? success({ ...now, entries: entries.value, version: book.moment().version }) : refusal(entries.failure)
    })
  }

  /** Puts an item at the end of an agenda: the current one, or where there is none, a new one. @param title what a new one is called */
  async function addItem(item: ItemRef, title: string, binder = current.value): Promise<BinderOutcome> {
    const into = binder ? success(binder) : await create({ title })
    return into.ok ? add(into.value, itemEntry(newEntryId(), item, itemCards(library.content).get(item)?.title ?? '', library.content)) : into
  }

  const addLine = (binder: Binder, line: NewLine): Promise<BinderOutcome> => add(binder, { id: newEntryId(), ...line })
  const changeLine = (binder: Binder, entry: BinderEntry): Promise<BinderOutcome> => reorder(binder, entries => replaceEntry(entries, entry))
  const removeLine = (binder: Binder, id: string): Promise<BinderOutcome> => reorder(binder, entries => removeEntry(entries, id))
  /** To a place counted from 0. */
  const moveLine = (binder: Binder, id: string, to: number): Promise<BinderOutcome> => reorder(binder, entries => moveEntry(entries, id, to))
  const shiftLine = (binder: Binder, id: string, by: -1 | 1): Promise<BinderOutcome> => reorder(binder, entries => shiftEntry(entries, id, by))
  /** The reader has seen what changed of the line's item. */
  const confirmLine = (binder: Binder, entry: BinderEntry): Promise<BinderOutcome> => changeLine(binder, confirmedEntry(entry, library.content))

  /** How a line's item stands in the edition on the screen; undefined while none is shown. */
  const stateOf = (entry: BinderEntry): NoteState | undefined => library.state.kind === 'ready' ? entryState(entry, library.content) : undefined

  /**
   * Begins the next meeting's agenda; open questions and homework go there, all or none.
   *
   * @param keep ids of the lines that stand on it too
   */
  async function carryOn(binder: Binder, facts: BinderFacts, keep: readonly string[] = []): Promise<Outcome<Binder, NoteFailure>> {
    const now = find(binder.id) ?? binder
    const { binder: next, moved } = carriedOn(now, newHead(), now.entries.filter(({ id }) => keep.includes(id)), book.living)
    const begun = withFacts(next, facts)
    const result = await book.putAll([begun, ...moved])
    if (!result.ok)
      return result
    chosen.value = begun.id
    return success(begun)
  }

  return { list, find, current, choose, create, edit, addItem, addLine, changeLine, removeLine, moveLine, shiftLine, confirmLine, stateOf, carryOn, remove: book.remove }
})

function withFacts(binder: Binder, { title, day, time, place }: BinderFacts): Binder {
  return { ...without(binder, 'day', 'time', 'place'), title, ...day && { day }, ...time && { time }, ...place && { place } }
}

function byDay(a: Binder, b: Binder): number {
  const [dayA, dayB] = [a.day ?? a.created, b.day ?? b.created]
  return dayA < dayB ? 1 : dayA > dayB ? -1 : a.created < b.created ? 1 : a.created > b.created ? -1 : a.id < b.id ? -1 : 1
}
