import type { Engine, EngineName } from './engines'
import type { HostileEdition } from '../fixtures/hostile-texts'
import type { TestSite } from './site'
import { rmSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEVELOPMENT_KEY, readSigningKey } from '../../src/publisher/signing-key'
import { encodeBackup } from '../../src/storage/notebook-backup'
import { signedFeed } from '../fixtures/feed'
import { hostileEdition, hostileNotes, hostileText, HOSTILE_TEXTS } from '../fixtures/hostile-texts'
import { richEdition } from '../fixtures/rich-edition'
import { ENGINES, startEngine, until } from './engines'
import { DRAWN } from './screens'
import { openSite } from './site'

const FEED = 'kamakura/dev'
const SCRIPT = encodeURIComponent('"><img src=x onerror="window.ran=1"><script>window.ran=1</script>{{constructor.constructor(\'window.ran=1\')()}}')
const LONG = 'あ'.repeat(10_000)

/** Every screen of the hostile city, and addresses that are hostile themselves. No two neighbours are of one kind. */
const SCREENS = [
  'plans/r2',
  '',
  'plans/r2/goals/1',
  'plans/r2/initiatives/1-1-1-1',
  'indicators/consult',
  'services',
  'services/sodan',
  'meetings/2024-01-11-renrakukai',
  'programmes/健福-01',
  'glossary',
  `search?q=${SCRIPT}`,
  'sources/report',
  'settings',
]
const MORE_SCREENS = [
  'plans',
  'plans/r8',
  'plans/r8/goals/1',
  'indicators',
  'initiatives',
  'evaluation/2020?by=kind',
  'departments',
  'crosswalk',
  'programmes',
  'meetings',
  'discrepancies',
  'sources',
  'search?q=window',
  'help',
  'accessibility',
  `departments/${SCRIPT}`,
  `plans/${SCRIPT}`,
  `services?need=${SCRIPT}&audience=${SCRIPT}`,
  `sources/report#${SCRIPT}`,
  `search?q=${encodeURIComponent('javascript:window.ran=1')}`,
  `plans/${LONG}`,
  `search?q=${LONG}`,
  `crosswalk?q=${LONG}&goal=${LONG}`,
]

/** Where other words are put in the place of the city's: their translations, their readings. */
const SPOKEN_SCREENS = ['plans/r2/goals/1', 'services/sodan', 'glossary', 'plans/r2']

/** What runs in each page: counts what the policy stops and says so if anything runs. */
const WATCH = `(() => {
  window.stopped = []
  document.addEventListener('securitypolicyviolation', event => window.stopped.push(event.effectiveDirective + ' ' + event.blockedURI))
  window.alert = window.confirm = window.prompt = () => { window.ran = 1 }
})()`

/** Goes to a screen without leaving the page, unfolds everything on it, and tells what should not be there. */
function inspect(path: string): string {
  return `(async () => {
    document.querySelector('main article')?.setAttribute('data-old', '')
    history.pushState(null, '', ${JSON.stringify(`/${path}`)})
    dispatchEvent(new PopStateEvent('popstate'))
    const drawn = () => !document.querySelector('article[data-old]') && ${DRAWN}
    const end = performance.now() + 15000
    while (!drawn() && performance.now() < end)
      await new Promise(resolve => setTimeout(resolve, 20))
    if (!drawn())
      return ['never drawn: ' + encodeURIComponent(document.querySelector('main')?.textContent.slice(0, 60))]
    document.querySelectorAll('main details').forEach(details => details.setAttribute('open', ''))
    await new Promise(resolve => setTimeout(resolve, 60))
    const found = []
    for (const element of document.body.querySelectorAll('*')) {
      const name = element.localName
      if (['iframe', 'object', 'embed', 'base', 'math', 'foreignobject', 'animate', 'marquee', 'template', 'style', 'x-y', 'video', 'meta'].includes(name.toLowerCase()))
        found.push('element ' + name)
      if (name === 'link' && !(['modulepreload', 'stylesheet', 'preload'].includes(element.rel) && element.href.startsWith(location.origin + '/assets/')))
        found.push('element link ' + element.outerHTML.slice(0, 80))
      if (name === 'script' && !element.src.startsWith(location.origin + '/assets/'))
        found.push('script')
      for (const { name: attribute, value } of element.attributes) {
        if (attribute.startsWith('on') || attribute === 'srcdoc' || attribute === 'formaction' || attribute === 'action')
          found.push('attribute ' + attribute)
        if (['href', 'xlink:href', 'src'].includes(attribute)) {
          const url = new URL(value, document.baseURI)
          const own = url.origin === location.origin || (name === 'img' && ['data:', 'blob:'].includes(url.protocol))
          if (!own && !['tel:', 'mailto:'].includes(url.protocol))
            found.push(attribute + ' ' + value.slice(0, 80))
        }
      }
    }
    if ('ran' in window) found.push('something ran')
    if ('polluted' in {} || Object.keys(Object.prototype).length > 0) found.push('a prototype was changed')
    return [...found, ...window.stopped.splice(0).map(stopped => 'stopped by the policy: ' + stopped)]
  })()`
}

/** Takes a backup in as a reader does, by the screen of the notes; tells how many came, or what the screen said instead. */
function bringBack(file: string): string {
  return `(async () => {
    const until = async (what) => {
      for (const end = performance.now() + 30000; performance.now() < end; await new Promise(resolve => setTimeout(resolve, 30))) {
        const found = what()
        if (found)
          return found
      }
      throw new Error('never: ' + what + ' ' + document.querySelector('main')?.textContent.slice(0, 300))
    }
    const given = new DataTransfer()
    given.items.add(new File([${JSON.stringify(file)}], 'notes.json', { type: 'application/json' }))
    const picker = await until(() => document.querySelector('main input[type=file]'))
    picker.files = given.files
    picker.dispatchEvent(new Event('change', { bubbles: true }))
    const take = await until(() => [...document.querySelectorAll('dialog[open] button')].find(button => button.textContent.includes('メモに入れる')))
    take.click()
    return (await until(() => /(\\d+)件をメモに入れました/.exec(document.querySelector('main')?.textContent ?? '')))[1]
  })()`
}

/** Opens an address and waits for its screen: a step to another one before that is lost on the way. */
async function openWatched(engine: Engine, url: string): Promise<void> {
  await engine.open(url)
  await engine.evaluate(WATCH)
  await until(engine, DRAWN)
}

/** Hostile notes on a device that reads {@link FEED}: from a backup, and as a text that was being typed. */
async function readsHostileNotes(engine: Engine, screens: readonly string[]): Promise<readonly string[]> {
  const notes = hostileNotes(FEED)
  const [file = new Uint8Array()] = await encodeBackup(notes, { feed: FEED, created: '2026-12-24T09:00:00.000Z', content: 'all' })
  const found = [...await engine.evaluate<readonly string[]>(inspect('notes'))]
  expect(await engine.evaluate(bringBack(new TextDecoder().decode(file)))).toBe(String(notes.length))
  const draft = hostileText(7).slice(0, 10_000)
  await engine.evaluate(`localStorage.setItem(${JSON.stringify(`note-drafts:${FEED}`)}, ${JSON.stringify(JSON.stringify([['goal:r2/1', draft], ['hostile-1', draft, 1]]))})`)
  await openWatched(engine, new URL('/notes', await engine.evaluate<string>('location.href')).href)
  for (const path of screens)
    found.push(...(await engine.evaluate<readonly string[]>(inspect(path))).map(line => `/${path.slice(0, 60)} ${line}`))
  return found
}

/** Where notes are seen: their list, the item they stand on with what is being typed, and what is found. */
const NOTE_SCREENS = ['plans/r2/goals/1', 'notes', 'search?q=window.ran']

/** Puts an edition in the place of the site's own. */
async function serve({ folder: root }: TestSite, { content }: HostileEdition): Promise<void> {
  const { manifest, shards } = await signedFeed(content, { feed: FEED, version: 1, key: await readSigningKey(DEVELOPMENT_KEY), note: HOSTILE_TEXTS.slice(0, 20).join(' ') })
  const folder = join(root, 'feed')
  rmSync(folder, { recursive: true })
  mkdirSync(folder)
  for (const [sha256, bytes] of shards)
    writeFileSync(join(folder, `${sha256}.json`), bytes)
  writeFileSync(join(folder, 'manifest.json'), manifest)
}

let site: TestSite
let hostile: HostileEdition

beforeAll(async () => {
  site = await openSite()
  hostile = hostileEdition(richEdition())
  await serve(site, hostile)
})
afterAll(() => site.remove())

test('hostile text stands in every field that readers take free text in', () => {
  expect(HOSTILE_TEXTS.length).toBeGreaterThanOrEqual(40)
  expect(hostile.poisoned).toEqual(expect.arrayContaining(['city.0.title', 'plans.0.name', 'initiatives.0.name', 'services.0.name', 'services.0.summary', 'sources.0.title', 'meetings.0.records.0.summary', 'easy.0.text', 'translations.0.translation']))
  // What takes none is an id that others name, a choice from a list, a day, a time or a number to dial.
  const leftOut = new Set(hostile.refused.map(field => field.split('.').filter(part => !/^\d+$/.test(part)).at(-1)))
  expect([...leftOut].sort().join(' ')).toBe('audiences axis better byday closesAt code date doc end fax grade held holidays id item key kind lang lastChecked marks needs opensAt overall part phone plan priority ref section start to userType')
})

// Debian's WebKitGTK 2.50 loses the process of its page on the first screen of this city, which has every text in every field. Why is not
// known: control characters, marks of direction and 2,000 letters each alone are read; half of the markup texts in every field are not,
// and not every one of them was tried alone.
describe.each(ENGINES.filter(name => name !== 'WebKit'))('in %s', (name: EngineName) => {
  let engine: Engine

  beforeAll(async () => {
    engine = await startEngine(name)
    await engine.open(site.url)
    await engine.evaluate(WATCH)
    await until(engine, `document.querySelector('[data-offline][data-ready="true"]') || document.querySelector('[data-header-edition]')?.textContent.includes('第1版')`)
  })
  afterAll(() => engine.close())

  test('a city whose every text is hostile is read like any other: nothing runs, nothing is made of it', async () => {
    const found: string[] = []
    for (const path of name === 'Chromium' ? [...SCREENS, ...MORE_SCREENS] : SCREENS)
      found.push(...(await engine.evaluate<readonly string[]>(inspect(path))).map(line => `/${path.slice(0, 60)} ${line}`))
    expect(found).toEqual([])
    expect(await engine.evaluate('document.body.innerText.length')).toBeGreaterThan(0)
  })

  test('and so is it in English and with readings over every word', async () => {
    const found: string[] = []
    for (const [setting, value] of [['setting-furigana', 'shown'], ['setting-language', 'en']]) {
      await engine.evaluate(`localStorage.setItem(${JSON.stringify(setting)}, ${JSON.stringify(value)})`)
      await engine.open(site.url)
      await engine.evaluate(WATCH)
      await until(engine, `document.documentElement.lang === ${JSON.stringify(value === 'en' ? 'en' : 'ja')} && ${DRAWN}`)
      for (const path of SPOKEN_SCREENS)
        found.push(...(await engine.evaluate<readonly string[]>(inspect(path))).map(line => `${value} /${path.slice(0, 60)} ${line}`))
    }
    await engine.evaluate(`['setting-furigana', 'setting-language'].forEach(setting => localStorage.removeItem(setting))`)
    await openWatched(engine, site.url)
    expect(found).toEqual([])
  })

  test('a backup of hostile notes is taken in and read, and a hostile text typed on: nothing runs', async () => {
    expect(await readsHostileNotes(engine, NOTE_SCREENS)).toEqual([])
    await engine.chromium?.emulateMedia({ media: 'print' })
    expect(await engine.evaluate(inspect('plans/r2/goals/1'))).toEqual([])
    expect((await engine.chromium?.pdf())?.byteLength ?? 1).toBeGreaterThan(0)
    await engine.chromium?.emulateMedia({ media: null })
  })

  test('the watch is not blind', async () => {
    expect(await engine.evaluate<readonly string[]>(`(async () => {
      const link = document.createElement('a')
      link.setAttribute('href', 'javascript:window.ran=1')
      document.querySelector('header').append(link, document.createElement('iframe'))
      return ${inspect('plans')}
    })()`)).toEqual(['href javascript:window.ran=1', 'element iframe'])
  })
})

// Every text in every field is more than Debian's WebKitGTK bears (see above); here each field has one, and another each time.
test.each([0, 21, 42])('a city with one hostile text in each field is read in WebKit too, beginning with the text of number %i', async (first) => {
  const other = await openSite()
  const engine = await startEngine('WebKit')
  try {
    await serve(other, hostileEdition(richEdition(), field => HOSTILE_TEXTS[(field + first) % HOSTILE_TEXTS.length] ?? ''))
    await engine.open(other.url)
    await engine.evaluate(WATCH)
    await until(engine, `document.querySelector('[data-header-edition]')?.textContent.includes('第1版')`)
    const found: string[] = []
    for (const path of SCREENS)
      found.push(...(await engine.evaluate<readonly string[]>(inspect(path))).map(line => `/${path.slice(0, 60)} ${line}`))
    expect(found).toEqual([])
  }
  finally {
    await engine.close()
    await other.remove()
  }
})

test('hostile notes are read in WebKit too, on a city that is not', async () => {
  const plain = await openSite()
  const engine = await startEngine('WebKit')
  try {
    await engine.open(plain.url)
    await engine.evaluate(WATCH)
    await until(engine, `document.querySelector('[data-header-edition]')?.textContent.includes('版')`)
    // The list of all of them is not whole there within the patience of the watch; why is not known.
    expect(await readsHostileNotes(engine, NOTE_SCREENS.filter(path => path !== 'notes'))).toEqual([])
  }
  finally {
    await engine.close()
    await plain.remove()
  }
})
