import type { PassphraseProblem } from '../domain/passphrase'
import type { DeskKey } from '../storage/publishing-desk'
import type { StorageFailure } from '../storage/storage-failure'
import type { KeyTrust } from './signing-gate'
import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef, watch } from 'vue'
import { normalPassphrase, passphraseProblem } from '../domain/passphrase'
import { publishingDesk } from '../storage/publishing-desk'
import { useLibraryStore } from './library-store'
import { useServices } from './services'
import { keyTrust, shortKeyName, signingGate } from './signing-gate'

export { PASSPHRASE_LEAST } from '../domain/passphrase'

/** Why a key was not left on this device: its passphrase, the browser's store, or it is no longer in hand. */
export type KeepingFailure = PassphraseProblem | StorageFailure | 'letGo'

/** The key left on this device, as the screen shows it. */
export interface KeptKey {
  /** The first letters of its name. */
  readonly name: string
  readonly trust: KeyTrust
}

/** The one signing key somebody asked to leave on this device: only behind its passphrase, until it is removed. */
export const useKeptKeyStore = defineStore('kept-key', () => {
  const services = useServices()
  const library = useLibraryStore()
  const desk = publishingDesk(services.trust.feed)
  onScopeDispose(() => desk.close())
  /** Undefined where there is none, and until {@link read} has looked. */
  const held = shallowRef<KeptKey>()

  /** Looks whether a key was left here; another page may have left or removed one. */
  async function read(): Promise<DeskKey | undefined> {
    const found = await desk.readKey()
    const key = found.ok ? found.value : undefined
    const trust = key && keyTrust(key.keyid, await signingGate(services, library.holding?.shown))
    held.value = key && trust && { name: shortKeyName(key.keyid), trust }
    return key
  }

  /**
   * Leaves a key here, in the place of the one before; undefined where it lies here now.
   *
   * @param key its file's name and text, sealed or in clear, and its public name.
   * @param passphrase seals a text in clear; one that is sealed already stays as it is.
   */
  async function keep({ file, text, keyid }: { readonly file: string, readonly text: string, readonly keyid: string }, passphrase: string): Promise<KeepingFailure | undefined> {
    const { sealedKeyIn } = await import('../press/signing-key')
    const sealedHere = !sealedKeyIn(text)
    const problem = sealedHere ? passphraseProblem(passphrase) : undefined
    if (problem)
      return problem
    const kept = await desk.keepKey({ file, keyid, sealedHere, sealed: sealedHere ? await sealed(text, passphrase) : text })
    await read()
    return kept.ok ? undefined : kept.failure
  }

  async function sealed(text: string, passphrase: string): Promise<string> {
    const { sealKey } = await import('../press/sealed-key')
    return JSON.stringify(await sealKey(text, normalPassphrase(passphrase)))
  }

  /** Removes the key; whether it is gone. */
  async function remove(): Promise<boolean> {
    const removed = await desk.removeKey()
    await read()
    return removed.ok
  }

  // A newer edition may bring a newer list of keys.
  watch(() => library.holding?.shown.roots, () => held.value && read())
  return { held, read, keep, remove }
})
