import type { EditionSiteFile } from '../press/edition-files'
import type { PreparationRefusal, PreparedEdition } from '../press/prepare-edition'
import type { SigningRefusal } from '../press/sign-edition'
import type { KeyRefusal, SigningKey } from '../press/signing-key'
import type { FolderRefusal, WritableFolder } from '../press/write-into-folder'
import type { Taking } from './hand-over-store'
import type { KeepingFailure } from './kept-key-store'
import type { KeyTrust } from './signing-gate'
import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import { normalPassphrase } from '../domain/passphrase'
import { chooseSaveFolder } from '../pwa/save-folder'
import { writeEditionFile } from '../sync/edition-file'
import { useComparingStore } from './comparing-store'
import { useHandOverStore } from './hand-over-store'
import { useKeptKeyStore } from './kept-key-store'
import { useLibraryStore } from './library-store'
import { packedFromHeld } from './packed-edition'
import { useServices } from './services'
import { keyTrust, shortKeyName, signingGate } from './signing-gate'

export { canSaveFolder } from '../pwa/save-folder'

/** Why nothing is signed: the key, the edition, or what readers would say to both. */
export type SigningFaultKind = KeyRefusal['kind'] | PreparationRefusal['kind'] | SigningRefusal['kind']

/**
 * The key in hand. In clear it lies in the memory of the page until an edition is signed, and nowhere else.
 *
 * `none` · `opening` · `sealed` its passphrase is wanted · `refused` · `ready` readers would accept what it signs
 */
export type KeyState =
  | { readonly kind: 'none' | 'opening' }
  | { readonly kind: 'sealed', readonly file: string, readonly wrong: boolean, readonly kept: boolean }
  | { readonly kind: 'refused', readonly fault: SigningFaultKind }
  | ReadyKey

/** A key that can sign. */
export interface ReadyKey {
  readonly kind: 'ready'
  /** The first letters of its name. */
  readonly name: string
  readonly trust: KeyTrust
  /** How it could be left on this device: sealed with a passphrase first, or as it is; undefined where it comes from there. */
  readonly keeping: 'seal' | 'asItIs' | undefined
}

/** Where the key in hand was read from. */
interface KeySource {
  readonly file: string
  readonly text: string
  /** Whether it was left on this device. */
  readonly kept: boolean
  /** The passphrase as it went into the seal. */
  readonly normal: (typed: string) => string
}

/** `signed` the files are there, in the order in which they must reach a host. */
export type SigningState =
  | { readonly kind: 'idle' | 'signing' }
  | { readonly kind: 'refused', readonly fault: SigningFaultKind }
  | { readonly kind: 'signed', readonly version: number, readonly created: string, readonly files: readonly EditionSiteFile[], readonly bytes: number }

/** Signs the edition in the making, and hands it out: as an archive, into a folder, onto this device. */
export const useSigningStore = defineStore('signing', () => {
  const services = useServices()
  const library = useLibraryStore()
  const comparing = useComparingStore()
  const handOver = useHandOverStore()
  const keptKey = useKeptKeyStore()
  const key = shallowRef<KeyState>({ kind: 'none' })
  const state = shallowRef<SigningState>({ kind: 'idle' })
  /** Files written so far, of how many; undefined while none is being written. */
  const writing = ref<{ readonly done: number, readonly total: number }>()
  let source: KeySource | undefined
  let inHand: SigningKey | undefined
  let edition: { readonly prepared: PreparedEdition, readonly manifest: Uint8Array<ArrayBuffer> } | undefined

  /** A key file as it was chosen; a sealed one waits for its passphrase. */
  async function choose(file: File): Promise<void> {
    source = { file: file.name, text: await file.text(), kept: false, normal: typed => typed }
    await unseal()
  }

  /** The key that was left on this device; it waits for its passphrase. */
  async function chooseKept(): Promise<void> {
    const kept = await keptKey.read()
    if (!kept) {
      letGo()
      return
    }
    source = { file: kept.file, text: kept.sealed, kept: true, normal: kept.sealedHere ? normalPassphrase : typed => typed }
    await unseal()
  }

  async function unseal(passphrase?: string): Promise<void> {
    if (!source)
      return
    const { file, text, kept, normal } = source
    inHand = undefined
    key.value = { kind: 'opening' }
    const { readSigningKeyText, sealedKeyIn } = await import('../press/signing-key')
    const { signingFault } = await import('../press/sign-edition')
    const read = await readSigningKeyText(text, passphrase === undefined ? undefined : normal(passphrase))
    if (!read.ok && (read.failure.kind === 'sealed' || read.failure.kind === 'notOpened')) {
      key.value = { kind: 'sealed', file, wrong: read.failure.kind === 'notOpened', kept }
      return
    }
    if (!read.ok) {
      refuse(read.failure.kind)
      return
    }
    const prepared = await comparing.prepare()
    const now = await gate()
    const fault = prepared.ok ? signingFault(prepared.value.payload, read.value, now) : prepared.failure
    if (fault) {
      refuse(fault.kind)
      return
    }
    inHand = read.value
    const { keyid } = inHand.public
    const keeping = kept ? undefined : sealedKeyIn(text) ? 'asItIs' : 'seal'
    key.value = { kind: 'ready', name: shortKeyName(keyid), trust: keyTrust(keyid, now), keeping }
  }

  function refuse(fault: SigningFaultKind): void {
    letGo()
    key.value = { kind: 'refused', fault }
  }

  /**
   * Leaves the key in hand on this device, behind a passphrase; undefined where it lies there now.
   *
   * @param passphrase seals a key that came in clear; one that is sealed already stays as it is.
   */
  async function keep(passphrase = ''): Promise<KeepingFailure | undefined> {
    if (!source || !inHand || key.value.kind !== 'ready')
      return 'letGo'
    const ready = key.value
    const failure = await keptKey.keep({ file: source.file, text: source.text, keyid: inHand.public.keyid }, passphrase)
    // Meanwhile it may have signed and been let go of, or another may have been chosen.
    if (!failure && key.value === ready)
      key.value = { ...ready, keeping: undefined }
    return failure
  }

  /** Removes the key left on this device, and lets go of it where it is the one in hand. */
  async function removeKept(): Promise<boolean> {
    const removed = await keptKey.remove()
    if (removed && source?.kept)
      letGo()
    return removed
  }

  /** What readers hold an edition against, as far as this device knows. */
  function gate() {
    return signingGate(services, library.holding?.shown)
  }

  async function sign(): Promise<void> {
    if (!inHand || state.value.kind === 'signing')
      return
    state.value = { kind: 'signing' }
    const prepared = await comparing.prepare()
    if (!prepared.ok) {
      state.value = { kind: 'refused', fault: prepared.failure.kind }
      return
    }
    const { signEdition } = await import('../press/sign-edition')
    const { editionFiles } = await import('../press/edition-files')
    const packed = await packedFromHeld(prepared.value, services.library)
    const manifest = await signEdition(packed, inHand, await gate())
    if (!manifest.ok) {
      state.value = { kind: 'refused', fault: manifest.failure.kind }
      return
    }
    const files = await editionFiles(packed, manifest.value)
    edition = { prepared: packed, manifest: manifest.value }
    const { version, created } = prepared.value.payload
    state.value = { kind: 'signed', version, created, files, bytes: files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) }
    letGo()
  }

  /** Forgets the key. */
  function letGo(): void {
    source = inHand = undefined
    key.value = { kind: 'none' }
  }

  /** All files as one archive. */
  async function zip(): Promise<Blob | undefined> {
    if (state.value.kind !== 'signed')
      return undefined
    const { zipEdition } = await import('../press/zip-edition')
    return new Blob([zipEdition(state.value.files, state.value.created)], { type: 'application/zip' })
  }

  /** Asks for a folder and writes all files into it; undefined where all went well. To be called from a button. */
  async function writeIntoChosen(): Promise<FolderRefusal['kind'] | 'cancelled' | undefined> {
    const folder = await chooseSaveFolder()
    return folder ? writeInto(folder) : 'cancelled'
  }

  /** Writes all files into a folder, the manifest last; undefined where all went well. */
  async function writeInto(folder: WritableFolder): Promise<FolderRefusal['kind'] | undefined> {
    if (state.value.kind !== 'signed')
      return undefined
    const { writeIntoFolder } = await import('../press/write-into-folder')
    const { files } = state.value
    writing.value = { done: 0, total: files.length }
    const written = await writeIntoFolder(files, folder, done => writing.value = { done, total: files.length })
    writing.value = undefined
    return written.ok ? undefined : written.failure.kind
  }

  /** Takes the edition onto this device as it would a file from someone else: nothing is believed for having been made here. */
  async function take(): Promise<Taking | undefined> {
    if (!edition)
      return undefined
    const { prepared: { payload, shards }, manifest } = edition
    const bytes = new Map(shards.map(shard => [shard.entry.sha256, shard.bytes]))
    const made = { version: payload.version, payload, envelope: manifest, applied: services.now().toISOString(), roots: library.holding?.shown.roots }
    const file = await writeEditionFile(made, { heldShards: () => Promise.resolve(bytes) })
    if (!file.ok)
      return { kind: 'failed', failure: file.failure }
    library.leaveDraft()
    await handOver.take(new Blob([file.value]))
    return handOver.taking
  }

  // What was signed is no longer what is in the making.
  watch(() => comparing.state, (now) => {
    if (now.kind !== 'working' && !(state.value.kind === 'signed' && library.holding?.shown.version === state.value.version))
      state.value = { kind: 'idle' }
  })
  return { key, state, writing, choose, chooseKept, unseal, letGo, keep, removeKept, sign, zip, writeInto, writeIntoChosen, take }
})
