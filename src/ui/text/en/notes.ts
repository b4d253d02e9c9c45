import type * as Japanese from '../notes'

/** Sentences about the reader's own notes and bookmarks. */
export const NOTE: typeof Japanese.NOTE = {
  title: 'Notes and bookmarks',
  heading: 'Notes',
  newLabel: 'New note',
  editLabel: 'Edit the note',
  privacy: 'Please do not write names of people or addresses.',
  here: 'Notes are kept on this device only. They are not sent to the city.',
  save: 'Save',
  cancel: 'Cancel',
  edit: 'Edit',
  remove: 'Delete',
  named: (button, start) => `${button}: ${start}`,
  undo: 'Undo',
  saved: 'The note has been saved.',
  edited: 'The note has been changed.',
  removed: 'The note has been deleted.',
  undone: 'It is as it was before.',
  written: (edition, when) => `Written with ${edition} (${when})`,
  draft: 'There is a note you had not finished. Press “Save” to keep it.',
  nothing: 'Nothing has been written yet. Please write something and press “Save”.',
  left: letters => `${letters} letters left`,
  tooMany: letters => `${letters} letters too many. Please make it shorter and press “Save”.`,
  more: 'Read on',
  less: 'Show less',
  print: 'Print the notes too',
  count: total => total === 1 ? '1 note' : `${total} notes`,
  write: 'Write a note',
  all: 'See your notes and bookmarks',
  home: total => total === 1 ? 'Your notes: 1' : `Your notes: ${total}`,
  allBookmarks: total => `See all ${total} bookmarks`,
  newest: 'Your newest note',
  empty: 'There are no notes yet. Press “Write a note” on the screen of a plan or an initiative, and what you write is listed here.',
  find: 'Search your notes',
  found: total => total === 1 ? '1 note found' : `${total} notes found`,
  none: 'Nothing was found. Please try again with a shorter word.',
  from: title => `A copy of a note on “${title}”.`,
  otherVersion: 'Another version of the same note. Both were kept because they had been changed separately.',
}

/** Sentences about bookmarks. */
export const BOOKMARK: typeof Japanese.BOOKMARK = {
  name: 'Bookmark',
  added: 'Bookmarked. Open it from the “Notes” screen.',
  taken: 'The bookmark has been taken off.',
  remove: 'Take off',
  empty: 'Press “Bookmark” below a title, and it is listed here.',
  favourites: 'Favorite services',
  gone: 'Not in the present edition',
}

/** Sentences about notes whose item changed or went. */
export const MOVED: typeof Japanese.MOVED = {
  title: 'Notes whose item has changed',
  lead: 'What these notes were written about has changed or is gone with new data, or was taken out of an agenda. The notes are still here.',
  changed: 'This item has changed since you wrote the note. Please check whether the note still fits.',
  gone: 'This item is not in the present edition. The note stays as it is.',
  taken: 'The agenda, or the line of it, is not here any more. The note stays as it is.',
  toAgenda: 'Make it a note on the whole agenda',
  was: title => `Its name when you wrote: ${title}`,
  confirm: 'Checked',
  confirmed: 'Marked as checked.',
  carry: 'Copy to an item of the new plan',
  carryTo: place => `Copy to “${place}”`,
  carried: 'Copied. The original note is still here.',
  seeCopy: place => `See the note on “${place}”`,
}

/** Sentences for a note that was changed on another screen meanwhile. */
export const CONFLICT: typeof Japanese.CONFLICT = {
  title: 'This note was changed on another screen',
  titleRemoved: 'This note was deleted on another screen',
  note: 'Please compare the two texts and choose what to keep.',
  noteRemoved: 'The text on this screen has not been saved yet. Please choose what to do.',
  mine: 'Written on this screen',
  theirs: 'Saved on the other screen',
  keepMine: 'Keep this screen’s text',
  keepTheirs: 'Keep the other screen’s text',
  keepBoth: 'Keep both',
  keepRemoved: 'Leave it deleted',
}

/** What state the notes are in where they cannot simply be used. */
export const NOTE_STATE: typeof Japanese.NOTE_STATE = {
  opening: 'Opening your notes…',
  locked: 'Your notes are locked.',
  open: 'Unlock the notes',
  keyLost: total => total === 1 ? '1 note can no longer be opened' : `${total} notes can no longer be opened`,
  keyLostNote: 'The record of their key is gone from this device, so even the passphrase does not open them. If you have a file saved under “A copy of your notes”, you can bring them back from it. The notes that cannot be opened are kept as they are. You can write new notes.',
  bringBack: 'Go to “Bring back from a file”',
  readonly: 'These notes were written with a newer app. You can read them but not write. Please open the app where there is a connection and let it update.',
  draft: 'Notes cannot be written while you look at a draft that is not published. Leave the draft to write.',
  off: 'Notes cannot be used here at the moment.',
}

/** Why a note was not kept, and what to do; what was written stays on the screen. */
export const NOTE_FAILURE: typeof Japanese.NOTE_FAILURE = {
  full: 'There is no space on the device, so the note was not saved. Your text is still on this screen. Please delete some photos or the like and press “Save” again.',
  closed: 'The app was updated on another screen, so the note was not saved. Please load this screen again. Your text is kept as unfinished.',
  newer: 'The notes belong to a newer app. Please open the app where there is a connection and let it update.',
  blocked: 'Another screen is using the notes. Please close it and try again.',
  unavailable: 'Notes cannot be saved in this browser. If you are in private mode, please open the app in a normal window.',
  unknown: 'The note was not saved. Please load the screen again and try once more. Your text is kept as unfinished.',
  tooLong: 'A note can have up to 10,000 letters. Please make it shorter and try again.',
  locked: 'The notes have been locked, so the note was not saved. Please unlock them and try again.',
  readonly: 'The notes belong to a newer app. Please open the app where there is a connection and let it update.',
  draft: 'Nothing can be written while you look at a draft that is not published. Please leave the draft and try again.',
  gone: 'This could not be done because the item is not in the present edition.',
  failed: 'This could not be done. Please try again.',
}

/** What the reader is told once when the app opens, and before the first note. */
export const NOTE_NOTICE: typeof Japanese.NOTE_NOTICE = {
  restored: total => total === 1 ? '1 note has been restored' : `${total} notes have been restored`,
  restoredNote: 'The notes on this device had been lost and were brought back from their second copy.',
  lost: total => total === 1 ? '1 note has been lost' : `${total} notes have been lost`,
  lostNote: 'The notes on this device are gone, and so is their second copy. If you saved them to a file, you can bring them back on the “Notes” screen.',
  damaged: total => total === 1 ? '1 note cannot be read' : `${total} notes cannot be read`,
  damagedNote: 'What cannot be read has been kept, not deleted. Your other notes can be used as before.',
  unmirrored: 'The second copy of your notes could not be made',
  unmirroredNote: 'Your notes are saved, but there is no second copy. Please make some space on the device, and save important notes to a file too.',
  understood: 'I understand',
  unprotected: 'What you save here is not protected',
  maybe: 'When space on the device runs short, notes may be erased. They are safer when the app is on the home screen.',
}
