import type { OpenFile } from '../open-data/open-file'
import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { openData } from '../open-data/open-data'
import { useLibraryStore } from './library-store'

export type { OpenFile, OpenFormat } from '../open-data/open-file'
export { OPEN_FORMATS } from '../open-data/open-file'

/** `making` the files are being made · `none` the device holds no edition · `draft` what is shown is not published · `ready` they can be saved */
export type OpenDataState =
  | { readonly kind: 'making' | 'none' | 'draft' }
  | { readonly kind: 'ready', readonly version: number, readonly created: string, readonly files: readonly OpenFile[] }

/** The edition on the device as files of open data, made here by the code the publisher has. */
export const useOpenDataStore = defineStore('open-data', () => {
  const library = useLibraryStore()
  const state = shallowRef<OpenDataState>({ kind: 'making' })
  let latest = 0

  async function make(): Promise<void> {
    const turn = ++latest
    if (library.draft) {
      state.value = { kind: 'draft' }
      return
    }
    const payload = library.holding?.shown.payload
    if (!payload) {
      state.value = { kind: library.state.kind === 'opening' ? 'making' : 'none' }
      return
    }
    state.value = { kind: 'making' }
    const { version, feed, created } = payload
    const files = await openData(library.content, { version, feed, created })
    if (turn === latest)
      state.value = { kind: 'ready', version, created, files }
  }

  /** Makes the files now and with every other edition, until the function that is returned is called: it lets them go. */
  function open(): () => void {
    const stop = watch(() => library.content, () => void make(), { immediate: true })
    return () => {
      stop()
      latest++
      state.value = { kind: 'making' }
    }
  }

  return { state, open }
})
