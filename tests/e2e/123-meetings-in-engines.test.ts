import type { Engine, EngineName } from './engines'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENGINES, startEngine, until } from './engines'
import { DRAWN } from './screens'
import { openSite } from './site'
import type { TestSite } from './site'

/**
 * A meeting in every engine: what one prepares, another takes, as a file and as an address of codes. Each has a profile of
 * its own; none asks the host for anything once it has the edition.
 */
const INITIATIVE = 'plans/r2/initiatives/4-1-2-10'
const question = (name: EngineName) => `${name}の人からの質問です。`

let site: TestSite
const folder = mkdtempSync(join(tmpdir(), 'navi-123-'))
const engines = new Map<EngineName, Engine>()

/** What an engine gave to another: a file with its question, and an address without. */
interface Handed {
  readonly file: string
  readonly address: string
}

const handed = new Map<EngineName, Handed>()

beforeAll(async () => {
  site = await openSite()
  for (const name of ENGINES) {
    const engine = await startEngine(name)
    engines.set(name, engine)
    await engine.open(`${site.url}${INITIATIVE}`)
    await until(engine, `document.querySelector('[data-header-edition]')?.textContent.includes('第1版') && document.querySelector('textarea')`)
  }
})
afterAll(async () => {
  for (const engine of engines.values())
    await engine.close()
  await site.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Presses what can be pressed and says these words. */
async function press(engine: Engine, words: string): Promise<void> {
  const found = `[...document.querySelectorAll('button, a, label, summary')].find(each => each.textContent.includes(${JSON.stringify(words)}) && each.checkVisibility())`
  await until(engine, found)
  await engine.evaluate(`(${found}.click(), true)`)
}

async function pressAt(engine: Engine, selector: string): Promise<void> {
  await until(engine, `document.querySelector(${JSON.stringify(selector)})`)
  await engine.evaluate(`(document.querySelector(${JSON.stringify(selector)}).click(), true)`)
}

async function reads(engine: Engine, words: string): Promise<void> {
  await until(engine, `document.querySelector('main')?.innerText.includes(${JSON.stringify(words)})`)
}

async function types(engine: Engine, selector: string, text: string): Promise<void> {
  await until(engine, `document.querySelector(${JSON.stringify(selector)})`)
  await engine.evaluate(`(() => {
    const field = document.querySelector(${JSON.stringify(selector)})
    field.value = ${JSON.stringify(text)}
    field.dispatchEvent(new Event('input', { bubbles: true }))
    return true
  })()`)
}

/** Who takes from whom: each from its neighbour. */
const GIVER: Readonly<Record<EngineName, EngineName>> = { Chromium: 'WebKit', Firefox: 'Chromium', WebKit: 'Firefox' }

function of<Value>(all: ReadonlyMap<EngineName, Value>, name: EngineName): Value {
  const found = all.get(name)
  if (found === undefined)
    throw new Error(`nothing of ${name}`)
  return found
}

describe.each(ENGINES)('in %s', (name) => {
  test('a question is written, an agenda made, shown to the room and handed over', async () => {
    const engine = of(engines, name)
    await press(engine, '質問')
    await types(engine, 'textarea', question(name))
    await pressAt(engine, '[data-save-note]')
    await until(engine, `document.querySelector('[data-saved]')?.textContent.includes('保存しました')`)
    await press(engine, '議題に追加')
    await until(engine, `document.querySelector('[data-added]')?.textContent.includes('追加しました')`)
    await press(engine, '議題を開く')
    await reads(engine, '議題の順番')

    // What is given to the reader's disk is caught where it is made.
    await engine.evaluate(`(() => {
      const make = URL.createObjectURL.bind(URL)
      URL.createObjectURL = what => { window.given = what; return make(what) }
      return true
    })()`)
    await pressAt(engine, '[data-hand-binder]')
    await press(engine, '入れる')
    await pressAt(engine, '[data-as-file]')
    await until(engine, 'window.given')
    const file = join(folder, `${name}.json`)
    writeFileSync(file, Buffer.from(await engine.evaluate<number[]>(`window.given.arrayBuffer().then(bytes => [...new Uint8Array(bytes)])`)))
    await press(engine, '入れない')
    await pressAt(engine, '[data-as-codes]')
    await until(engine, `document.querySelector('[data-address]')`)
    handed.set(name, { file, address: await engine.evaluate<string>(`document.querySelector('[data-address]').dataset.address`) })

    await engine.open(`${site.url}meetings`)
    await press(engine, '名前のない議題')
    await press(engine, '大きく映す')
    await until(engine, `document.querySelector('[data-slide] [data-source]') && document.querySelector('[data-code]')`)
    expect(await engine.evaluate(`Number.parseFloat(getComputedStyle(document.querySelector('[data-slide] dd')).fontSize)`)).toBeGreaterThanOrEqual(40)
  })
})

describe.each(ENGINES)('what comes from another engine is taken in %s', (name) => {
  const from = GIVER[name]

  test('as a file, with its question', async () => {
    const engine = of(engines, name)
    await engine.open(`${site.url}meetings`)
    await until(engine, `document.querySelector('main input[type=file]')`)
    await engine.attach('main input[type=file]', of(handed, from).file)
    await reads(engine, '新しく入るもの：2件')
    await pressAt(engine, '[data-take]')
    await until(engine, `[...document.querySelectorAll('[data-binders] a')].filter(link => link.textContent.includes('名前のない議題')).length === 2`)
    await engine.open(`${site.url}${INITIATIVE}`)
    await reads(engine, question(from))
    await reads(engine, question(name))
  })

  test('as an address that carries it: the same agenda, which changes nothing a second time', async () => {
    const engine = of(engines, name)
    await engine.open(of(handed, from).address)
    await until(engine, DRAWN)
    await reads(engine, '同じもの：1件')
  })
})
