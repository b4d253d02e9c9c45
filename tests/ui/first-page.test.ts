import { describe, expect, test } from 'vitest'
import { createMemoryHistory } from 'vue-router'
import { outlinePlan } from '../../src/domain/outline'
import { fillPage, firstPageAt, firstPages } from '../../src/ui/first-page/pages'
import { createAppRouter } from '../../src/ui/router'
import { HOSTILE_TEXTS } from '../fixtures/hostile-texts'
import { kamakura } from '../fixtures/city-folder'

const TEMPLATE = `<!doctype html><html lang="ja"><head>
    <title>市</title>
    <script type="module" crossorigin src="/assets/index-1.js"></script>
    <script async type="module" crossorigin src="/assets/vue-1.js"></script>
    <link rel="modulepreload" crossorigin href="/assets/start-1.js">
    <link rel="stylesheet" crossorigin href="/assets/index-1.css">
  </head><body>
    <div id="app">
      <p class="boot">開いています…</p>
    </div>
    <noscript>このアプリを使うには…</noscript>
  </body></html>`

const content = await kamakura()
const pages = firstPages({ version: 7, created: '2026-11-21T00:00:00Z', content })
const router = createAppRouter(createMemoryHistory(), () => Promise.resolve())
const page = (address: string) => pages.find(each => each.address === address)?.body.text ?? ''
const links = pages.flatMap(({ body }) => [...body.text.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href))

describe('the pages that stand before the app', () => {
  test('are there for home, every plan, goal, initiative, indicator and service, once each', () => {
    const { plans, goals, initiatives, indicators, services } = content
    expect(pages).toHaveLength(4 + plans.length + goals.length + initiatives.length + indicators.length + services.length)
    expect(new Set(pages.map(({ address }) => address)).size).toBe(pages.length)
  })

  test('stand at addresses of screens, and lead to screens only', () => {
    const lost = [...pages.map(({ address }) => `/${address}`), ...new Set(links)].filter(address => !address.startsWith('tel:') && router.resolve(address).name === 'missing')
    expect(lost).toEqual([])
  })

  test('name the edition', () => {
    expect(pages.filter(({ body }) => !body.text.includes('第7版') || !body.text.includes('令和8年11月21日')).map(({ address }) => address)).toEqual([])
  })

  test('lead from a grade to the line it is printed on, and call a blank a blank', () => {
    const text = page('plans/r2/initiatives/4-1-2-10')
    const item = content.initiatives.find(({ plan, code }) => plan === 'r2' && code === '4-1-2-10')
    expect(text).toContain(`href="/sources/${item?.grades[2020]?.source.doc}#line-${item?.grades[2020]?.source.line}"`)
    expect(text).toContain('未記入')
    expect(page('indicators/inclusive-society')).toMatch(/未実施|未定|未記入/)
  })

  test('draw target and result of an indicator, with a gap where a year has no number', () => {
    const text = page('indicators/inclusive-society')
    const [target, result] = [...text.matchAll(/<g>(.*?)<\/g>/g)].map(([, group = '']) => group)
    expect([target?.includes('stroke-dasharray'), result?.includes('stroke-dasharray')]).toEqual([true, false])
    const indicator = content.indicators.find(({ id }) => id === 'inclusive-society')
    expect(result?.match(/<circle/g)).toHaveLength(indicator?.years.filter(year => year.result.kind === 'reported').length ?? -1)
    expect(text.slice(text.lastIndexOf('</g>'))).toContain('実績 65.6％')
    const silent = content.indicators.find(({ years }) => years.every(({ target: set, result: got }) => set.kind !== 'set' && got.kind !== 'reported'))
    expect(silent === undefined || !page(`indicators/${silent.id}`).includes('<svg')).toBe(true)
  })

  test('call the main number where a service has none of its own, and say so', () => {
    const main = content.contacts.find(contact => contact.main)
    const silent = content.services.find(service => service.phone === '')
    expect(page(`services/${silent?.id}`)).toContain('未登録')
    expect(page(`services/${silent?.id}`)).toContain(`href="tel:${main?.phone}"`)
  })

  test('mark every summary as one', () => {
    const unmarked = content.services.filter(service => service.summary !== '' && !page(`services/${service.id}`).includes('<span class="sign">要約</span>'))
    expect(unmarked).toEqual([])
  })

  test('let no text of a city become markup', () => {
    const nasty = HOSTILE_TEXTS.join(' ')
    const plans = content.plans.map(plan => ({ ...plan, name: nasty, title: nasty, slogan: nasty, summary: nasty }))
    const services = content.services.slice(0, 1).map(service => ({ ...service, name: nasty, summary: nasty, type: nasty, organization: [nasty], note: nasty }))
    const city = content.city.map(each => ({ ...each, title: nasty }))
    for (const { body } of firstPages({ version: 1, created: '2026-11-21T00:00:00Z', content: { ...content, plans, services, city, initiatives: [] } })) {
      const tags = new Set([...body.text.matchAll(/<\/?([a-z][\w-]*)/gi)].map(([, tag]) => tag))
      expect([...tags].filter(tag => !['header', 'a', 'span', 'nav', 'main', 'article', 'p', 'h1', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'section', 'b', 'br', 'small', 'dl', 'dt', 'dd', 'div', 'figure', 'figcaption', 'svg', 'g', 'path', 'circle', 'text', 'table', 'thead', 'tbody', 'tr', 'th', 'td'].includes(tag ?? ''))).toEqual([])
      expect(body.text).not.toMatch(/<[^>]*\son\w+=/i)
    }
  })
})

describe('the app\'s own page', () => {
  const [home] = pages
  const filled = home ? fillPage(TEMPLATE, home, '/fukushi/') : ''

  test('holds the first page, its style, and the app itself last, so that nothing comes before what is read', () => {
    expect(filled).toContain('<div id="app" hidden></div>')
    expect(filled.indexOf('<style>')).toBeLessThan(filled.indexOf('<body>'))
    expect(filled.indexOf('/assets/index-1.js')).toBeGreaterThan(filled.indexOf('</main>'))
    expect(filled).toContain('<link rel="preload" as="style" data-with-app crossorigin href="/assets/index-1.css">')
    expect(filled.indexOf('modulepreload')).toBeGreaterThan(filled.indexOf('</main>'))
    expect(filled).not.toMatch(/noscript|<link rel="stylesheet"/)
  })

  test('leads to where the app lies on its host', () => {
    expect(filled).toContain('href="/fukushi/plans"')
    expect(filled).not.toContain('href="/plans"')
  })
})

describe('one page alone', () => {
  test('is the same as among all, at every address; a screen without one has none', () => {
    const edition = { version: 7, created: '2026-11-21T00:00:00Z', content }
    for (const address of ['', 'plans', 'plans/r2', 'plans/r2/goals/3', 'plans/r2/initiatives/4-1-2-10', 'indicators', 'indicators/inclusive-society', 'services'])
      expect(firstPageAt(edition, address)).toEqual(pages.find(each => each.address === address))
    expect(['search', 'notes', 'plans/r2/goals/99', 'plans/'].map(address => firstPageAt(edition, address))).toEqual([undefined, undefined, undefined, undefined])
  })

  test('has the reader\'s size and colours from its first letter on, and follows the device where none are chosen', () => {
    const [home] = pages
    const opened = (look?: { textSize: string, theme: string }) => home && /<html[^>]*>/.exec(fillPage(TEMPLATE, home, '/', look))?.[0]
    expect([opened(), opened({ textSize: 'standard', theme: 'auto' }), opened({ textSize: 'largest', theme: 'contrast' })])
      .toEqual(['<html lang="ja">', '<html lang="ja" data-text-size="standard">', '<html lang="ja" data-text-size="largest" data-theme="contrast">'])
  })
})

describe('a page kept on a device', () => {
  const [home] = pages
  const template = TEMPLATE.replace('</head>', '<meta name="begin-later" content="/assets/begin-later-1.js"></head>')
  const kept = home ? fillPage(template, home, '/', { textSize: 'standard', theme: 'auto' }) : ''

  test('asks for nothing of the app but what begins it once the page has been seen', () => {
    const asked = kept.replace(/<link data-later=[^>]*>|<script (?:async )?type="later"[^>]*><\/script>/g, '')
    expect(asked.match(/\/assets\/[^"]*/g)).toEqual(['/assets/begin-later-1.js', '/assets/begin-later-1.js'])
    expect(asked).toContain('<script type="module" crossorigin src="/assets/begin-later-1.js">')
    expect(kept.match(/data-later="[^"]*"/g)).toEqual(['data-later="preload"', 'data-later="modulepreload"'])
  })

  test('names the app itself before libraries that are run apart from it, and before what begins it', () => {
    expect([...kept.matchAll(/<script (?:async )?type="(\w+)"[^>]*src="([^"]*)"/g)].map(([, type, src]) => [type, src]))
      .toEqual([['later', '/assets/index-1.js'], ['later', '/assets/vue-1.js'], ['module', '/assets/begin-later-1.js']])
  })

  test('begins with a screenful, and says so until it has been seen; what the host sends is whole', () => {
    const long = pages.filter(({ body }) => body.text.replace(/<[^>]*>/g, '').length > 700)
    expect(long.length).toBeGreaterThan(10)
    for (const { address, body } of long) {
      const [first = '', rest = ''] = body.text.split('<div class="rest">')
      expect(first.replace(/<[^>]*>/g, '').length, address).toBeGreaterThanOrEqual(300)
      // What stands in the first part ends there.
      expect([first.match(/<(?:section|ul|dl|table)\b/g)?.length, rest.includes('第7版')]).toEqual([first.match(/<\/(?:section|ul|dl|table)>/g)?.length, true])
    }
    expect([kept, home ? fillPage(template, home, '/') : ''].map(text => text.includes('<html lang="ja" data-kept'))).toEqual([true, false])
  })

  test('leaves a table for its second frame that stands below the newest result, which it begins with', () => {
    const [first, rest] = page('plans/r2/initiatives/4-1-2-10').split('<div class="rest">')
    expect([first?.includes('年度）の実績'), first?.includes('<table'), rest?.includes('<table')]).toEqual([true, false, true])
  })

  test('is not drawn before all of it has been read: where it ends, and that nothing is drawn before, stands in its head', () => {
    const place = kept.match(/<link rel="expect" href="#([^"]+)" blocking="render">/)?.[1]
    expect(kept.indexOf('rel="expect"')).toBeLessThan(kept.indexOf('</head>'))
    expect(kept.match(new RegExp(`<[^>]* id="${place}"`, 'g'))).toHaveLength(1)
    // Its end is where the app's files are named: nothing that is read comes after it.
    expect(kept.slice(kept.indexOf('</main></div>'))).not.toMatch(/<(?:p|h1|h2|table)\b/)
    expect(kept.indexOf(`id="${place}"`)).toBeLessThan(kept.indexOf('<h1'))
  })

  test('is not what the host sends: there the app is asked for together with the page, and what has come is drawn at once', () => {
    expect(home && fillPage(template, home, '/')).not.toMatch(/data-later|type="later"|rel="expect"/)
  })
})

test('pages are the same whether their plans were laid out before or not', () => {
  const edition = { version: 7, created: '2026-11-21T00:00:00Z', content }
  const outlines = content.plans.flatMap(({ plan }) => outlinePlan(content, plan) ?? [])
  expect(firstPages({ ...edition, outlines })).toEqual(pages)
  expect(firstPages({ ...edition, outlines: [] }).length).toBeLessThan(pages.length)
})

test('the home page of a device that has everything says so, and that of everyone else does not', () => {
  const edition = { version: 7, created: '2026-11-21T00:00:00Z', content }
  expect(firstPageAt({ ...edition, bytes: 1_500_000 }, '')?.body.text).toContain('オフライン準備完了')
  expect(firstPageAt(edition, '')?.body.text).not.toContain('オフライン')
})
