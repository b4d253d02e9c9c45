import type { FiscalYear } from '../domain/fiscal-year'
import type { ItemRef } from '../domain/item-ref'
import type { Note, Opinion } from '../domain/note'
import type { Outcome } from '../domain/outcome'
import type { NoteFailure } from '../storage/note-failure'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { success } from '../domain/outcome'
import { inTurn } from '../storage/in-turn'
import { bindingOf, firstHead, newNoteId } from './note-drafting'
import { useNotebookStore } from './notebook-store'

/** How long typing rests before it is written, in milliseconds. */
const REST = 500

/** What a member fills in. */
export type OpinionFacts = Pick<Opinion, 'stance' | 'reason' | 'question'>

/** Whether what was typed is written: `waiting` not yet · a failure says why not; it is tried again with the next letter. */
export type OpinionSaving = 'saved' | 'waiting' | NoteFailure

/** What was typed and is not written. */
interface Typed {
  readonly item: ItemRef
  readonly year: FiscalYear
  readonly changes: Partial<OpinionFacts>
  readonly failure?: NoteFailure
}

const BLANK: OpinionFacts = { stance: 'none', reason: '', question: '' }

/** 意見票: what the reader says to the evaluation of each goal, written while it is typed. */
export const useOpinionsStore = defineStore('opinions', () => {
  const book = useNotebookStore()
  const typed = shallowRef<ReadonlyMap<string, Typed>>(new Map())
  const turn = inTurn()
  let resting: ReturnType<typeof setTimeout> | undefined

  /** Every opinion, the newest change first. */
  const list = computed<readonly Opinion[]>(() => book.living.filter(note => note.kind === 'opinion'))
  /** The opinion on a goal in a year, as it is written. */
  const written = (item: ItemRef, year: FiscalYear): Opinion | undefined => list.value.find(note => note.item === item && note.year === year)
  /** The same with what was typed since. */
  const of = (item: ItemRef, year: FiscalYear): OpinionFacts => {
    const { stance, reason, question } = { ...BLANK, ...written(item, year), ...typed.value.get(keyOf(item, year))?.changes }
    return { stance, reason, question }
  }
  const savingOf = (item: ItemRef, year: FiscalYear): OpinionSaving => {
    const waiting = typed.value.get(keyOf(item, year))
    return waiting ? waiting.failure ?? 'waiting' : 'saved'
  }

  /** Whether anything typed is not written yet, or could not be. */
  const unsaved = computed(() => typed.value.size > 0)

  /** Takes in what was typed or chosen, and writes it as soon as typing rests. */
  function type(item: ItemRef, year: FiscalYear, changes: Partial<OpinionFacts>): void {
    const key = keyOf(item, year)
    typed.value = new Map([...typed.value, [key, { item, year, changes: { ...typed.value.get(key)?.changes, ...changes } }]])
    clearTimeout(resting)
    resting = setTimeout(() => void save(), REST)
  }

  /** Writes what was typed, now. */
  function save(): Promise<void> {
    clearTimeout(resting)
    return turn(async () => {
      for (const [key, waiting] of typed.value)
        await write(key, waiting)
    })
  }

  async function write(key: string, waiting: Typed): Promise<void> {
    const { item, year, changes } = waiting
    const before = written(item, year)
    const result: Outcome<Note, NoteFailure> = before
      ? await book.change(before, now => success({ ...now, ...bindingOf(item, book.moment(), now.title), ...changes }))
      : await book.put({ ...firstHead(item, newNoteId(), book.moment()), kind: 'opinion', year, ...BLANK, ...changes })
    // What was typed meanwhile is written in its turn.
    if (typed.value.get(key) !== waiting)
      return
    const others = [...typed.value].filter(([other]) => other !== key)
    typed.value = new Map(result.ok ? others : [...others, [key, { ...waiting, failure: result.failure }]])
  }

  /** A device that puts the app to sleep tells nobody but by hiding the page. */
  const leave = () => void save()
  window.addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', leave)
  onScopeDispose(() => {
    window.removeEventListener('pagehide', leave)
    document.removeEventListener('visibilitychange', leave)
    clearTimeout(resting)
  })

  return { list, of, savingOf, unsaved, type, save, remove: book.remove }
})

function keyOf(item: ItemRef, year: FiscalYear): string {
  return `${item} ${year}`
}
