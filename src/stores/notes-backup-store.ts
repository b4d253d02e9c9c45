import type { Note } from '../domain/note'
import type { ImportCounts } from '../domain/note-import'
import type { Outcome } from '../domain/outcome'
import type { NoteFailure } from '../storage/note-failure'
import type { Backup, BackupFailure } from '../storage/notebook-backup'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { planImport } from '../domain/note-import'
import { refusal, success } from '../domain/outcome'
import { BACKUP_LIMIT, encodeBackup, parseBackup, unsealBackup } from '../storage/notebook-backup'
import { useNotesLockStore } from './notes-lock-store'
import { useServices } from './services'

/** Backup files as they were made, to be handed to the reader. */
export interface MadeBackup {
  readonly files: readonly Uint8Array<ArrayBuffer>[]
  readonly created: string
  /** Notes and bookmarks in them. */
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
  | { readonly kind: 'preview', readonly created: string, readonly counts: ImportCounts }
  | { readonly kind: 'taken', readonly counts: ImportCounts }
  | { readonly kind: 'refused', readonly failure: BackupFailure }
  | { readonly kind: 'failed', readonly failure: NoteFailure }

/** Notes as files: saving them, and bringing them back. */
export const useNotesBackupStore = defineStore('notes-backup', () => {
  const { notebook, now } = useServices()
  const lock = useNotesLockStore()
  const step = ref<BackupStep>({ kind: 'none' })
  const sealed = shallowRef<Backup & { readonly kind: 'sealed' }>()
  const waiting = shallowRef<readonly Note[]>([])

  /** The notes and bookmarks of this city as files; sealed where a passphrase guards them. `locked` until it was given. */
  async function make(): Promise<Outcome<MadeBackup, 'locked'>> {
    const { notes, locked, key } = await notebook.read()
    const open = lock.key()
    if (locked > 0 || (key && !open))
      return refusal('locked')
    const kept = notes.filter(note => !note.deleted)
    const created = now().toISOString()
    return success({ files: await encodeBackup(kept, { feed: notebook.feed, created }, open), created, total: kept.length })
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
      return preview(backup.value.notes, backup.value.created)
    sealed.value = backup.value
    step.value = { kind: 'sealed', wrong: false }
  }

  /** Tries a passphrase on the file that was chosen. */
  async function unseal(passphrase: string): Promise<void> {
    const backup = sealed.value
    if (!backup)
      return
    const opened = await unsealBackup(backup, passphrase)
    if (opened.ok)
      await preview(opened.value.notes, opened.value.created)
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

  async function preview(notes: readonly Note[], created: string): Promise<void> {
    const held = await notebook.read()
    if (held.locked > 0 || lock.state === 'locked')
      return fail('locked')
    waiting.value = notes
    sealed.value = undefined
    step.value = { kind: 'preview', created, counts: planImport(held.notes, notes).counts }
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
