import type { EntityTable } from 'dexie'
import type { StoredKey, StoredNote } from '../../src/storage/notebook-database'
import type { BrowserLab } from './browser-lab'
import type { Row } from './row'
import { cpSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import Dexie from 'dexie'
import { expect } from 'vitest'
import { encodeBackup, parseBackup } from '../../src/storage/notebook-backup'
import { KEEPING } from '../../src/ui/text/keeping'
import { APP_UPDATE } from '../../src/ui/text/app-update'
import { NOTE_STATE } from '../../src/ui/text/notes'
import { note } from '../fixtures/notes'
import { newNotebookDevice, openPage, pageOn } from '../storage/notebook'
import { appFiles } from './app-files'
import { APP_LATER_FORM } from './build-app'
import { edition, HELD } from './feed-simulator'
import { EDITION, installed, looks, runs } from './installed'
import { chance } from './kill-loop'
import { storeDump } from './probe'
import { rows } from './row'
import { opened, profileFor } from './rows-profile'

const NOTES = 6

/** The notebook of a later app, whose step to its own form fails at one of its writes. */
class LaterNotebook extends Dexie {
  readonly notes!: EntityTable<StoredNote, 'id'>
  readonly keys!: EntityTable<StoredKey, 'slot'>

  constructor(name: string, failsAt: number) {
    super(name)
    this.version(1).stores({ notes: 'id, item', keys: 'slot' })
    this.version(90).stores({ notes: 'id, item, revision', keys: 'slot', moved: 'id' }).upgrade(async (step) => {
      let write = 0
      const once = () => {
        if (++write === failsAt)
          throw new RangeError(`a mistake at write ${write}`)
      }
      for (const row of await step.table('notes').toArray()) {
        once()
        await step.table('moved').put(row)
        once()
        await step.table('notes').delete(row.id)
      }
    })
  }
}

/** Writes of the step: each note is put in one table and taken out of another. */
const STEPS = NOTES * 2

/** Wherever the step fails, nothing of it stays: the notes are as before, can be read and saved as a file, and today's app goes on. */
async function failsHalfWay(): Promise<void> {
  for (let failsAt = 1; failsAt <= STEPS; failsAt++) {
    const device = newNotebookDevice()
    const { notebook: before } = await openPage(device)
    for (let id = 0; id < NOTES; id++)
      expect(await before.write(note({ id: `n${id}`, text: `${id}番目のメモ` }))).toMatchObject({ ok: true })
    const { notes } = await before.read()
    before.close()
    const { notebook } = pageOn(device, { db: new LaterNotebook(device.name, failsAt) })
    await expect(notebook.open()).rejects.toThrow(`a mistake at write ${failsAt}`)
    expect(notebook.mode()).toBe('readonly')
    const readable = (await notebook.read()).notes
    expect(readable).toEqual(notes)
    const file = parseBackup(Buffer.concat(await encodeBackup(readable, { feed: 'test/dev', created: '2026-12-24T09:00:00.000Z', content: 'all' })), 'test/dev')
    expect(file.ok && file.value.kind === 'open' && file.value.notes).toEqual(notes)
    notebook.close()
    const { notebook: after } = await openPage(device)
    expect(after.mode()).toBe('open')
    expect((await after.read()).notes).toEqual(notes)
    after.close()
  }
}

/** A device is killed in the middle of the step, and started again with the same later app: every note and the edition are there. */
async function killedHalfWay(lab: BrowserLab): Promise<void> {
  const site = (await lab.site()).serve(await edition(HELD))
  const old = profileFor(lab)
  const first = await opened(lab, old, site)
  await first.reader.arrive(HELD)
  await first.reader.writeNotes()
  await first.reader.page.evaluate(`import('/bench.js').then(async ({ write }) => { for (let id = 0; id < 60; id++) await write('n' + id, 'メモ'.repeat(500)) })`)
  const notes = await first.reader.notes()
  await first.browser.close()
  site.app = appFiles(APP_LATER_FORM)
  const random = chance(15)
  for (let life = 0; life < Math.ceil(lab.lives.kills / 20); life++) {
    const profile = profileFor(lab)
    cpSync(old, profile, { recursive: true, filter: file => !/Singleton|lockfile/.test(file) })
    const killed = await opened(lab, profile, site)
    await killed.reader.page.open(`${site.url}plans`, false)
    await pause(random() * 400)
    await killed.browser.kill()
    const { browser, reader } = await opened(lab, profile, site)
    await reader.arrive(HELD)
    const held = await reader.until(`(await ${storeDump('notebook')}).notes.length === ${notes.length}`, 'every note').then(() => reader.page.evaluate<{ notes: { body: { open: unknown } }[] }>(storeDump('notebook')))
    expect(held.notes.map(({ body }) => body.open).toSorted(byId)).toEqual(notes)
    await browser.close()
  }
}

const byId = (a: unknown, b: unknown) => idOf(a) < idOf(b) ? -1 : 1
const idOf = (value: unknown) => typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : ''

/** A later app changed the form of the stores, and the host went back to this one: the plan is read, the notes are read, nothing is taken away. */
async function backFromLaterForm(lab: BrowserLab): Promise<void> {
  const { site, reader, app } = await installed(lab)
  const later = appFiles(APP_LATER_FORM)
  const dumps = async () => [await reader.page.evaluate(storeDump('notebook')), (await reader.held())?.version]
  site.app = later
  await looks(reader, 'waiting')
  await reader.pressButton(APP_UPDATE.use)
  await runs(reader, later)
  await reader.shows(EDITION)
  await reader.until(`(await ${storeDump('notebook')})?.notes.length > 0`, 'the notes in their later form')
  const before = await dumps()
  site.app = new Map(app)
  await looks(reader, 'waiting')
  await reader.pressButton(APP_UPDATE.use)
  await runs(reader, app)
  await reader.until(`document.querySelector('[data-memory-only="newer"]')`, 'that a newer app made the store')
  await reader.reads(KEEPING.because.newer)
  await reader.open('plans/r2/initiatives/1-1-1-1')
  await reader.reads(`見守り活動（第${EDITION}版）`)
  await reader.open('notes')
  await reader.reads(NOTE_STATE.readonly)
  expect(await dumps()).toEqual(before)
  // And forward again: all of it is taken up as it was.
  site.app = new Map(later)
  await reader.startAgain('settings')
  await looks(reader, 'waiting')
  await reader.pressButton(APP_UPDATE.use)
  await runs(reader, later)
  await reader.shows(EDITION)
  expect(await dumps()).toEqual(before)
}

/** A9 and C15: apps that keep what they hold in another form. */
export const FORMS: readonly Row[] = rows(
  { id: 'C15', priority: 'P1', title: 'a step to another form that fails at any of its writes leaves every note, to be read and saved as a file', engines: ['N'], everyday: 'N', node: failsHalfWay },
  { id: 'C15', priority: 'P1', title: 'a device killed in the step to another form has every note and the edition at the next start', engines: ['C'], kills: 'some', browser: killedHalfWay, limit: { everyday: 120_000, full: 600_000 } },
  { id: 'A9', priority: 'P1', title: 'an earlier app put back over stores in a later form shows plan and notes, and changes nothing', engines: ['C', 'F', 'W'], browser: backFromLaterForm },
)
