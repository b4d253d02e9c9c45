import type { BrowserContextOptions, Page } from 'playwright-core'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { device, firstVisit, PHONE, sharedStage, TABLET } from './site'

const SCREENS = [
  '',
  'plans',
  'plans/r2',
  'plans/r8',
  'plans/r2/goals/3',
  'plans/r8/goals/3',
  'plans/r2/initiatives/4-1-2-10',
  'plans/r2/initiatives/4-1-5-13',
  'plans/r2/initiatives/6-2-1-1',
  'indicators',
  'indicators/consult-nearby',
  'indicators/volunteer-groups',
  'initiatives',
  'evaluation',
  'evaluation/2020?by=kind',
  'evaluation/2022',
  'initiatives?grade=D',
  'plans/r2/goals/4',
  'departments',
  'departments/福祉総務課',
  'crosswalk',
  'programmes',
  'programmes/健福-06',
  'meetings',
  'meetings/2024-01-11-renrakukai',
  'services',
  'services?need=money&audience=elderly',
  'services?need=childcare&audience=elderly',
  'services/kodomo-kirakira',
  'services/tsudoi-hiroba',
  'glossary',
  'discrepancies',
  'sources',
  'sources/meeting-2024-01-11#line-53',
  'search?q=見守り',
  'settings',
  'no-such-page',
] as const

/** The screens in parts, so that no test takes long. */
const PARTS = Array.from({ length: Math.ceil(SCREENS.length / 10) }, (_, part) => [part * 10 + 1, Math.min(part * 10 + 10, SCREENS.length)] as const)

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const stage = sharedStage()

/** Opens a screen and waits until it is whole: title, footer, and the chart where there is one. */
async function show(page: Page, path: string): Promise<void> {
  await page.goto(stage.site.url + path)
  await page.locator('article footer').waitFor()
  await page.evaluate(() => document.fonts.ready)
  const unfolded = await page.evaluate(() => {
    for (const details of document.querySelectorAll('main details'))
      details.setAttribute('open', '')
    return document.querySelectorAll('canvas').length
  })
  if (unfolded > 0)
    await page.waitForFunction(() => [...document.querySelectorAll('canvas')].every(canvas => canvas.style.width !== ''))
}

interface AxeResult { readonly violations: readonly { readonly id: string, readonly nodes: readonly { readonly html: string }[] }[] }

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const result = await page.evaluate(() => (window as unknown as { axe: { run: (options: object) => Promise<AxeResult> } }).axe.run({
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }))
  return result.violations.flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html.slice(0, 160)}`))
}

describe.each([
  ['a phone, light', { ...PHONE, colorScheme: 'light' }],
  ['a tablet, dark', { ...TABLET, colorScheme: 'dark' }],
] as const satisfies readonly (readonly [string, BrowserContextOptions])[])('on %s', (_, options) => {
  test.each(PARTS)('axe finds nothing on screens %i to %i', async (from, to) => {
    const context = await device(stage.browser, { ...options, bypassCSP: true })
    const page = await firstVisit(context, stage.site)
    const found: string[] = []
    for (const path of SCREENS.slice(from - 1, to)) {
      await show(page, path)
      found.push(...(await violations(page)).map(violation => `/${path} ${violation}`))
    }
    expect(found).toEqual([])
    await context.close()
  })
})

/** Text under 16 px, targets under 44 px and whatever makes the page scroll sideways: what axe does not see. */
function ownChecks(): string[] {
  const found: string[] = []
  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth)
    found.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`)
  const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest('.visually-hidden')
  for (const element of document.querySelectorAll('body *')) {
    const ownText = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    if (ownText && seen(element) && !(element instanceof SVGElement) && Number.parseFloat(getComputedStyle(element).fontSize) < 16)
      found.push(`small text: ${element.outerHTML.slice(0, 100)}`)
  }
  for (const target of document.querySelectorAll('a[href], button, summary, input, select')) {
    if (!seen(target) || target.classList.contains('skip'))
      continue
    const choice = target instanceof HTMLInputElement && /radio|checkbox/.test(target.type)
    const area = (choice && target.labels?.[0]) || target
    const { width, height } = area.getBoundingClientRect()
    const inSentence = target.matches('.term') || (target instanceof HTMLAnchorElement && getComputedStyle(target).display === 'inline')
    if (!inSentence && (height < 43.5 || width < 24))
      found.push(`small target ${Math.round(width)}×${Math.round(height)}: ${target.outerHTML.slice(0, 100)}`)
    if (inSentence && height < 24)
      found.push(`small link: ${target.outerHTML.slice(0, 100)}`)
  }
  for (const canvas of document.querySelectorAll('canvas')) {
    const label = document.getElementById(canvas.getAttribute('aria-labelledby') ?? '')
    if (!label?.textContent?.trim())
      found.push('a chart without its sentence')
    if (!canvas.closest('article')?.querySelector('table'))
      found.push('a chart without its table')
  }
  for (const word of (document.body.textContent ?? '').match(/[一-龠]\u3000[一-龠]/g) ?? [])
    found.push(`spaced word: ${word}`)
  return found
}

test.each([
  ['a 320 px phone', { viewport: { width: 320, height: 640 } }, 'standard'],
  ['a 320 px phone with the largest text', { viewport: { width: 320, height: 640 } }, 'largest'],
  ['a phone with the largest text', PHONE, 'largest'],
  ['a tablet with the largest text', TABLET, 'largest'],
  ['a phone lying on its side', { viewport: { width: 844, height: 390 } }, 'standard'],
] as const)('on %s nothing is too small and nothing scrolls sideways', async (_, options, size) => {
  const context = await device(stage.browser, options)
  await context.addInitScript(chosen => localStorage.setItem('setting-text-size', chosen), size)
  const page = await firstVisit(context, stage.site)
  const found: string[] = []
  for (const path of SCREENS) {
    await show(page, path)
    found.push(...(await page.evaluate(ownChecks)).map(problem => `/${path} ${problem}`))
  }
  expect(found).toEqual([])
  await context.close()
})

test('with the spacing of WCAG 1.4.12 nothing is clipped and nothing scrolls sideways', async () => {
  const context = await device(stage.browser, { ...PHONE, bypassCSP: true })
  const page = await firstVisit(context, stage.site)
  const found: string[] = []
  for (const path of SCREENS) {
    await show(page, path)
    await page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }' })
    found.push(...await page.evaluate(at => document.documentElement.scrollWidth > document.documentElement.clientWidth ? [at] : [], path))
  }
  expect(found).toEqual([])
  await context.close()
})

test('the keyboard reaches everything: skip link first, a visible ring, no trap', async () => {
  const context = await device(stage.browser, TABLET)
  const page = await firstVisit(context, stage.site)
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('本文へ移動')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  const reached = new Set<string>()
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(() => {
      const element = document.activeElement
      const style = element && getComputedStyle(element)
      return { text: element?.textContent?.trim() ?? '', ring: style?.outlineStyle !== 'none' && Number.parseFloat(style?.outlineWidth ?? '0') >= 3 }
    })
    expect(focus.ring).toBe(true)
    reached.add(focus.text)
  }
  expect(reached.size).toBeGreaterThan(8)
  await context.close()
})
