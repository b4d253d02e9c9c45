import type { ItemRef } from '../domain/item-ref'
import type { Note } from '../domain/note'
import type { ImportCounts } from '../domain/note-import'
import type { Outcome } from '../domain/outcome'
import type { NoteFailure } from '../storage/note-failure'
import type { NotebookContent } from '../storage/notebook'
import type { MovedNote, NotebookState, NoteOutcome, UndoableWrite } from './notes-face'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { itemMark } from '../domain/item-mark'
import { heirsOf, stateByMark } from '../domain/note'
import { planImport } from '../domain/note-import'
import { refusal, success } from '../domain/outcome'
import { drafts } from '../storage/drafts'
import { useLibraryStore } from './library-store'
import { bindingOf, bookmarkId, carriedId, firstWrite, newNoteId, nextWrite } from './note-drafting'
import { useServices } from './services'

const NOTHING: NotebookContent = { notes: [], locked: 0, damaged: 0, key: undefined }

/** メモ and しおり: what the reader wrote, on this device only. Its face is described in {@link NotesFace}. */
export const useNotesStore = defineStore('notes', () => {
  const { notebook, memory, now } = useServices()
  const library = useLibraryStore()
  const content = shallowRef(NOTHING)
  const mode = ref(notebook.mode())
  const report = shallowRef(notebook.report())
  const secret = ref(notebook.sealer().secret)
  /** Whether the notebook was held against its mirror: before, an empty one may be one that was lost. */
  const opened = ref(false)
  const undoable = shallowRef<UndoableWrite>()
  const kept = drafts(notebook.feed, memory, () => notebook.sealer().secret)
  let latest = 0

  async function refresh(): Promise<void> {
    const turn = ++latest
    const read = await notebook.read()
    if (turn !== latest)
      return
    content.value = read
    mode.value = notebook.mode()
    report.value = notebook.report()
    secret.value = notebook.sealer().secret
  }

  const state = computed<NotebookState>(() => {
    if (mode.value !== 'open')
      return mode.value
    if (content.value.locked > 0 || (content.value.key !== undefined && !secret.value))
      return 'locked'
    return opened.value || content.value.notes.length > 0 ? 'ready' : 'opening'
  })

  const all = computed(() => new Map(content.value.notes.map(note => [note.id, note])))
  const living = computed(() => content.value.notes.filter(note => !note.deleted).sort(byChange))
  const notes = computed(() => living.value.filter(note => note.kind === 'note'))
  const bookmarks = computed(() => living.value.filter(note => note.kind === 'bookmark'))
  const bookmarked = computed(() => new Set(bookmarks.value.map(note => note.item)))
  const of = (item: ItemRef): readonly Note[] => notes.value.filter(note => note.item === item)
  const isBookmarked = (item: ItemRef): boolean => bookmarked.value.has(item)

  const moved = computed<readonly MovedNote[]>(() => {
    // Without an edition nothing is known of any item.
    if (library.state.kind !== 'ready')
      return []
    const marks = new Map([...new Set(living.value.map(note => note.item))].map(item => [item, itemMark(library.content, item)]))
    return living.value.flatMap((note): readonly MovedNote[] => {
      const now = stateByMark(note, marks.get(note.item))
      return now === 'same' ? [] : [{ note, state: now, heirs: heirsOf(library.content, note.item).filter(heir => !isLiving(carriedId(note, heir))) }]
    })
  })

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

  function isLiving(id: string): boolean {
    return all.value.get(id)?.deleted === false
  }

  function moment() {
    return { feed: notebook.feed, content: library.content, version: library.holding?.shown.version ?? 0, instant: now().toISOString() }
  }

  async function put(note: Note, undo?: UndoableWrite): Promise<NoteOutcome> {
    const result = await notebook.write(note)
    if (result.ok)
      undoable.value = undo
    await refresh()
    return result
  }

  function write(item: ItemRef, text: string, basedOn?: Note): Promise<NoteOutcome> {
    if (!basedOn)
      return put(firstWrite(item, 'note', text, newNoteId(), moment(), of(item)[0]?.title))
    return put(nextWrite(basedOn, { text, deleted: false, changed: now().toISOString() }), basedOn.deleted ? undefined : { what: 'edited', note: basedOn })
  }

  function remove(note: Note): Promise<NoteOutcome> {
    return put(nextWrite(note, { text: '', deleted: true, changed: now().toISOString() }), { what: 'removed', note })
  }

  /** Puts a note that may have been there before: anew, or as one more write of what is left of it. */
  function putAgain(note: Note): Promise<NoteOutcome> {
    const before = all.value.get(note.id)
    return put(before ? { ...note, created: before.created, revision: before.revision + 1 } : note)
  }

  function toggleBookmark(item: ItemRef): Promise<NoteOutcome> {
    const id = bookmarkId(notebook.feed, item)
    const before = all.value.get(id)
    return before?.deleted === false ? remove(before) : putAgain(firstWrite(item, 'bookmark', '', id, moment(), before?.title))
  }

  async function carry(note: Note, to: ItemRef): Promise<NoteOutcome> {
    const id = carriedId(note, to)
    const there = all.value.get(id)
    if (there?.deleted === false)
      return success(there)
    return putAgain({ ...firstWrite(to, note.kind, note.text, id, moment()), from: { item: note.item, title: note.title } })
  }

  function confirm(note: Note): Promise<NoteOutcome> {
    return put(nextWrite(note, bindingOf(note.item, moment(), note.title)))
  }

  async function undo(): Promise<NoteOutcome | undefined> {
    const last = undoable.value
    // Two later than the note as it was: the write that is taken back, and this one.
    return last && put({ ...last.note, changed: now().toISOString(), revision: last.note.revision + 2 })
  }

  async function exportAll(): Promise<Outcome<readonly Note[], NoteFailure>> {
    const read = await notebook.read()
    return read.locked > 0 ? refusal('locked') : success(read.notes.filter(note => !note.deleted).sort((a, b) => (a.id < b.id ? -1 : 1)))
  }

  async function previewImport(incoming: readonly Note[]): Promise<Outcome<ImportCounts, NoteFailure>> {
    const read = await notebook.read()
    return read.locked > 0 ? refusal('locked') : success(planImport(read.notes, incoming).counts)
  }

  async function importNotes(incoming: readonly Note[]): Promise<Outcome<ImportCounts, NoteFailure>> {
    const taken = await notebook.take(incoming)
    if (taken.ok)
      undoable.value = undefined
    await refresh()
    return taken.ok ? success(taken.value.counts) : taken
  }

  const draftOf = (key: string): string => kept.read(key)
  const keepDraft = (key: string, text: string): void => kept.keep(key, text)
  const dropDraft = (key: string): void => kept.keep(key, '')

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

  return {
    state,
    notes,
    bookmarks,
    of,
    isBookmarked,
    moved,
    restored,
    lost,
    damaged,
    unmirrored,
    acknowledge,
    write,
    remove,
    toggleBookmark,
    carry,
    confirm,
    undoable,
    undo,
    draftOf,
    keepDraft,
    dropDraft,
    exportAll,
    previewImport,
    importNotes,
  }
})

function byChange(a: Note, b: Note): number {
  return a.changed < b.changed ? 1 : a.changed > b.changed ? -1 : a.id < b.id ? -1 : 1
}
