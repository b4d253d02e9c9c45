import type { NoteRef } from '../domain/item-ref'
import type { Homework, Note, TextNote, WrittenNote } from '../domain/note'
import type { Outcome } from '../domain/outcome'
import type { NoteFailure } from '../storage/note-failure'
import type { NoteOutcome } from './notes-face'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { isOfMeeting, isOpen } from '../domain/binder'
import { isTextNote } from '../domain/note'
import { success } from '../domain/outcome'
import { without } from '../domain/without'
import { firstHead, newNoteId, ownTitle } from './note-drafting'
import { useNotebookStore } from './notebook-store'

/** What homework says; of `due` a meeting (id of its binder), a day, both or neither. */
export interface HomeworkFacts {
  readonly text: string
  /** A 課 or a role, never a person's name. */
  readonly owner: string
  readonly due?: Homework['due'] | undefined
}

/** 質問 and 宿題, and what belongs to a meeting. Texts are changed as notes are; every change can be taken back by `undo` of the notebook. */
export const useFollowUpsStore = defineStore('follow-ups', () => {
  const book = useNotebookStore()

  const questions = computed<readonly WrittenNote[]>(() => book.living.filter((note): note is WrittenNote => note.kind === 'question'))
  const homework = computed<readonly Homework[]>(() => book.living.filter(note => note.kind === 'homework'))
  /** Questions without an answer and homework not done, the newest change first. */
  const open = computed<readonly (WrittenNote | Homework)[]>(() => book.living.filter(isOpen))
  /** Notes, questions and homework of a meeting, by the id of its binder; done or not. */
  const ofMeeting = (binder: string): readonly TextNote[] => book.living.filter(isTextNote).filter(note => isOfMeeting(note, binder))

  function head(item: NoteRef) {
    return firstHead(item, newNoteId(), book.moment(), ownTitle(item, book.all))
  }

  /** Writes down a question about an item. @param meeting the id of a binder */
  function ask(item: NoteRef, text: string, meeting?: string): Promise<NoteOutcome> {
    return book.put({ ...head(item), kind: 'question', text, ...meeting !== undefined && { meeting } })
  }

  /** Writes down homework about an item. @param meeting the id of the binder of the meeting where it came up */
  function assign(item: NoteRef, { text, owner, due }: HomeworkFacts, meeting?: string): Promise<NoteOutcome> {
    return book.put({ ...head(item), kind: 'homework', text, ...meeting !== undefined && { meeting }, owner, ...due && { due } })
  }

  /** @param meeting the id of a binder, empty for none; without it the meeting stays */
  function changeHomework(note: Homework, { text, owner, due }: HomeworkFacts, meeting = note.meeting ?? ''): Promise<Outcome<Note, NoteFailure>> {
    return book.change(note, now => success({ ...without(now, 'due', 'meeting'), text, owner, ...due && { due }, ...meeting !== '' && { meeting } }))
  }

  /** Says whether it is answered or done. */
  function finish(note: TextNote, done: boolean): Promise<Outcome<Note, NoteFailure>> {
    return book.change(note, now => success((now.done ?? false) === done ? now : { ...now, done }))
  }

  /** Gives a note to a meeting, by the id of its binder, or takes it from any. */
  function moveTo(note: TextNote, meeting: string | undefined): Promise<Outcome<Note, NoteFailure>> {
    return book.change(note, now => success(now.meeting === meeting ? now : { ...without(now, 'meeting'), ...meeting !== undefined && { meeting } }))
  }

  return { questions, homework, open, ofMeeting, ask, assign, changeHomework, finish, moveTo, remove: book.remove }
})
