import type { Page } from 'playwright-core'
import type { AxeReport } from './axe'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { ensureChromium } from '../browser'
import { AXE, AXE_RUN } from './axe'
import { leaveNotes } from './notes'
import { ownChecks, TEXT_SPACING } from './own-checks'
import { CHARTED, DRAWN, MAIN_SCREENS, SCREENS, UNFOLD_SOME } from './screens'
import { device, firstVisit, sharedStage } from './site'
import { goTo } from './go-to'

const stage = sharedStage()

/** How a screen is looked at. A zoom of 200 % halves what fits: 1180 px wide become 590. */
interface Look {
  readonly viewport: { readonly width: number, readonly height: number }
  readonly size?: 'large' | 'largest'
  readonly dark?: boolean
  /** A style of the reader's own. */
  readonly style?: string
  /** Every other screen is looked at like this, beginning with this one; without it all are. */
  readonly screens?: 0 | 1
  /** Axe runs on every other screen, beginning with this one: `npm run a11y` runs it on all of them in six looks. */
  readonly axe?: 0 | 1
}

const PHONE = { width: 390, height: 844 }
const TABLET = { width: 1180, height: 820 }
const NARROW = { width: 320, height: 640 }
const LOOKS = {
  'a phone': { viewport: PHONE, axe: 0 },
  'a tablet, dark': { viewport: TABLET, dark: true, axe: 1 },
  'a tablet with the largest text': { viewport: TABLET, size: 'largest', screens: 0 },
  'a 320 px phone': { viewport: NARROW, screens: 1 },
  'a 320 px phone with the largest text': { viewport: NARROW, size: 'largest' },
  'a phone lying on its side': { viewport: { width: 844, height: 390 }, screens: 0 },
  'a tablet zoomed to 200 %': { viewport: { width: 590, height: 410 }, screens: 1 },
  'a phone with the text spacing of WCAG 1.4.12': { viewport: PHONE, style: TEXT_SPACING },
} as const satisfies Readonly<Record<string, Look>>

type LookName = keyof typeof LOOKS
const NAMES = Object.keys(LOOKS).filter((name): name is LookName => name in LOOKS)

/** Findings of the one walk through all screens. */
const findings = { own: new Map<LookName, string[]>(), axe: new Map<LookName, string[]>(), visited: [] as string[] }

/** Opens a screen and waits until it is whole. */
async function show(page: Page, path: string): Promise<void> {
  await goTo(page, stage.site.url, path)
  await page.waitForFunction(DRAWN)
  await page.evaluate(UNFOLD_SOME)
  await page.waitForFunction(CHARTED)
}

/** Every screen is opened once and then looked at in every way: loading it is what takes long. */
async function visit(page: Page, path: typeof SCREENS[number]): Promise<void> {
  await show(page, path)
  const turn = SCREENS.indexOf(path) % 2
  for (const name of NAMES) {
    const look: Look = LOOKS[name]
    if (look.screens === 1 - turn)
      continue
    await page.setViewportSize(look.viewport)
    await page.emulateMedia({ colorScheme: look.dark ? 'dark' : 'light' })
    await page.evaluate(async ({ size, style }) => {
      document.documentElement.dataset.textSize = size
      document.querySelector('#own-style')?.remove()
      document.head.append(Object.assign(document.createElement('style'), { id: 'own-style', textContent: style }))
      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
    }, { size: look.size ?? 'standard', style: look.style ?? '' })
    const own = await page.evaluate(ownChecks)
    findings.own.get(name)?.push(...own.map(problem => `/${path} ${problem}`))
    if (look.axe === turn) {
      await page.evaluate(AXE)
      const { violations } = await page.evaluate<AxeReport>(AXE_RUN)
      findings.axe.get(name)?.push(...violations.map(problem => `/${path} ${problem}`))
    }
  }
  findings.visited.push(path)
}

describe('every screen', () => {
  beforeAll(async () => {
    for (const name of NAMES) {
      findings.own.set(name, [])
      findings.axe.set(name, [])
    }
    const context = await device(stage.browser, { viewport: PHONE, hasTouch: true, bypassCSP: true })
    const first = await firstVisit(context, stage.site)
    await leaveNotes(first, stage.site.url)
    const waiting = [...SCREENS]
    await Promise.all([first, await context.newPage()].map(async (page) => {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
        await visit(page, path)
    }))
    await context.close()
  }, 400_000)

  test('is visited once', () => {
    expect(findings.visited.toSorted()).toEqual([...SCREENS].sort())
  })

  test.each(NAMES.filter(name => 'axe' in LOOKS[name]))('axe finds nothing on %s', (name) => {
    expect(findings.axe.get(name)).toEqual([])
  })

  test.each(NAMES)('on %s no text is small or cut off, no target is small, nothing scrolls sideways', (name) => {
    expect(findings.own.get(name)).toEqual([])
  })
})

/** Chromium as a reader set it up: the size of text is in its profile, as the settings page of the browser writes it. */
async function withBrowserText(pixels: number, look: { readonly viewport: { readonly width: number, readonly height: number } }, play: (page: Page) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'navi-profile-'))
  mkdirSync(join(profile, 'Default'))
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ webkit: { webprefs: { default_font_size: pixels } } }))
  const context = await chromium.launchPersistentContext(profile, { executablePath: ensureChromium(), args: ['--no-sandbox', '--disable-gpu'], locale: 'ja-JP', bypassCSP: true, ...look })
  await play(await firstVisit(context, stage.site))
  await context.close()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
}

/** Sizes of text in pixels: the browser's own, and the app's at each of its three steps. */
function textSizes(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => ['standard', 'large', 'largest'].map((size) => {
    document.documentElement.dataset.textSize = size
    return Math.round(Number.parseFloat(getComputedStyle(document.body).fontSize) * 10) / 10
  }))
}

test.each([
  [20, 'a phone', PHONE, [22.5, 27.5, 32.5]],
  [32, 'a tablet', TABLET, [36, 44, 52]],
] as const)('text set to %i px in the browser makes every size larger, and nothing is cut off on %s', async (pixels, _, viewport, sizes) => {
  await withBrowserText(pixels, { viewport }, async (page) => {
    expect(await textSizes(page)).toEqual(sizes)
    const found: string[] = []
    for (const path of MAIN_SCREENS) {
      await show(page, path)
      found.push(...(await page.evaluate(ownChecks)).map(problem => `/${path} ${problem}`))
    }
    expect(found).toEqual([])
  })
})
