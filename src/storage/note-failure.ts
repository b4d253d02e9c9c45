import type { Note } from '../domain/note'
import type { StorageFailure } from './storage-failure'

/**
 * Why a note was not written.
 *
 * `conflict` another screen changed it meanwhile: nothing was overwritten, `theirs` is what is kept (perhaps as a tombstone)
 * · `tooLong` · `locked` the notebook is closed by its passphrase · `readonly` it can only be read and handed on, as the
 * step to this app's form failed · `draft` the edition on the screen is not published yet · else the store's own failure, of which `newer` says that a newer app made it.
 */
export type NoteFailure =
  | StorageFailure
  | 'tooLong'
  | 'locked'
  | 'readonly'
  | 'draft'
  | { readonly kind: 'conflict', readonly theirs: Note }
