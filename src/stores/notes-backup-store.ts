import type { Note } from '../domain/note'
import type { ImportCounts, NoteDifference } from '../domain/note-import'
import type { HandedContent, HandedSelection } from '../domain/note-selection'
import type { Outcome } from '../domain/outcome'
import type { NoteFailure } from '../storage/note-failure'
import type { Backup, BackupFailure } from '../storage/notebook-backup'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { besideClosed, planImport } from '../domain/note-import'
import { selectNotes } from '../domain/note-selection'
import { refusal, success } from '../domain/outcome'
import { BACKUP_LIMIT, encodeBackup, parseBackup, unsealBackup } from '../storage/notebook-backup'
import { isKeyLost } from '../storage/notebook'
import { useNotesLockStore } from './notes-lock-store'
import { useServices } from './services'

/** Backup files as they were made, to be handed to the reader. */
export interface MadeBackup {
  readonly files: readonly Uint8Array<ArrayBuffer>[]
  readonly created: string
  /** How many pieces of writing are in them. */
  readonly total: number
}

/**
 * How far a file chosen by the reader has come.
 *
 * `sealed` its passphrase is wanted; `wrong` says that one was tried · `preview` what would happen, nothing written yet ·
 * `taken` it happened · `refused` the file is not as it must be · `failed` the notebook could not take it; either way the
 * notes are as they were.
 */
export type BackupStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'sealed', readonly wrong: boolean }
  | { readonly kind: 'preview', readonly created: string, readonly content: HandedContent, readonly counts: ImportCounts, readonly differences: readonly NoteDifference[] }
  | { readonly kind: 'taken', readonly counts: ImportCounts }
  | { readonly kind: 'refused', readonly failure: BackupFailure }
  | { readonly kind: 'failed', readonly failure: NoteFailure }

/** What was written as files: saving all of it, handing over a part, and taking in either. */
export const useNotesBackupStore = defineStore('notes-backup', () => {
  const { notebook, now } = useServices()
  const lock = useNotesLockStore()
  const step = ref<BackupStep>({ kind: 'none' })
  const sealed = shallowRef<Backup & { readonly kind: 'sealed' }>()
  const waiting = shallowRef<readonly Note[]>([])

  /**
   * What was written for this city as files, or the part of it that is to be handed over. All of it is sealed where a
   * passphrase guards it; a part is not, for whoever gets it does not know the passphrase. `locked` until it was given.
   */
  async function make(selection: HandedSelection = { content: 'all' }): Promise<Outcome<MadeBackup, 'locked'>> {
    const { notes, locked, key } = await notebook.read()
    const open = lock.key()
    if (key && (locked > 0 || !open))
      return refusal('locked')
    const kept = selectNotes(notes, selection)
    const created = now().toISOString()
    return success({ files: await encodeBackup(kept, { feed: notebook.feed, created, content: selection.content }, open), created, total: kept.length })
  }

  /** Reads a file, as far as it can be read without a passphrase. Its size is asked before a byte of it. */
  async function choose(file: Blob): Promise<void> {
    cancel()
    if (file.size > BACKUP_LIMIT)
      return refuse('tooLarge')
    step.value = { kind: 'reading' }
    const backup = parseBackup(new Uint8Array(await file.arrayBuffer()), notebook.feed)
    if (!backup.ok)
      return refuse(backup.failure)
    if (backup.value.kind === 'open')
      return preview(backup.value)
    sealed.value = backup.value
    step.value = { kind: 'sealed', wrong: false }
  }

  /** Tries a passphrase on the file that was chosen. */
  async function unseal(passphrase: string): Promise<void> {
    const backup = sealed.value
    if (!backup)
      return
    const opened = await unsealBackup(backup, passphrase)
    // The file has the record of its key: where it was lost here, the notes that lie here open again too.
    if (opened.ok)
      await lock.restore(backup.record, passphrase)
    if (opened.ok)
      await preview(opened.value)
    else if (opened.failure === 'wrongPassphrase')
      step.value = { kind: 'sealed', wrong: true }
    else
      refuse(opened.failure)
  }

  /** Puts in what was shown: all of it, or nothing. */
  async function take(): Promise<void> {
    const taken = await notebook.take(waiting.value)
    if (!taken.ok)
      return fail(taken.failure)
    cancel()
    step.value = { kind: 'taken', counts: taken.value.counts }
  }

  function cancel(): void {
    sealed.value = undefined
    waiting.value = []
    step.value = { kind: 'none' }
  }

  async function preview({ notes, created, content }: Backup & { readonly kind: 'open' }): Promise<void> {
    const held = await notebook.read()
    if ((held.locked > 0 && !isKeyLost(held)) || lock.state === 'locked')
      return fail('locked')
    waiting.value = notes
    sealed.value = undefined
    const { counts, differences } = planImport(held.notes, besideClosed(notes, held.closed))
    step.value = { kind: 'preview', created, content, counts, differences }
  }

  function refuse(failure: BackupFailure): void {
    cancel()
    step.value = { kind: 'refused', failure }
  }

  function fail(failure: NoteFailure): void {
    cancel()
    step.value = { kind: 'failed', failure }
  }

  return { step, make, choose, unseal, take, cancel }
})
