import type { Engine, EngineName } from './engines'
import type { HostileEdition } from '../fixtures/hostile-texts'
import type { TestSite } from './site'
import { rmSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEVELOPMENT_KEY, readSigningKey } from '../../src/publisher/signing-key'
import { signedFeed } from '../fixtures/feed'
import { hostileEdition, HOSTILE_TEXTS } from '../fixtures/hostile-texts'
import { richEdition } from '../fixtures/rich-edition'
import { ENGINES, startEngine, until } from './engines'
import { DRAWN } from './screens'
import { openSite } from './site'

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
      if (['iframe', 'object', 'embed', 'base', 'math', 'foreignobject', 'animate', 'marquee', 'template', 'style', 'x-y', 'video', 'meta', 'link'].includes(name.toLowerCase()))
        found.push('element ' + name)
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

let site: TestSite
let hostile: HostileEdition

beforeAll(async () => {
  site = await openSite()
  hostile = hostileEdition(richEdition())
  const { manifest, shards } = await signedFeed(hostile.content, { feed: 'kamakura/dev', version: 1, key: await readSigningKey(DEVELOPMENT_KEY), note: HOSTILE_TEXTS.slice(0, 20).join(' ') })
  const folder = join(site.folder, 'feed')
  rmSync(folder, { recursive: true })
  mkdirSync(folder)
  for (const [sha256, bytes] of shards)
    writeFileSync(join(folder, `${sha256}.json`), bytes)
  writeFileSync(join(folder, 'manifest.json'), manifest)
})
afterAll(() => site.remove())

test('hostile text stands in every field that readers take free text in', () => {
  expect(HOSTILE_TEXTS.length).toBeGreaterThanOrEqual(40)
  expect(hostile.poisoned).toEqual(expect.arrayContaining(['city.0.title', 'plans.0.name', 'initiatives.0.name', 'services.0.name', 'services.0.summary', 'sources.0.title', 'meetings.0.records.0.summary', 'easy.0.text', 'translations.0.translation']))
  // What takes none is an id that others name, a choice from a list, a day, a time or a number to dial.
  const leftOut = new Set(hostile.refused.map(field => field.split('.').filter(part => !/^\d+$/.test(part)).at(-1)))
  expect([...leftOut].sort().join(' ')).toBe('audiences axis better byday closesAt code date doc end fax grade held holidays id item key kind lang lastChecked marks needs opensAt overall part phone plan priority ref section start to userType')
})

// Debian's WebKitGTK 2.50 loses its page on the first screen of this city, whatever the amount of text; the cause is not known.
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

  test('the watch is not blind', async () => {
    expect(await engine.evaluate<readonly string[]>(`(async () => {
      const link = document.createElement('a')
      link.setAttribute('href', 'javascript:window.ran=1')
      document.querySelector('header').append(link, document.createElement('iframe'))
      return ${inspect('plans')}
    })()`)).toEqual(['href javascript:window.ran=1', 'element iframe'])
  })
})
