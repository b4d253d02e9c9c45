import type { EditionContent } from '../domain/edition'
import type { Indicator } from '../domain/indicator'
import type { Initiative } from '../domain/initiative'
import type { PlanOutline } from '../domain/outline'
import type { SourceDocument } from '../domain/source'
import type { Holding } from '../storage/library'
import type { StorageFailure } from '../storage/storage-failure'
import { defineStore } from 'pinia'
import { computed, nextTick, onScopeDispose, shallowRef, watch } from 'vue'
import { emptyContent } from '../domain/edition'
import { initiativeKey } from '../domain/initiative'
import { outlinePlan } from '../domain/outline'
import { storageFailure } from '../storage/storage-failure'
import { useServices } from './services'

/**
 * What the device can show.
 *
 * `opening` the store is being read · `absent` nothing fetched yet · `ready` · `damaged` an edition that cannot be read
 * whole · `failed` the store itself cannot be used.
 */
export type LibraryState =
  | { readonly kind: 'opening' | 'absent' }
  | { readonly kind: 'ready', readonly holding: Holding, readonly content: EditionContent }
  | { readonly kind: 'damaged', readonly version: number }
  | { readonly kind: 'failed', readonly reason: StorageFailure }

/** The edition on the device. It never fetches: sync writes, storage tells, this shows. */
export const useLibraryStore = defineStore('library', () => {
  const { library } = useServices()
  const state = shallowRef<LibraryState>({ kind: 'opening' })
  let latest = 0

  const stop = library.watch({
    changed: holding => void show(holding),
    failed: reason => state.value = { kind: 'failed', reason },
  })
  onScopeDispose(stop)

  async function show(holding: Holding | undefined): Promise<void> {
    const turn = ++latest
    if (!holding) {
      state.value = { kind: 'absent' }
      return
    }
    const shown = state.value
    if (shown.kind === 'ready' && shown.holding.shown.version === holding.shown.version) {
      state.value = { ...shown, holding }
      return
    }
    const content = await library.readContent(holding.shown).catch((error: unknown) => storageFailure(error))
    if (turn !== latest)
      return
    if (typeof content === 'string')
      state.value = { kind: 'failed', reason: content }
    else
      state.value = content.ok ? { kind: 'ready', holding, content: content.value } : { kind: 'damaged', version: holding.shown.version }
  }

  const content = computed<EditionContent>(() => state.value.kind === 'ready' ? state.value.content : emptyContent())
  const holding = computed(() => state.value.kind === 'ready' ? state.value.holding : undefined)
  const initiatives = computed(() => new Map(content.value.initiatives.map(item => [initiativeKey(item), item])))
  const indicators = computed(() => new Map(content.value.indicators.map(indicator => [indicator.id, indicator])))
  const sources = computed(() => new Map(content.value.sources.map(source => [source.doc, source])))
  const outlines = computed(() => new Map(content.value.plans.flatMap((plan) => {
    const outline = outlinePlan(content.value, plan.plan)
    return outline ? [[plan.plan, outline]] : []
  })))

  const initiative = (plan: string, code: string): Initiative | undefined => initiatives.value.get(`${plan}/${code}`)
  const indicator = (id: string): Indicator | undefined => indicators.value.get(id)
  const source = (doc: string): SourceDocument | undefined => sources.value.get(doc)
  /** What readers call a document; empty where the edition has no such document. */
  const sourceTitle = (doc: string | undefined): string => source(doc ?? '')?.shortTitle ?? ''
  const outline = (plan: string): PlanOutline | undefined => outlines.value.get(plan)

  return { state, content, holding, initiative, indicator, source, sourceTitle, outline }
})

/**
 * Resolves once the store has said what the device holds and the screen has drawn it.
 *
 * @param whole whether to wait for an edition, on a first visit for the first one: an anchor has no place before.
 */
export async function libraryShown(library: ReturnType<typeof useLibraryStore>, whole = false): Promise<void> {
  const waits = () => library.state.kind === 'opening' || (whole && library.state.kind === 'absent')
  if (waits()) {
    await new Promise<void>((resolve) => {
      const stop = watch(() => library.state.kind, () => {
        if (!waits()) {
          stop()
          resolve()
        }
      })
    })
  }
  await nextTick()
}
