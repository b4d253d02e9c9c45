import type { EditionContent } from '../../src/domain/edition'
import type { ItemRef } from '../../src/domain/item-ref'
import type { BrowserLab } from './browser-lab'
import type { Lab, Row } from './row'
import { expect } from 'vitest'
import { itemMark } from '../../src/domain/item-mark'
import { heirsOf, noteState } from '../../src/domain/note-state'
import { MOVED } from '../../src/ui/text/notes'
import * as make from '../fixtures/content'
import { note } from '../fixtures/notes'
import { signedFeed } from '../fixtures/feed'
import { contentOf, newDevice, shown } from '../sync/device'
import { openPage } from '../storage/notebook'
import { edition, HELD } from './feed-simulator'
import { inUse } from './in-use'
import { chance } from './kill-loop'
import { nodeSite, run } from './refusals'
import { rows } from './row'

/** Editions in a row, as years of a plan bring them. */
const RELEASES = 20

const CODES = ['1-1-1-1', '1-1-1-2', '1-1-1-3', '1-1-1-4', '1-1-1-5', '1-1-1-6'] as const

/** What an edition made of the initiatives: each may be there, under any name, and may be carried on to the later plan. */
function drawn(version: number, seed: number): EditionContent {
  const random = chance(seed * 1000 + version)
  const there = CODES.filter(() => random() < 0.7)
  return {
    ...contentOf(version),
    initiatives: there.map(code => make.initiative(code, { name: random() < 0.7 ? `取組${code}` : `改めた取組${code}` })),
    crosswalk: there.filter(() => random() < 0.5).map(code => make.crosswalkRow(CODES.indexOf(code) + 1, code, { to: make.address('1-1-1') })),
  }
}

/** What a reader must be told of a note on an item, worked out from the two editions alone. */
function expected(ref: ItemRef, then: EditionContent, now: EditionContent): 'same' | 'changed' | 'gone' {
  const find = (content: EditionContent) => {
    const found = content.initiatives.find(({ code }) => ref.endsWith(`/${code}`))
    return found && JSON.stringify([found.name, content.crosswalk.filter(({ code }) => code === found.code).length])
  }
  return find(now) === undefined ? 'gone' : find(now) === find(then) ? 'same' : 'changed'
}

/** Notes written in the first edition, through all the editions that come: not a letter of them changes, and each says how its item stands. */
async function throughReleases(lab: Lab): Promise<void> {
  for (let seed = 1; seed <= (lab.full ? 20 : lab.depth === 'everyday' ? 1 : 3); seed++) {
    const site = await nodeSite(lab)
    const device = await newDevice()
    const { notebook } = await openPage(device.notes)
    const first = { ...drawn(1, seed), initiatives: CODES.map(code => make.initiative(code, { name: `取組${code}` })) }
    const notes = CODES.map((code) => {
      const item: ItemRef = `initiative:r2/${code}`
      return note({ id: code, item, text: `${code} のメモ`, mark: itemMark(first, item) ?? '' })
    })
    for (const each of notes)
      expect(await notebook.write(each)).toMatchObject({ ok: true })
    for (let version = 1; version <= RELEASES; version++) {
      const content = version === 1 ? first : drawn(version, seed)
      site.serve(await signedFeed(content, { version }))
      expect(await run(device, site)).toMatchObject({ kind: 'updated', version })
      const now = await shown(device)
      const held = (await notebook.read()).notes.toSorted((a, b) => a.id < b.id ? -1 : 1)
      expect(held).toEqual(notes)
      if (!now?.content.ok)
        throw new Error(`edition ${version} is not whole`)
      for (const each of notes) {
        expect(noteState(each, now.content.value), `${each.id} in ${version} of ${seed}`).toBe(expected(each.item as ItemRef, first, content))
        const carried = content.crosswalk.some(({ code }) => each.item.endsWith(`/${code}`))
        expect(heirsOf(now.content.value, each.item)).toEqual(carried ? ['kind:r8/1-1-1'] : [])
      }
    }
  }
}

/** The same on a screen, with one note whose item comes and goes. */
async function throughReleasesOnScreen(lab: BrowserLab): Promise<void> {
  const { site, reader, notes } = await inUse(lab)
  for (let version = HELD + 1; version <= HELD + RELEASES; version++) {
    const there = version % 3 !== 0
    site.serve(there ? await edition(version) : await signedFeed({ ...contentOf(version), initiatives: [], crosswalk: [] }, { version }))
    await reader.startAgain('notes')
    await reader.shows(version)
    await reader.reads(there ? MOVED.changed : MOVED.gone)
    await reader.keeps(notes)
  }
}

/** D1: what twenty editions in a row do to notes. */
export const RELEASED: readonly Row[] = rows({
  id: 'D1',
  priority: 'P0',
  title: 'through twenty editions that rename, remove and carry items on, notes stay as they were and say how their item stands',
  engines: ['N', 'C'],
  everyday: 'N',
  node: throughReleases,
  browser: throughReleasesOnScreen,
  limit: { everyday: 60_000, full: 240_000 },
})
