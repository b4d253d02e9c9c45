import type { EditionContent, ItemPlace } from '../domain/edition'
import type { Indicator } from '../domain/indicator'
import type { Initiative } from '../domain/initiative'
import type { PlanOutline } from '../domain/outline'
import type { SourceDocument } from '../domain/source'
import type { Holding, Keeping } from '../storage/library'
import type { StorageFailure } from '../storage/storage-failure'
import { defineStore } from 'pinia'
import { computed, nextTick, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { emptyContent } from '../domain/edition'
import { initiativeKey } from '../domain/initiative'
import { outlinePlan } from '../domain/outline'
import { readKept } from '../storage/library-kept'
import { storageFailure } from '../storage/storage-failure'
import { useServices } from './services'

/**
 * What the device can show.
 *
 * `opening` the store is being read · `absent` nothing fetched yet · `ready`, in the place of `insteadOf` where a newer
 * edition is damaged, without a holding where a draft is shown on a device that holds none · `damaged` an edition that cannot be read whole · `failed` the store itself cannot be used.
 */
export type LibraryState =
  | { readonly kind: 'opening' | 'absent' }
  | { readonly kind: 'ready', readonly holding: Holding | undefined, readonly content: EditionContent, readonly insteadOf?: number }
  | { readonly kind: 'damaged', readonly version: number }
  | { readonly kind: 'failed', readonly reason: StorageFailure }

/**
 * Why the edition must be fetched again.
 *
 * `gone` the browser lost it · `gaveWay` it was removed so that a note could be kept · `damaged` it cannot be read whole
 */
export type LibraryTrouble = 'gone' | 'gaveWay' | 'damaged'

/** An edition nobody has published yet (下書き), shown in the place of the device's. It lies in the memory of the page only. */
export interface DraftEdition {
  /** The version it would have, and the ISO instant it says it was made at. */
  readonly version: number
  readonly created: string
  readonly content: EditionContent
}

/** Rows from which on an item is looked for ahead of its edition: fewer are read in a moment. */
const LARGE = 5_000

/** The edition on the device, or a draft in its place. It never fetches: sync writes, storage tells, this shows. */
export const useLibraryStore = defineStore('library', () => {
  const { library, memory, trust } = useServices()
  /** What the device holds, whatever is shown. */
  const held = shallowRef<LibraryState>({ kind: 'opening' })
  const draft = shallowRef<DraftEdition>()
  const keeping = shallowRef<Keeping>({ kind: 'opening', blocked: false })
  const trouble = ref<LibraryTrouble>()
  let latest = 0

  onScopeDispose(library.watch({
    changed: holding => void show(holding),
    failed: reason => held.value = { kind: 'failed', reason },
  }))
  onScopeDispose(library.watchKeeping((now) => {
    keeping.value = now
    if (now.kind === 'dead' && held.value.kind === 'opening')
      held.value = { kind: 'failed', reason: now.reason }
  }))

  // A tablet that slept may have lost its connection: that is found out before the reader does anything.
  const onReturn = () => {
    if (document.visibilityState === 'visible')
      void library.probe()
  }
  document.addEventListener('visibilitychange', onReturn)
  onScopeDispose(() => document.removeEventListener('visibilitychange', onReturn))

  async function show(holding: Holding | undefined): Promise<void> {
    const turn = ++latest
    const shown = held.value
    if (!holding) {
      if (library.lasting)
        trouble.value = shown.kind === 'ready' ? 'gone' : missing()
      // What was read stays on the screen: it is only no longer on the device.
      if (shown.kind !== 'ready')
        held.value = { kind: 'absent' }
      return
    }
    if (shown.kind === 'ready' && shown.insteadOf === undefined && shown.holding?.shown.version === holding.shown.version) {
      trouble.value = holding.damaged ? 'damaged' : undefined
      held.value = { ...shown, holding }
      return
    }
    const found = await readable(holding).catch((error: unknown) => storageFailure(error))
    if (turn !== latest)
      return
    held.value = typeof found === 'string' ? { kind: 'failed', reason: found } : found
    trouble.value = holding.damaged || held.value.kind === 'damaged' || (held.value.kind === 'ready' && held.value.insteadOf !== undefined) ? 'damaged' : undefined
  }

  /** The edition to show: the one named, or where it is damaged the one before it. */
  async function readable(holding: Holding): Promise<LibraryState> {
    const { shown, previous } = holding
    const content = await library.readContent(shown)
    if (content.ok)
      return { kind: 'ready', holding, content: content.value }
    const before = previous && await library.readContent(previous)
    return previous && before?.ok
      ? { kind: 'ready', holding: { ...holding, shown: previous, previous: undefined }, content: before.value, insteadOf: shown.version }
      : { kind: 'damaged', version: shown.version }
  }

  /** What lies around an item of a large edition that is still being read; undefined where all of it is there as soon. */
  async function readAhead(item: ItemPlace): Promise<EditionContent | undefined> {
    const holding = await library.readHolding().catch((error: unknown) => void storageFailure(error))
    const rows = holding?.shown.payload.shards.reduce((sum, shard) => sum + shard.rows, 0) ?? 0
    return holding && rows > LARGE ? library.readAround(holding.shown, item) : undefined
  }

  /** Why a store is empty that should not be; undefined where nothing was ever stored. */
  function missing(): LibraryTrouble | undefined {
    const kept = readKept(trust.feed, memory)
    return kept === 'kept' ? 'gone' : kept
  }

  /** The edition on the device, also while a draft is shown. */
  const holding = computed(() => held.value.kind === 'ready' ? held.value.holding : undefined)
  const heldContent = computed(() => held.value.kind === 'ready' ? held.value.content : undefined)
  const state = computed<LibraryState>(() => draft.value ? { kind: 'ready', holding: holding.value, content: draft.value.content } : held.value)
  const content = computed<EditionContent>(() => state.value.kind === 'ready' ? state.value.content : emptyContent())
  const initiatives = computed(() => new Map(content.value.initiatives.map(item => [initiativeKey(item), item])))
  const indicators = computed(() => new Map(content.value.indicators.map(indicator => [indicator.id, indicator])))
  const sources = computed(() => new Map(content.value.sources.map(source => [source.doc, source])))
  /** Each when it is first asked for: all of them at once hold a slow phone up. */
  const outlines = computed(() => new Map(content.value.plans.map(({ plan }) => [plan, computed(() => outlinePlan(content.value, plan))])))

  const initiative = (plan: string, code: string): Initiative | undefined => initiatives.value.get(`${plan}/${code}`)
  const indicator = (id: string): Indicator | undefined => indicators.value.get(id)
  const source = (doc: string): SourceDocument | undefined => sources.value.get(doc)
  /** What readers call a document; empty where the edition has no such document. */
  const sourceTitle = (doc: string | undefined): string => source(doc ?? '')?.shortTitle ?? ''
  const outline = (plan: string): PlanOutline | undefined => outlines.value.get(plan)?.value

  /** Whether the edition shown is on the device, whole: it will be there without a connection. */
  const kept = computed(() => keeping.value.kind === 'stored' && held.value.kind === 'ready' && trouble.value === undefined)

  /** Shows a draft until it is left or the page closes; what is fetched meanwhile is kept and waits behind it. */
  function showDraft(edition: DraftEdition): void {
    draft.value = edition
  }

  function leaveDraft(): void {
    draft.value = undefined
  }

  return { state, draft, showDraft, leaveDraft, readAhead, heldContent, keeping, trouble, kept, content, holding, initiative, indicator, source, sourceTitle, outline }
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
