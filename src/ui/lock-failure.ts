import type { LockFailure } from '../stores/notes-lock-store'
import { PASSPHRASE_LEAST } from '../domain/passphrase'
import { NOTE_FAILURE } from './text/notes'
import { PASSPHRASE_FAILURE } from './text/notes-lock'

/** Why a passphrase was not taken, and what to do. */
export function lockFailureText(failure: LockFailure): string {
  if (typeof failure !== 'string')
    return NOTE_FAILURE.failed
  switch (failure) {
    case 'short':
      return PASSPHRASE_FAILURE.short(PASSPHRASE_LEAST)
    case 'long':
    case 'guessable':
    case 'wrongPassphrase':
    case 'insecure':
      return PASSPHRASE_FAILURE[failure]
    default:
      return NOTE_FAILURE[failure]
  }
}
