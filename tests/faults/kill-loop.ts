import type { FaultServer } from './fault-server'
import type { Killable } from './killable'
import type { Lab } from './row'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { edition, HELD } from './feed-simulator'
import { Reader } from './reader'

/** How a life of the browser ends. */
export type Ending = 'kill' | 'crash'

export interface KillLoop {
  readonly times: number
  readonly seed: number
  readonly start: (profile: string) => Promise<Killable>
  readonly ending: Ending
  readonly site: FaultServer
}

/** What was seen over all lives. */
export interface KillTally {
  lives: number
  /** Starts that found no library where there had been one: the browser had thrown the whole store away. */
  wipes: number
  /** Editions that were neither the old one nor the new one to the last byte. */
  torn: number
  /** Notes that the device had said it keeps and that were not there after healing. */
  lost: number
  kept: number
}

/** The same seed gives the same moments: mulberry32. */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6D2B79F5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Notes that the device told its host that it keeps, with the highest revision of each. */
function keptBy(site: FaultServer): ReadonlyMap<string, number> {
  const kept = new Map<string, number>()
  for (const { path } of site.requests) {
    const [, id, revision] = /^\/kept\/(\w+)\/(\d+)$/.exec(path) ?? []
    if (id)
      kept.set(id, Math.max(Number(revision), kept.get(id) ?? 0))
  }
  return kept
}

/** Lives of one device, each ended in the middle of an update and of writing notes; looks closely at every start. */
export async function killLoop(lab: Lab, { times, seed, start, ending, site }: KillLoop): Promise<KillTally> {
  const profile = await mkdtemp(join(tmpdir(), 'faults-profile-'))
  let alive: Killable | undefined
  lab.onEnd(() => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))
  lab.onEnd(async () => alive?.kill())
  const random = chance(seed)
  const tally: KillTally = { lives: 0, wipes: 0, torn: 0, lost: 0, kept: 0 }
  let version: number = HELD
  let seen = 0
  for (let life = 0; life <= times; life++) {
    site.serve(await edition(version))
    alive ??= await start(profile)
    const reader = new Reader(alive.page, site)
    await alive.page.open(`${site.url}plans`, false)
    await reader.until('document.querySelector("h1")', 'a screen')
    const facts = await reader.held()
    if (facts?.torn.length)
      tally.torn++
    if (facts === null && seen > 0)
      tally.wipes++
    if (facts)
      expect(facts.version).toBeGreaterThanOrEqual(seen)
    seen = facts?.version ?? 0
    const kept = keptBy(site)
    const held = new Map((await reader.page.evaluate<{ id: string, revision: number }[]>(`import('/bench.js').then(({ held }) => held()).then(notes => notes.map(({ id, revision }) => ({ id, revision })))`)).map(({ id, revision }) => [id, revision]))
    tally.lost += [...kept].filter(([id, revision]) => (held.get(id) ?? 0) < revision).length
    tally.kept = kept.size
    tally.lives = life
    if (life === times)
      break
    version++
    site.serve(await edition(version))
    await reader.page.evaluate(`void import('/bench.js').then(({ burst }) => burst()), void document.querySelector('[href="/settings"]').click()`)
    await reader.pressButton('今すぐ更新')
    await pause(random() * 500)
    if (ending === 'kill') {
      await alive.kill()
      alive = undefined
    }
    else {
      alive = await crashed(alive)
    }
  }
  await alive?.close()
  alive = undefined
  return tally
}

/** The page's own process dies; the browser lives and opens another page. */
async function crashed(alive: Killable): Promise<Killable> {
  const page = alive.page.chromium
  if (!page)
    throw new Error('only Chromium can be made to crash')
  const { chromiumPage } = await import('../e2e/engines')
  const cdp = await page.context().newCDPSession(page)
  const gone = new Promise(resolve => page.once('crash', resolve))
  void cdp.send('Page.crash').catch(() => {})
  await gone
  const next = await page.context().newPage()
  await page.close()
  return { ...alive, page: chromiumPage(next) }
}
