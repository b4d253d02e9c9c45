import type { NoteRef } from '../domain/item-ref'
import type { Bookmark, Note, TextNote } from '../domain/note'
import type { MovedNote, NoteOutcome } from './notes-face'
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { itemMark } from '../domain/item-mark'
import { ownerOf } from '../domain/item-ref'
import { isTextNote } from '../domain/note'
import { heirsOf, isTakenAway, stateByMark } from '../domain/note-state'
import { success } from '../domain/outcome'
import { drafts } from '../storage/drafts'
import { useLibraryStore } from './library-store'
import { bindingOf, bookmarkId, carriedId, carriedWrite, firstWrite, newNoteId, nextWrite, ownTitle } from './note-drafting'
import { useNotebookStore } from './notebook-store'
import { useServices } from './services'

/** メモ, 質問, 宿題 and しおり: what the reader wrote about items, on this device only. Its face is described in {@link NotesFace}. */
export const useNotesStore = defineStore('notes', () => {
  const { notebook, memory, now } = useServices()
  const library = useLibraryStore()
  const book = useNotebookStore()
  const kept = drafts(notebook.feed, memory, () => notebook.sealer())
  /** How often drafts were opened or closed with the notes. */
  const draftsFollowed = ref(0)
  watch(() => book.guard, async () => {
    await kept.follow()
    draftsFollowed.value++
  })

  const notes = computed(() => book.living.filter(isTextNote))
  const bookmarks = computed(() => book.living.filter(isBookmark))
  const bookmarked = computed(() => new Set(bookmarks.value.map(note => note.item)))
  const of = (item: NoteRef): readonly TextNote[] => notes.value.filter(note => note.item === item)
  const isBookmarked = (item: NoteRef): boolean => bookmarked.value.has(item)

  const moved = computed<readonly MovedNote[]>(() => {
    // Without an edition nothing is known of any item.
    if (library.state.kind !== 'ready')
      return []
    const living = book.living.filter(note => isTextNote(note) || isBookmark(note))
    const marks = new Map([...new Set(living.map(note => note.item))].map(item => [item, itemMark(library.content, item)]))
    return living.flatMap((note): readonly MovedNote[] => {
      const now = isTakenAway(note.item, book.all) ? 'taken' : stateByMark(note, marks.get(note.item))
      return now === 'same' ? [] : [{ note, state: now, heirs: heirsOf(library.content, note.item).filter(heir => !isLiving(carriedId(note, heir))) }]
    })
  })

  function isLiving(id: string): boolean {
    return book.all.get(id)?.deleted === false
  }

  function write(item: NoteRef, text: string, basedOn?: Note): Promise<NoteOutcome> {
    if (!basedOn)
      return book.put(firstWrite(item, 'note', text, newNoteId(), book.moment(), ownTitle(item, book.all) ?? of(item)[0]?.title))
    return book.put(nextWrite(basedOn, { text, deleted: false, changed: now().toISOString() }), basedOn.deleted ? undefined : { what: 'edited', note: basedOn })
  }

  function toggleBookmark(item: NoteRef): Promise<NoteOutcome> {
    const id = bookmarkId(notebook.feed, item)
    const before = book.all.get(id)
    return before?.deleted === false ? book.remove(before) : book.putAgain(firstWrite(item, 'bookmark', '', id, book.moment(), before?.title))
  }

  async function carry(note: Note, to: NoteRef): Promise<NoteOutcome> {
    const there = book.all.get(carriedId(note, to))
    return there?.deleted === false ? success(there) : book.putAgain(carriedWrite(note, to, book.moment()))
  }

  function confirm(note: Note): Promise<NoteOutcome> {
    const agenda = ownerOf(note.item)
    if (isTakenAway(note.item, book.all) && !isTakenAway(agenda, book.all))
      return book.put(nextWrite(note, { ...bindingOf(agenda, book.moment(), ownTitle(agenda, book.all)), item: agenda, from: { item: note.item, title: note.title } }))
    return book.put(nextWrite(note, bindingOf(note.item, book.moment(), note.title)))
  }

  const draftOf = (key: string): string => kept.read(key)
  const draftBasis = (key: string): number | undefined => kept.basisOf(key)
  const keepDraft = (key: string, text: string, basis?: number): void => kept.keep(key, text, basis)
  const dropDraft = (key: string): void => kept.keep(key, '')

  return {
    state: computed(() => book.state),
    notes,
    bookmarks,
    of,
    isBookmarked,
    moved,
    restored: computed(() => book.restored),
    lost: computed(() => book.lost),
    damaged: computed(() => book.damaged),
    unmirrored: computed(() => book.unmirrored),
    keyLost: computed(() => book.keyLost),
    acknowledge: book.acknowledge,
    write,
    remove: book.remove,
    toggleBookmark,
    carry,
    confirm,
    undoable: computed(() => book.undoable),
    undo: book.undo,
    draftsFollowed,
    draftOf,
    draftBasis,
    keepDraft,
    dropDraft,
    exportAll: book.exportAll,
    previewImport: book.previewImport,
    importNotes: book.importNotes,
  }
})

function isBookmark(note: Note): note is Bookmark {
  return note.kind === 'bookmark'
}
