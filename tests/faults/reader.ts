import type { Note } from '../../src/domain/note'
import type { EnginePage } from '../e2e/engines'
import type { FaultServer } from './fault-server'
import type { LibraryFacts } from './probe'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { MANIFEST } from './fault-server'
import { LIBRARY_FACTS } from './probe'

/** Notes as they were when the device said that they are kept. */
export type KeptNotes = readonly Note[]

/** How long anything may take on a busy machine, in milliseconds. */
const PATIENCE = 20_000

/** The initiative of the simulated editions: its name tells which one is shown. */
const TELLING = 'plans/r2/initiatives/1-1-1-1'

/** Somebody who reads the app on one page of one engine. */
export class Reader {
  readonly page: EnginePage
  readonly site: FaultServer

  constructor(page: EnginePage, site: FaultServer) {
    this.page = page
    this.site = site
  }

  /** Opens a screen anew; the page left is first given time to let go of its stores. */
  async open(path = TELLING): Promise<void> {
    await this.settled()
    await this.page.open(this.site.url + path, false)
  }

  /** The first visit, until the edition served is shown. */
  async arrive(version: number): Promise<void> {
    await this.open()
    await this.shows(version)
  }

  /** Closes the app and starts it again: what the reader does next morning, and no wish for an update. */
  async startAgain(path?: string): Promise<void> {
    await this.open(path)
  }

  /**
   * Leaves the app for a page of the same origin that is none of it: where stores are got at from outside.
   *
   * WebKit under automation keeps an origin in memory only, and only while a page uses it: so this one does.
   */
  async stepOut(): Promise<void> {
    await this.page.open(`${this.site.url}robots.txt`, false)
    await this.page.evaluate(`caches.open('lab').then(cache => { window.inUse = [cache, localStorage.length] })`)
  }

  /** Presses 「今すぐ更新」. */
  async check(): Promise<void> {
    if (!await this.page.evaluate<boolean>(`location.pathname === '/settings'`))
      await this.press('.settings[href="/settings"]')
    await this.pressButton('今すぐ更新')
  }

  /** Presses 「今すぐ更新」 and waits until one of the sentences answers this very wish. Returns which. */
  async checkAndRead(...sentences: readonly string[]): Promise<string> {
    const before = this.site.count(MANIFEST)
    await this.check()
    for (const end = Date.now() + PATIENCE; this.site.count(MANIFEST) === before && Date.now() < end; await pause(10));
    const idle = `(await navigator.locks.query()).held.every(({ name }) => !name.startsWith('sync:'))`
    const said = `${JSON.stringify(sentences)}.find(words => document.body.innerText.includes(words))`
    await this.until(`await (async () => ${idle} && ${said})()`, sentences.map(words => `「${words}」`).join(' or '))
    return this.page.evaluate(said)
  }

  /** Writes what a reader would miss most, by the app's own code; told by {@link keeps} to be there still. */
  async writeNotes(): Promise<KeptNotes> {
    await this.page.evaluate(`import('/bench.js').then(async ({ write }) => { await write('first', '次の会議で聞く'); await write('second', '👩🏽‍🦽 葛󠄀城市'); await write('second', '直した文\\r\\n二行目') })`)
    return this.notes()
  }

  /** Every note the device holds, in the order of their ids. */
  async notes(): Promise<KeptNotes> {
    return this.page.evaluate(`import('/bench.js').then(({ held }) => held()).then(notes => notes.toSorted((a, b) => a.id < b.id ? -1 : 1))`)
  }

  async keeps(notes: KeptNotes): Promise<void> {
    expect(notes.length).toBeGreaterThan(0)
    expect(await this.notes()).toEqual(notes)
  }

  /** Types into the first field that fits, as somebody at the keyboard would. */
  async type(selector: string, text: string): Promise<void> {
    const field = `document.querySelector(${JSON.stringify(selector)})`
    await this.until(field, `a field ${selector}`)
    await this.page.evaluate(`(field => { field.value = ${JSON.stringify(text)}; field.dispatchEvent(new Event('input', { bubbles: true })) })(${field})`)
  }

  async press(selector: string): Promise<void> {
    const found = `document.querySelector(${JSON.stringify(selector)})`
    await this.until(found, `a ${selector}`)
    await this.page.evaluate(`${found}.click()`)
  }

  async pressButton(words: string): Promise<void> {
    const found = `[...document.querySelectorAll('button')].find(button => button.textContent.includes(${JSON.stringify(words)}) && !button.disabled && button.getAttribute('aria-disabled') !== 'true')`
    await this.until(found, `a button ${words}`)
    await this.page.evaluate(`${found}.click()`)
  }

  /** Waits until the screen says so. */
  async reads(words: string): Promise<void> {
    await this.until(`document.body.innerText.includes(${JSON.stringify(words)})`, `「${words}」`)
  }

  /** The edition on the screen, and that it is whole on the device to the last byte. */
  async shows(version: number): Promise<void> {
    await this.until(`document.querySelector('[data-header-edition]')?.textContent.includes('第${version}版')`, `第${version}版`)
    expect(await this.held()).toMatchObject({ version, torn: [] })
  }

  /** What the device holds, read past the app. */
  held(): Promise<LibraryFacts | null> {
    return this.page.evaluate(LIBRARY_FACTS)
  }

  /** Bytes of the page's heap; 0 where the engine does not tell. */
  heap(): Promise<number> {
    return this.page.evaluate('performance.memory?.usedJSHeapSize ?? 0')
  }

  text(): Promise<string> {
    return this.page.evaluate('document.body.innerText')
  }

  /** Resolves when an expression becomes true in the page; a page on its way to another has no answer yet. */
  async until(expression: string, what: string, patience = PATIENCE): Promise<void> {
    let seen = ''
    for (const end = Date.now() + patience; Date.now() < end; await pause(40)) {
      const answer = await this.page.evaluate<{ met: boolean, seen: string }>(`(async () => ({ met: Boolean(${expression}), seen: ['[role=status]', '[role=alert]', 'body'].flatMap(part => [...document.querySelectorAll(part)].map(({ innerText }) => innerText)).filter(text => text).join(' | ') }))()`)
        .catch((error: unknown) => ({ met: false, seen: String(error) }))
      if (answer.met)
        return
      ;({ seen } = answer)
    }
    throw new Error(`never came: ${what}; the screen said: ${seen.replaceAll(/\s+/g, ' ').slice(0, 600)}`)
  }

  /** Waits for the end of a run, at most a moment: a run that hangs is what some rows are about. */
  private async settled(): Promise<void> {
    const busy = `location.protocol === 'http:' && navigator.locks.query().then(({ held }) => held.some(({ name }) => name.startsWith('sync:')))`
    for (const end = Date.now() + 2_000; Date.now() < end; await pause(30)) {
      if (!await this.page.evaluate<boolean>(busy).catch(() => false))
        return
    }
  }
}
