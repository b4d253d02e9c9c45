import type { Outcome } from '../domain/outcome'
import type { PassphraseProblem } from '../domain/passphrase'
import type { NoteFailure } from '../storage/note-failure'
import type { KeyFailure, KeyRecord, OpenKey } from '../storage/note-key'
import type { StorageFailure } from '../storage/storage-failure'
import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef } from 'vue'
import { refusal, success } from '../domain/outcome'
import { passphraseProblem } from '../domain/passphrase'
import { keySealer, LOCKED_SEALER } from '../storage/key-sealer'
import { createKey, openKey, rewrapKey, sameRecord } from '../storage/note-key'
import { OPEN_SEALER } from '../storage/note-sealer'
import { LOCK_AFTER, lockClock } from './lock-clock'
import { useServices } from './services'

/**
 * Whether a passphrase guards the notes: `none` · `locked` it was not given · `open` it was given on this page ·
 * `keyLost` notes are sealed and the record of their key is gone: no passphrase opens them · `opening` not known yet.
 */
export type LockState = 'opening' | 'none' | 'locked' | 'open' | 'keyLost'

/** Minutes without use after which notes close. */
export const LOCK_MINUTES = LOCK_AFTER / 60_000

/** Why a passphrase was not set, changed or taken; `insecure` the browser offers no ciphers at this address. */
export type LockFailure = NoteFailure | KeyFailure | PassphraseProblem | 'insecure'

export type LockOutcome = Outcome<void, LockFailure>

/** The passphrase before the reader's notes. The key lives in this page only and goes with it; each tab is opened by itself. */
export const useNotesLockStore = defineStore('notes-lock', () => {
  const { notebook, now, keyRounds } = useServices()
  const state = ref<LockState>('opening')
  /** Sealed notes that a reader who forgot the passphrase would lose. */
  const lockedNotes = ref(0)
  const held = shallowRef<OpenKey>()
  const clock = lockClock(() => now().getTime(), close)

  /** Counts what was done here, so that an answer that was asked for before does not undo it. */
  let turn = 0

  function become(next: LockState, key?: OpenKey): void {
    turn++
    held.value = key
    clock.run(key !== undefined)
    state.value = next
    notebook.useSealer(key ? keySealer(key) : next === 'locked' ? LOCKED_SEALER : OPEN_SEALER)
  }

  /** Follows what lies on the device: another tab may have set, changed or removed the passphrase. */
  async function follow(): Promise<void> {
    const asked = ++turn
    const { key, locked } = await notebook.read()
    if (asked !== turn || notebook.mode() === 'opening')
      return
    lockedNotes.value = locked
    const stillOpen = key !== undefined && held.value !== undefined && sameRecord(held.value.record, key)
    const next = stillOpen ? 'open' : key ? 'locked' : locked > 0 ? 'keyLost' : 'none'
    if (next !== state.value)
      become(next)
  }

  /** Seals every note under a new passphrase. */
  async function set(passphrase: string): Promise<LockOutcome> {
    const problem = unusable(passphrase)
    if (problem)
      return refusal(problem)
    if (state.value !== 'none')
      return refusal('locked')
    const made = await createKey(passphrase, keyRounds)
    const done = await notebook.reseal(keySealer(made), made.record)
    if (!done.ok)
      return done
    become('open', made)
    return success(undefined)
  }

  /** Opens the notes on this page. */
  async function open(passphrase: string): Promise<LockOutcome> {
    const record = await recordHere()
    if (!record.ok)
      return record
    const opened = await openKey(record.value, passphrase)
    if (!opened.ok)
      return opened
    become('open', opened.value)
    return success(undefined)
  }

  /** Closes the notes, here and in every other tab. */
  function close(): void {
    if (!held.value)
      return
    become('locked')
    clock.tellClosed()
  }

  /** Puts another passphrase in place of the one before; no note is sealed anew. */
  async function change(before: string, after: string): Promise<LockOutcome> {
    const problem = unusable(after)
    if (problem)
      return refusal(problem)
    const record = await recordHere()
    if (!record.ok)
      return record
    const changed = await rewrapKey(record.value, before, after, keyRounds)
    if (!changed.ok)
      return changed
    const done = await notebook.changeKey(changed.value.record)
    if (!done.ok)
      return done
    become('open', changed.value)
    return success(undefined)
  }

  /** Lets the notes lie open again. */
  async function removePassphrase(passphrase: string): Promise<LockOutcome> {
    const opened = await open(passphrase)
    if (!opened.ok)
      return opened
    const done = await notebook.reseal(OPEN_SEALER, undefined)
    if (!done.ok)
      return done
    become('none')
    return success(undefined)
  }

  /** Puts a key back whose record was lost here; nothing happens where it is not the one that the notes were sealed by. */
  async function restore(record: KeyRecord, passphrase: string): Promise<void> {
    const opened = state.value === 'keyLost' ? await openKey(record, passphrase) : undefined
    if (!opened?.ok)
      return
    const done = await notebook.restoreKey(keySealer(opened.value), record)
    if (done.ok && done.value)
      become('open', opened.value)
  }

  /** Gives the sealed notes up, as nobody knows the passphrase any more. Ask the reader before. */
  async function forget(): Promise<Outcome<void, StorageFailure>> {
    // Where only the key was lost, the reader has gone on writing.
    const done = await (state.value === 'keyLost' ? notebook.clearSealed() : notebook.clear())
    if (done.ok)
      become('none')
    return done
  }

  async function recordHere(): Promise<Outcome<KeyRecord, 'insecure' | 'locked'>> {
    if (!hasCiphers())
      return refusal('insecure')
    const { key } = await notebook.read()
    return key ? success(key) : refusal('locked')
  }

  /** The key, for whoever seals something that leaves the device. */
  const key = (): OpenKey | undefined => held.value

  onScopeDispose(notebook.subscribe(() => void follow()))
  onScopeDispose(clock.end)
  void follow()

  return { state, lockedNotes, set, open, close, change, removePassphrase, restore, forget, key }
})

function unusable(passphrase: string): LockFailure | undefined {
  return hasCiphers() ? passphraseProblem(passphrase) : 'insecure'
}

/** Browsers offer WebCrypto at secure addresses only. */
function hasCiphers(): boolean {
  return 'subtle' in crypto
}
