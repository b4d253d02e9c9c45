import type { NoteFailure } from './note-failure'
import { failureText } from './note-failure'
import { VISIT } from './text/visits'

/** Why something could not be done with a sheet for a visit, and what to do, in plain words. */
export function visitFailureText(failure: NoteFailure | 'fullSheet'): string {
  return failure === 'fullSheet' ? VISIT.full : failureText(failure)
}
