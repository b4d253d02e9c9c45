import type { BACKUP_FAILURE as JapaneseBackupFailure, NOTES_BACKUP as JapaneseBackup, NOTES_LOCK as JapaneseLock, PASSPHRASE_FAILURE as JapanesePassphraseFailure } from '../notes-lock'

const items = (total: number): string => total === 1 ? '1 note or bookmark' : `${total} notes and bookmarks`

/** Sentences about the passphrase that closes the notes. */
export const NOTES_LOCK: typeof JapaneseLock = {
  title: 'Protect your notes',
  none: 'Anyone who uses this device can read your notes now. If you set a passphrase, only people who know it can read them.',
  locked: 'Your notes are locked. To read them, enter the passphrase.',
  opened: minutes => `Your notes are unlocked. They lock by themselves after ${minutes} minutes without use.`,
  drafts: 'Text that you have not saved yet is locked too. After you enter the passphrase, you can go on writing.',
  keyLost: 'The record of the key is gone, so even the passphrase cannot open the locked notes. Bring them back from a saved file, under “A copy of your notes” below. A file saved after you set the passphrase may open the notes left on this device again. Without a file, they can only be deleted.',
  set: 'Set a passphrase',
  open: 'Unlock',
  close: 'Lock now',
  change: 'Change the passphrase',
  remove: 'Stop using a passphrase',
  setTitle: 'Set a passphrase',
  openTitle: 'Unlock your notes',
  changeTitle: 'Change the passphrase',
  removeTitle: 'Stop using a passphrase',
  warningTitle: 'If you forget the passphrase, your notes can never be read again',
  warning: 'Neither the city nor the makers of this app can open them. Write the passphrase on paper and keep it with your valuables at home.',
  removeNote: 'Anyone who uses this device will be able to read your notes.',
  changeNote: 'Files you saved earlier still open with the passphrase of that time.',
  passphrase: 'Passphrase',
  current: 'Current passphrase',
  fresh: 'New passphrase',
  again: 'The same passphrase again',
  rule: least => `Use at least ${least} characters. Any letters are fine. Several words in a row are easy to remember and hard to guess.`,
  show: 'Show the characters',
  working: 'Preparing the key. Please wait a moment.',
  cancel: 'Cancel',
  setDone: 'The passphrase is set. Your notes are protected.',
  openDone: 'Your notes are unlocked.',
  closeDone: 'Your notes are locked.',
  changeDone: 'The passphrase was changed.',
  removeDone: 'The passphrase is no longer used.',
  forgotten: 'If you forgot the passphrase',
  forgetTitle: 'Delete all locked notes',
  forgetNote: 'Without the passphrase, the notes cannot be read. If you delete them, you can write new ones. Deleted notes cannot be brought back.',
  forgetLost: 'Delete the notes that cannot be opened',
  forgetLostNote: 'Only the notes that can no longer be opened are deleted. The notes you can read stay. Deleted notes cannot be brought back.',
  forget: 'Delete all notes',
  forgetDone: 'The locked notes were deleted.',
}

/** Why a passphrase was not taken, and what to do. */
export const PASSPHRASE_FAILURE: typeof JapanesePassphraseFailure = {
  empty: 'Please enter the passphrase.',
  short: least => `It is too short. Please use at least ${least} characters.`,
  long: 'It is too long. Please make it shorter.',
  guessable: 'This is easy to guess. Please use several other words in a row.',
  different: 'The two passphrases are not the same. Please enter the same one again.',
  wrongPassphrase: 'This is not the passphrase. Please check capital letters too. Your notes are still there.',
  insecure: 'Notes cannot be locked at this address. Please open an address that begins with “https://”.',
}

/** Sentences about keeping notes in a file and bringing them back. */
export const NOTES_BACKUP: typeof JapaneseBackup = {
  title: 'A copy of your notes',
  lead: 'If you save your notes and bookmarks to a file, you can bring them back even after you lose the device or erase its data.',
  save: 'Save the notes to a file',
  saveOpen: 'The file is not locked. Anyone who has it can read it. Please do not give it to others.',
  saveSealed: 'The file is locked with your current passphrase. You will need it to open the file.',
  saveLocked: 'To save, please unlock your notes first.',
  saveNothing: 'There are no notes to save yet.',
  fileName: 'notes-copy',
  saved: total => `Saved ${items(total)} to a file.`,
  savedParts: (total, files) => `Saved ${items(total)} to ${files} files.`,
  choose: 'Bring back from a file',
  reading: 'Checking the file.',
  sealedTitle: 'Passphrase of the file',
  sealed: 'This file is locked. Please enter the passphrase you used when you saved it.',
  unseal: 'Open',
  previewTitle: 'What is in the file',
  made: day => `Saved on ${day}.`,
  added: total => `New: ${items(total)}`,
  updated: total => `Newer in the file, to be replaced: ${items(total)}`,
  same: total => `The same: ${items(total)}`,
  kept: total => `Newer or deleted on this device, to be left as it is: ${items(total)}`,
  untouched: 'Nothing has been changed yet.',
  nothing: 'There is nothing to bring in from this file.',
  take: 'Bring in',
  close: 'Close',
  cancel: 'Cancel',
  taken: total => `Brought in ${items(total)}.`,
}

/** Why a file was not taken, and what to do; the notes are as they were. */
export const BACKUP_FAILURE: typeof JapaneseBackupFailure = {
  tooLarge: 'The file is too large, so it was not read. Please choose a file saved from the notes.',
  notBackup: 'This is not a file saved from the notes. Please choose another file.',
  damaged: 'The file is incomplete or was changed. If you have another copy, please choose that one.',
  newer: 'This file was saved by a newer app. Please update the app where you have an internet connection, then try again.',
  otherFeed: 'This file has notes of another city, or notes for testing. It was not brought in.',
  kept: 'Your notes are as they were.',
}
