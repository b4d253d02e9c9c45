import type { Row } from './row'
import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { APP_UPDATE } from '../../src/ui/text/app-update'
import { MANIFEST } from './fault-server'
import { edition } from './feed-simulator'
import { EDITION, installed, keepsNotes, looks, NOT_READY, READY, runs, switches, visited, worksOffline } from './installed'
import { laterBuild, storedPaths } from './later-build'
import { leaveBehind } from './left-behind'
import { FOREIGN, storeDump } from './probe'
import { fewest, rows } from './row'

const REGISTRATIONS = `navigator.serviceWorker.getRegistrations().then(all => all.length)`

/** The editions held to the last byte; when they were last checked is not theirs. */
const EDITIONS = `${storeDump('library')}.then(({ editions, shards }) => ({ editions, shards }))`

/** The notes of the device, row by row; null where there is no notebook yet, or an empty one. */
const NOTES = `${storeDump('notebook')}.then(tables => tables?.notes?.length ? tables.notes : null)`

/** A. The life of the installed app. */
export const APP_LIFE: readonly Row[] = rows(
  {
    id: 'A5',
    priority: 'P0',
    title: 'an open page keeps all its screens after a new app came and the old files went from the host',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    browser: async (lab) => {
      const { site, reader, app } = await installed(lab)
      const later = laterBuild(app, 'v2')
      site.app = later
      const session = await reader.page.chromium?.context().newCDPSession(reader.page.chromium)
      await session?.send('Network.clearBrowserCache')
      await looks(reader, 'waiting')
      site.forget()
      const gone = storedPaths(app).filter(path => !later.has(path))
      expect(gone.length).toBeGreaterThan(3)
      expect(await reader.page.evaluate(`Promise.all(${JSON.stringify(gone)}.map(path => fetch(path).then(({ ok }) => ok))).then(all => all.every(Boolean))`)).toBe(true)
      for (const path of ['/plans', '/services', '/search', '/'])
        await reader.press(`nav a[href="${path}"]`)
      await runs(reader, app)
      expect(gone.filter(path => site.count(path) > 0)).toEqual([])
      await switches(reader, later)
    },
  },
  {
    id: 'A6',
    priority: 'P0',
    title: 'a lost file of the app loads the page once more, never again and never offline, and says what to do',
    engines: ['C', 'F', 'W'],
    everyday: 'F',
    browser: async (lab) => {
      const { site, reader } = await visited(lab)
      await reader.open('')
      await reader.until(`document.querySelector('nav')`, 'the menu')
      site.forget()
      site.fail(/\/assets\/lists-.*\.js$/, { kind: 'status', status: 404 })
      await reader.press('a[href="/settings"]')
      await reader.press('a[href="/search"]')
      await reader.until(`document.querySelector('[data-app-lost="again"]')`, 'the notice')
      expect([site.count('/search'), await reader.page.evaluate('location.pathname')]).toEqual([1, '/search'])
      await reader.page.evaluate('(window.kept = true)')
      await site.stop()
      await reader.press('a[href="/settings"]')
      await reader.press('a[href="/services"]')
      await reader.until(`document.querySelector('[data-app-lost]')`, 'the notice')
      expect(await reader.page.evaluate('window.kept')).toBe(true)
      await site.resume()
      site.heal()
      await reader.pressButton(APP_UPDATE.reload)
      await reader.until(`!document.querySelector('[data-app-lost]') && document.querySelector('h1')`, 'a screen')
    },
  },
  {
    id: 'A7',
    priority: 'P1',
    title: 'with two pages open the reader is told of the other, and both end on the new app',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    browser: async (lab) => {
      const { site, reader, app } = await installed(lab)
      const other = await lab.reader(site)
      await other.open('settings')
      await runs(other, app)
      const later = laterBuild(app, 'v2')
      site.app = later
      await looks(reader, 'waiting')
      await reader.pressButton(APP_UPDATE.use)
      await reader.reads('ほかに1画面開いています')
      await runs(reader, app)
      await switches(reader, later)
      await other.until(`document.querySelector('[data-app-replaced]')`, 'word of the switch')
      await runs(other, app)
      await other.press('a[href="/help"]')
      await runs(other, later)
    },
  },
  {
    id: 'A8',
    priority: 'P1',
    title: 'where the browser never tells of the new worker, the page loads again all the same',
    engines: ['C', 'W'],
    everyday: 'C',
    browser: async (lab) => {
      const { site, reader, app } = await installed(lab)
      const later = laterBuild(app, 'v2')
      site.app = later
      await looks(reader, 'waiting')
      await reader.page.evaluate(`navigator.serviceWorker.addEventListener('controllerchange', event => event.stopImmediatePropagation(), { capture: true })`)
      await switches(reader, later)
    },
  },
  {
    id: 'A9',
    priority: 'P1',
    title: 'an earlier app put back on the host is offered, and takes nothing from the device',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    browser: async (lab) => {
      const { site, reader, app } = await installed(lab)
      const later = laterBuild(app, 'v3')
      site.app = later
      await looks(reader, 'waiting')
      await switches(reader, later)
      const before = await reader.page.evaluate(EDITIONS)
      site.app = new Map(app)
      await looks(reader, 'waiting')
      await switches(reader, app)
      expect(await reader.page.evaluate(EDITIONS)).toEqual(before)
      await worksOffline(reader, site, app)
    },
  },
  {
    id: 'A10',
    priority: 'P1',
    title: 'the emergency stop takes the stored app away and leaves the notes, and a good build installs again',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    browser: async (lab) => {
      const { site, reader, app } = await installed(lab)
      const held = await reader.page.evaluate(EDITIONS)
      site.app = new Map(app).set('/sw.js', new Uint8Array(readFileSync('deploy/kill-switch/sw.js')))
      site.forget()
      await reader.page.evaluate(`void navigator.serviceWorker.getRegistration().then(found => found.update()), true`)
      await reader.until(`navigator.serviceWorker.controller === null && ${NOT_READY}`, 'a page without a worker')
      await reader.reads('オフライン準備未完了')
      expect(await reader.page.evaluate('caches.keys()')).toEqual(['notebook'])
      expect(await reader.page.evaluate(REGISTRATIONS)).toBe(0)
      expect(site.count('/settings')).toBe(1)
      expect(await reader.page.evaluate(EDITIONS)).toEqual(held)
      await keepsNotes(reader)
      // The page that was loaded again met the emergency stop once more, and did not go round.
      await looks(reader, 'incomplete')
      expect(site.count('/settings')).toBe(1)
      const mended = laterBuild(app, 'v2')
      site.app = mended
      await reader.startAgain('settings')
      await reader.until(READY, 'the promise')
      await worksOffline(reader, site, mended)
    },
  },
  {
    id: 'A13',
    priority: 'P0',
    title: 'no screen of the installed app asks any other host for anything',
    engines: ['C', 'F', 'W'],
    everyday: 'W',
    browser: async (lab) => {
      const { site, reader } = await installed(lab)
      for (const path of fewest(lab, ['plans/r2/initiatives/1-1-1-1', 'help', 'settings', 'plans', 'services', 'search', ''], 2)) {
        await reader.startAgain(path)
        await reader.until(`document.querySelector('h1')`, 'a screen')
        expect(await reader.page.evaluate(FOREIGN)).toEqual([])
      }
      expect(site.foreign).toEqual([])
    },
  },
  {
    id: 'A14',
    priority: 'P1',
    title: 'what every release left on a device is taken over: edition, notes, choices',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    browser: async (lab) => {
      const site = (await lab.site()).serve(await edition(EDITION))
      const reader = await lab.reader(site)
      for (const name of readdirSync('tests/fixtures/releases').filter(file => file.endsWith('.json'))) {
        await leaveBehind(reader, name.replace('.json', ''))
        const notes = await reader.page.evaluate(NOTES)
        site.fail(MANIFEST, { kind: 'status', status: 503 })
        await reader.open()
        await reader.shows(2)
        expect(await reader.page.evaluate(`[document.documentElement.dataset.textSize, document.documentElement.dataset.theme]`)).toEqual(['large', 'dark'])
        site.heal()
        await reader.startAgain()
        await reader.shows(EDITION)
        expect(await reader.page.evaluate(NOTES)).toEqual(notes)
      }
    },
  },
)
