import type { EditionContent } from '../domain/edition'
import type { KeptMarks, KeptPages } from '../pwa/kept-pages'
import type { PlanOutline } from '../domain/outline'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, watch } from 'vue'
import { outlinePlan } from '../domain/outline'
import { whenIdle } from '../pwa/idle'
import { editionBytes } from '../storage/editions'
import { editionName } from '../worker/kept-page'
import { useAppStore } from './app-store'
import { useLibraryStore } from './library-store'
import { useServices } from './services'
import { keptLook, useSettingsStore } from './settings-store'

/** What a page is written from. */
export interface EditionOnDevice {
  readonly version: number
  /** ISO instant. */
  readonly created: string
  readonly content: EditionContent
  /** Its plans, laid out. */
  readonly outlines: readonly PlanOutline[]
  /** What it takes on the device. */
  readonly bytes: number
}

/** The pages of an edition, put into the app's own page when they are asked for. */
export interface WrittenPages {
  /** Every screen that has one. */
  readonly addresses: readonly string[]
  /** The page of an address; undefined where that screen has none. */
  readonly write: (address: string) => string | undefined
}

export type PageWriter = (template: string, edition: EditionOnDevice, look: ReturnType<typeof keptLook>) => WrittenPages

/** How many pages are written in one go, while the page rests. */
const AT_ONCE = 4

/**
 * Keeps pages of the edition on this device that can be read before the app has started: home and what was opened here
 * each by itself, and every other in a few packs.
 *
 * They are written while the page rests, from the device's edition and never from a draft, in the reader's colours and
 * size, and anew when one of these changes. Nothing rests on their being removed in time: the worker shows none that is
 * not of the edition the device holds. Nothing of the reader's own is on them.
 *
 * @see docs/decisions/0034-kept-pages.md
 */
export const useKeptPagesStore = defineStore('kept-pages', () => {
  const { memory, cities } = useServices()
  const library = useLibraryStore()
  const settings = useSettingsStore()
  const app = useAppStore()
  /** Addresses opened since the start, the newest last. */
  const opened = new Set<string>([''])
  let ended = false
  let pages: KeptPages | undefined
  let load: () => Promise<PageWriter> = () => Promise.reject(new Error('not started'))
  let working = false
  let again = false
  onScopeDispose(stop)

  /** The edition of the device, whole and on the device, as long as this page is of the app that will start next. */
  const edition = computed(() => {
    const held = library.holding?.shown
    return held && app.offlineReady && !app.replaced
      ? editionName({ feed: held.payload.feed, era: held.era ?? 0, version: held.version, created: held.payload.created })
      : undefined
  })
  /** Pages are written in Japanese without kana; who reads otherwise starts with the app. */
  const readable = computed(() => settings.language === 'ja' && settings.furigana === 'hidden')
  /** The settings a page is written by; read off the device, because another tab may have changed them. */
  const look = () => JSON.stringify(keptLook(memory))

  /** Begins to keep pages. @param write brings what writes them, when first needed. */
  function start(kept: KeptPages | undefined, write: () => Promise<PageWriter>): void {
    // The worker knows one city only: where there are several, every screen begins with the app.
    pages = cities ? undefined : kept
    load = write
    watch(() => [settings.textSize, settings.theme, settings.language, settings.furigana], () => void renew(), { flush: 'sync' })
    // The edition gave way to a note, was lost or is damaged: what was kept of it goes as well.
    watch(() => library.keeping.kind === 'memory' || library.trouble !== undefined, gone => gone && void attempt(() => pages?.drop()))
    watch(edition, () => void catchUp(), { immediate: true })
  }

  /** Keeps no more pages: everything is being erased. */
  function stop(): void {
    ended = true
  }

  /** Keeps the page of an address from now on. */
  function noteOpened(address: string): void {
    if (opened.has(address))
      return
    opened.add(address)
    void catchUp()
  }

  async function renew(): Promise<void> {
    if (ended)
      return
    await attempt(async () => {
      // What was opened is remembered by what is kept.
      for (const { address } of await pages?.list() ?? [])
        opened.add(address)
      await pages?.drop()
    })
    await catchUp()
  }

  /** Writes whatever is missing or no longer right; one run at a time. */
  async function catchUp(): Promise<void> {
    again = true
    if (working)
      return
    working = true
    while (again) {
      again = false
      await attempt(writeMissing)
    }
    working = false
  }

  async function writeMissing(): Promise<void> {
    await whenIdle()
    const [name, held, content] = [edition.value, library.holding?.shown, library.heldContent]
    if (ended || !pages || name === undefined || !held || !content || !readable.value)
      return
    const template = await pages.appPage()
    if (!template)
      return
    const wanted = { edition: name, app: template.app, look: look() }
    const kept = await pages.list()
    const isRight = (marks: KeptMarks | undefined) => marks?.edition === wanted.edition && marks.app === wanted.app && marks.look === wanted.look
    const right = new Set(kept.filter(isRight).map(({ address }) => address))
    const missing = [...new Set([...kept.map(({ address }) => address), ...opened])].filter(address => !right.has(address))
    const packed = (await pages.packed()).map(isRight)
    if (missing.length === 0 && packed.every(Boolean))
      return
    const stale = () => ended || edition.value !== name || !readable.value || look() !== wanted.look
    const outlines: PlanOutline[] = []
    // A plan at a time: all of them in one go hold a slow device up.
    for (const { plan } of content.plans) {
      await whenIdle()
      const outline = outlinePlan(content, plan)
      if (outline)
        outlines.push(outline)
    }
    const written = (await load())(template.html, { version: held.version, created: held.payload.created, content, outlines, bytes: editionBytes(held) }, keptLook(memory))
    for (const address of missing) {
      await whenIdle()
      if (stale())
        return
      const html = written.write(address)
      if (html === undefined)
        await pages.remove(address)
      else
        await pages.put({ address, ...wanted }, html, template.heads)
    }
    for (const [pack, addresses] of pages.packs(written.addresses).entries()) {
      if (packed[pack])
        continue
      const texts = new Map<string, string>()
      for (const [at, address] of addresses.entries()) {
        if (at % AT_ONCE === 0)
          await whenIdle()
        // What has just been opened goes before what nobody has asked for.
        if (stale() || again)
          return
        texts.set(address, written.write(address) ?? '')
      }
      await pages.putPack(pack, wanted, texts, template.heads)
    }
  }

  return { start, stop, noteOpened }
})

/** A browser that withholds or has no room for pages does without: the app starts all the same. */
async function attempt(work: () => Promise<void> | undefined): Promise<void> {
  try {
    await work()
  }
  catch (error) {
    if (!(error instanceof DOMException) && !(error instanceof TypeError))
      throw error
  }
}
