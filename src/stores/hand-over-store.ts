import type { SyncFailure, SyncResult } from '../sync/synchronise'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { editionFileSource, FILE_ENDING, writeEditionFile } from '../sync/edition-file'
import { useLibraryStore } from './library-store'
import { useServices } from './services'
import { useSyncStore } from './sync-store'

/** What came of taking a file: as of a run, or `busy` while another run is on its way. */
export type Taking = SyncResult | { readonly kind: 'busy' }

/** A file to hand on, ready for the reader to send or keep. */
export interface HandOverFile {
  readonly name: string
  readonly content: Blob
}

/** Hands the edition on as a file, and takes one, where there is no internet. */
export const useHandOverStore = defineStore('hand-over', () => {
  const services = useServices()
  const library = useLibraryStore()
  const sync = useSyncStore()
  const taking = shallowRef<Taking>()
  const failure = shallowRef<SyncFailure>()
  const version = computed(() => library.holding?.shown.version)

  /** The edition shown as a file; undefined where there is none, or it is not whole. */
  async function write(): Promise<HandOverFile | undefined> {
    const edition = library.holding?.shown
    if (!edition)
      return undefined
    const file = await writeEditionFile(edition, services.library)
    failure.value = file.ok ? undefined : file.failure
    if (!file.ok)
      return undefined
    const city = edition.payload.feed.split('/')[0] ?? ''
    return { name: `${city}-${edition.version}${FILE_ENDING}`, content: new Blob([file.value], { type: 'application/octet-stream' }) }
  }

  /** Takes a file by the very rules that hold for a host; what is on the device stays where it is refused. */
  async function take(file: Blob): Promise<void> {
    taking.value = undefined
    const source = await editionFileSource(file)
    taking.value = source.ok ? await sync.take(source.value) ?? { kind: 'busy' } : failed(source.failure)
  }

  return { version, taking, failure, write, take }
})

function failed(failure: SyncFailure): SyncResult {
  return { kind: 'failed', failure }
}
