import type { useNotesStore } from '../stores/notes-store'
import { CONFLICT, NOTE_FAILURE } from './text/notes'

/** Why a note could not be written. */
export type NoteFailure = Extract<Awaited<ReturnType<ReturnType<typeof useNotesStore>['write']>>, { readonly ok: false }>['failure']

/** Why something could not be done with a note, and what to do, in plain words. */
export function failureText(failure: NoteFailure): string {
  return typeof failure === 'string' ? NOTE_FAILURE[failure] : CONFLICT.title
}
