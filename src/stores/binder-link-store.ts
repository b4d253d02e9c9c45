import type { Binder } from '../domain/note'
import type { ImportPreview } from '../domain/note-import'
import type { Outcome } from '../domain/outcome'
import type { BinderParts, LinkFailure, PartFailure } from '../storage/binder-link'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { addPart, binderOfParts, binderParts, missingParts } from '../storage/binder-link'
import { useNotebookStore } from './notebook-store'
import { keptList } from './kept-list'
import { useServices } from './services'

/** Where the parts read so far are kept: a camera opens the app anew for each. */
const KEY = 'binder-parts'

/** Why the parts read so far are no binder to take in; each can be read again. */
export type ReadingFailure = Exclude<PartFailure, 'otherBinder'> | 'otherFeed' | 'unsupported' | 'locked'

/**
 * How far the reading of a binder's codes has come: `parts` some are still wanted · `whole` what taking it in would do,
 * nothing written yet.
 */
export type LinkReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'parts', readonly count: number, readonly missing: readonly number[] }
  | ImportPreview & { readonly kind: 'whole', readonly binder: Binder }

/** Small binders as ends of addresses, for codes that another device's camera reads, and back. Parts outlive the page. */
export const useBinderLinkStore = defineStore('binder-link', () => {
  const { notebook, memory } = useServices()
  const book = useNotebookStore()
  const parts = shallowRef<BinderParts>()
  const whole = shallowRef<ImportPreview & { readonly binder: Binder }>()
  const failure = ref<ReadingFailure>()

  const reading = computed<LinkReading>(() => {
    if (whole.value)
      return { kind: 'whole', ...whole.value }
    return parts.value ? { kind: 'parts', count: parts.value.count, missing: missingParts(parts.value) } : { kind: 'none' }
  })

  /** The texts of a binder's codes, mostly one. */
  const make = (binder: Binder): Promise<Outcome<readonly string[], LinkFailure>> => binderParts(binder)

  /** Reads one more text; what cannot be used is said in `failure`, and what was read before stays. A part of another binder begins anew. */
  async function read(text: string): Promise<void> {
    const held = parts.value ?? kept()
    const joined = addPart(held, text)
    const next = !joined.ok && joined.failure === 'otherBinder' ? addPart(undefined, text) : joined
    failure.value = next.ok ? undefined : next.failure === 'otherBinder' ? 'damaged' : next.failure
    if (!next.ok)
      return
    whole.value = undefined
    keep(joined.ok ? [...keptTexts(), text] : [text])
    parts.value = next.value
    if (missingParts(next.value).length > 0)
      return
    const binder = await binderOfParts(next.value, notebook.feed)
    const preview = binder.ok ? await book.previewImport([binder.value]) : binder
    if (binder.ok && preview.ok)
      whole.value = { binder: binder.value, ...preview.value }
    else if (!binder.ok)
      refuse(binder.failure === 'incomplete' ? 'damaged' : binder.failure)
    else
      refuse('locked')
  }

  function keptTexts(): readonly string[] {
    return keptList(KEY, memory).filter(text => typeof text === 'string')
  }

  function keep(texts: readonly string[]): void {
    memory.setItem(KEY, JSON.stringify([...new Set(texts)]))
  }

  /** What another page of the app has read; undefined where nothing was, or nothing usable. */
  function kept(): BinderParts | undefined {
    let held: BinderParts | undefined
    for (const text of keptTexts()) {
      const next = addPart(held, text)
      held = next.ok ? next.value : held
    }
    return held
  }

  function refuse(why: ReadingFailure): void {
    forget()
    failure.value = why
  }

  /** Takes the binder in, beside or in place of what is here as merging says. */
  async function take(): ReturnType<typeof book.importNotes> {
    const taken = await book.importNotes(whole.value ? [whole.value.binder] : [])
    if (taken.ok)
      forget()
    return taken
  }

  function forget(): void {
    parts.value = undefined
    whole.value = undefined
    failure.value = undefined
    memory.removeItem(KEY)
  }

  return { reading, failure, make, read, take, forget }
})
