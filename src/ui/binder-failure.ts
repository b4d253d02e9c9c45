import type { NoteFailure } from './note-failure'
import { failureText } from './note-failure'
import { BINDER } from './text/binders'

/** Why something could not be done with an agenda, and what to do, in plain words. */
export function binderFailureText(failure: NoteFailure | 'fullAgenda'): string {
  return failure === 'fullAgenda' ? BINDER.full : failureText(failure)
}
