import type { Note } from '../domain/note'
import type { ImportCounts, ImportPreview } from '../domain/note-import'
import type { Outcome } from '../domain/outcome'
import type { NoteFailure } from '../storage/note-failure'
import type { NotebookContent } from '../storage/notebook'
import type { NoteMoment } from './note-drafting'
import type { NotebookState, NoteOutcome, UndoableWrite } from './notes-face'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { tombstone } from '../domain/note'
import { besideClosed, planImport } from '../domain/note-import'
import { refusal, success } from '../domain/outcome'
import { inTurn } from '../storage/in-turn'
import { isKeyLost } from '../storage/notebook'
import { useLibraryStore } from './library-store'
import { nextWrite } from './note-drafting'
import { useServices } from './services'

/** How often a change is made anew because another screen came between. */
const ATTEMPTS = 3

const NOTHING: NotebookContent = { notes: [], locked: 0, closed: new Set(), damaged: 0, key: undefined }

/**
 * Everything the reader wrote on this device, of whatever kind, and the ways to write it. Screens ask the store of the
 * kind they show: notes, follow-ups, binders, visits, opinions.
 */
export const useNotebookStore = defineStore('notebook', () => {
  const { notebook, now } = useServices()
  const library = useLibraryStore()
  const content = shallowRef(NOTHING)
  const mode = ref(notebook.mode())
  const report = shallowRef(notebook.report())
  /** What opens and seals just now. */
  const guard = shallowRef(notebook.sealer())
  /** Whether the notebook was held against its mirror: before, an empty one may be one that was lost. */
  const opened = ref(false)
  const undoable = shallowRef<UndoableWrite>()
  let latest = 0
  const turn = inTurn()

  async function refresh(): Promise<void> {
    const turn = ++latest
    const read = await notebook.read()
    if (turn !== latest)
      return
    content.value = read
    mode.value = notebook.mode()
    report.value = notebook.report()
    guard.value = notebook.sealer()
  }

  const state = computed<NotebookState>(() => {
    if (mode.value !== 'open')
      return mode.value
    if (content.value.key !== undefined && (content.value.locked > 0 || !guard.value.secret))
      return 'locked'
    if (library.draft)
      return 'draft'
    return opened.value || content.value.notes.length > 0 ? 'ready' : 'opening'
  })

  /** Sealed notes that no passphrase opens any more, as the record of their key is gone. */
  const keyLost = computed(() => isKeyLost(content.value) ? content.value.locked : 0)

  /** By id, tombstones included. */
  const all = computed<ReadonlyMap<string, Note>>(() => new Map(content.value.notes.map(note => [note.id, note])))
  /** What was not deleted, the newest change first. */
  const living = computed<readonly Note[]>(() => content.value.notes.filter(note => !note.deleted).sort(byChange))

  const told = ref({ restored: 0, lost: 0, damaged: 0, unmirrored: false })
  const restored = computed(() => report.value.restored - told.value.restored)
  const lost = computed(() => report.value.lost - told.value.lost)
  const damaged = computed(() => Math.max(0, content.value.damaged - told.value.damaged))
  const unmirrored = computed(() => report.value.unmirrored && !told.value.unmirrored)

  /** The reader has read what was said about restored, lost and damaged notes. */
  function acknowledge(): void {
    const { restored, lost, unmirrored } = report.value
    told.value = { restored, lost, unmirrored, damaged: content.value.damaged }
  }

  /** The edition on the screen, and the instant. */
  function moment(): NoteMoment {
    return { feed: notebook.feed, content: library.content, version: library.holding?.shown.version ?? 0, instant: now().toISOString() }
  }

  /** Writes; from then on `undo` can be taken back, or nothing. */
  async function put(note: Note, undo?: UndoableWrite): Promise<NoteOutcome> {
    const result = await putAll([note], undo)
    return result.ok ? success(note) : result
  }

  /** Writes several, all or none. */
  async function putAll(notes: readonly Note[], undo?: UndoableWrite): Promise<Outcome<void, NoteFailure>> {
    // What is written is bound to an edition, and a draft may never become one.
    if (library.draft)
      return refusal('draft')
    const result = await notebook.writeAll(notes)
    if (result.ok)
      undoable.value = undo
    await refresh()
    return result
  }

  /**
   * One more write of what is here now, made from it: what was asked for before is done first, and where another screen
   * came between, it is made anew from what that one wrote. What is as it was is not written.
   *
   * @param to gives it as it shall be, or why it cannot be
   */
  function change<Written extends Note, Failure>(note: Written, to: (now: Written) => Outcome<Written, Failure>): Promise<Outcome<Written, Failure | NoteFailure>> {
    return turn(async () => {
      for (let attempt = 1; ; attempt++) {
        const here = all.value.get(note.id)
        const before = isAlike(here, note) ? here : note
        if (before.deleted)
          return refusal({ kind: 'conflict', theirs: before })
        const made = to(before)
        if (!made.ok || made.value === before)
          return made
        const after = { ...made.value, changed: now().toISOString(), revision: before.revision + 1 }
        const result = await put(after, { what: 'edited', note: before })
        if (result.ok)
          return success(after)
        if (typeof result.failure === 'string' || attempt === ATTEMPTS)
          return refusal(result.failure)
      }
    })
  }

  function remove(note: Note): Promise<NoteOutcome> {
    return put(nextWrite(tombstone(note), { changed: now().toISOString() }), { what: 'removed', note })
  }

  /** Removes what nobody asked to remove: there is nothing to take back. */
  function removeForGood(note: Note): Promise<NoteOutcome> {
    return put(nextWrite(tombstone(note), { changed: now().toISOString() }), undoable.value)
  }

  /** Writes what may have been there before: anew, or as one more write of what is left of it. */
  function putAgain(note: Note): Promise<NoteOutcome> {
    const before = all.value.get(note.id)
    return put(before ? { ...note, created: before.created, revision: before.revision + 1 } : note)
  }

  async function undo(): Promise<NoteOutcome | undefined> {
    const last = undoable.value
    // Two later than the note as it was: the write that is taken back, and this one.
    return last && put({ ...last.note, changed: now().toISOString(), revision: last.note.revision + 2 })
  }

  async function exportAll(): Promise<Outcome<readonly Note[], NoteFailure>> {
    const read = await notebook.read()
    return isClosed(read) ? refusal('locked') : success(read.notes.filter(note => !note.deleted).sort((a, b) => (a.id < b.id ? -1 : 1)))
  }

  async function previewImport(incoming: readonly Note[]): Promise<Outcome<ImportPreview, NoteFailure>> {
    const read = await notebook.read()
    if (isClosed(read))
      return refusal('locked')
    const { counts, differences } = planImport(read.notes, besideClosed(incoming, read.closed))
    return success({ counts, differences })
  }

  async function importNotes(incoming: readonly Note[]): Promise<Outcome<ImportCounts, NoteFailure>> {
    const taken = await notebook.take(incoming)
    if (taken.ok)
      undoable.value = undefined
    await refresh()
    return taken.ok ? success(taken.value.counts) : taken
  }

  const whenVisible = () => {
    if (document.visibilityState === 'visible')
      void notebook.probe()
  }
  document.addEventListener('visibilitychange', whenVisible)
  const unsubscribe = notebook.subscribe(() => void refresh())
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', whenVisible)
    unsubscribe()
    notebook.close()
  })
  void notebook.open().finally(async () => {
    await refresh()
    opened.value = true
  })

  return { state, guard, all, living, restored, lost, damaged, unmirrored, keyLost, acknowledge, moment, put, putAll, putAgain, change, remove, removeForGood, undoable, undo, exportAll, previewImport, importNotes }
})

/** Whether notes wait for a passphrase; those that none opens any more do not keep the others waiting. */
function isClosed(read: NotebookContent): boolean {
  return read.locked > 0 && !isKeyLost(read)
}

/** Whether what is here under the id of a note is of its kind. */
function isAlike<Written extends Note>(here: Note | undefined, note: Written): here is Written {
  return here?.kind === note.kind
}

function byChange(a: Note, b: Note): number {
  return a.changed < b.changed ? 1 : a.changed > b.changed ? -1 : a.id < b.id ? -1 : 1
}
