import type { Browser, Page } from 'playwright-core'
import type { HelpPicture } from '../../src/ui/help-topics'
import type { TestSite } from './site'
import { join } from 'node:path'
import { HELP_PICTURE_SIZE } from '../../src/ui/help-topics'
import { LAST_PART } from './notes'
import { device, firstVisit } from './site'

/** Where the help's pictures lie, and what was on the screens when they were taken. */
export const PICTURE_FOLDER = 'src/ui/help-pictures'
export const RECORD = 'tests/e2e/help-pictures.json'
export const pictureFile = (name: HelpPicture) => join(PICTURE_FOLDER, `${name}.webp`)

/** The day on every picture, so that dates do not change them. */
export const EDITION_MADE = '2026-11-20T00:00:00Z'
export const PICTURE_DAY = '2026-11-21T01:00:00Z'

/** Where a picture is taken and what is at its top; without `top` it is the beginning of the screen. */
interface Shot {
  readonly path: string
  readonly top?: string
  readonly before?: (page: Page) => Promise<void>
}

/** Every picture of the help. */
export const SHOTS: Readonly<Record<HelpPicture, Shot>> = {
  goal: { path: 'plans/r2/goals/3', top: 'h2:text("評価がC・Dの取組と、その年の状況")' },
  initiative: { path: 'plans/r2/initiatives/4-1-2-10', top: '[data-page-title]' },
  search: { path: 'search?q=4-1-2-10', top: 'form[role=search]' },
  services: { path: 'services', top: 'h2:text("困りごとから選ぶ")' },
  call: { path: 'services/tsudoi-hiroba' },
  indicator: { path: 'indicators/inclusive-society', top: 'p:has-text("令和6年度は目標")' },
  source: {
    path: 'plans/r2/initiatives/4-1-2-10',
    top: 'details.source[open]',
    before: page => page.locator('details.source > summary').first().click(),
  },
  crosswalk: { path: 'crosswalk?by=item', top: 'table tbody tr' },
  hand: { path: 'plans/r2/goals/3', top: 'article footer' },
  reading: { path: 'settings' },
  device: {
    path: 'settings',
    top: 'dt:text("受け取った日時")',
    // The browser says a little later whether it keeps the data.
    before: page => page.getByRole('button', { name: '消さないようブラウザーに頼む' }).waitFor(),
  },
}

/** A piece of text on the screen, and whether it is in the picture. */
interface Piece {
  readonly text: string
  readonly inView: boolean
}

/** The words of a picture by the part of the page they stand in. */
export type PictureText = Readonly<Record<string, readonly string[]>>

/** A phone that has the edition and opens every screen as on the day of the pictures. */
export async function openCamera(browser: Browser, site: TestSite): Promise<Page> {
  const context = await device(browser, { viewport: HELP_PICTURE_SIZE, hasTouch: true, isMobile: true, colorScheme: 'light', reducedMotion: 'reduce' })
  await context.clock.setFixedTime(PICTURE_DAY)
  site.setClock(PICTURE_DAY)
  return firstVisit(context, site)
}

/** Shows what a picture shows. */
export async function pose(page: Page, site: TestSite, { path, top, before }: Shot): Promise<void> {
  await page.goto(site.url + path)
  await page.locator(LAST_PART).waitFor({ state: 'attached' })
  await page.waitForFunction(() => [...document.querySelectorAll('canvas')].every(canvas => canvas.style.width !== ''))
  await before?.(page)
  if (top !== undefined)
    await page.locator(top).first().evaluate(element => window.scrollTo(0, element.getBoundingClientRect().top + window.scrollY - 8))
}

/** Every piece of text a reader could see, by the part of the page: the header, the menu, the main part. */
export function piecesOf(page: Page): Promise<Readonly<Record<string, readonly Piece[]>>> {
  return page.evaluate(() => Object.fromEntries(['header.header', 'nav.nav', 'main'].map((part) => {
    const root = document.querySelector(part)
    const pieces: { text: string, inView: boolean }[] = []
    const walker = root && document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker?.nextNode()) {
      const text = walker.currentNode.textContent?.replace(/\s+/g, ' ').trim()
      const element = walker.currentNode.parentElement
      if (!text || !element?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || element.closest('.visually-hidden'))
        continue
      const range = document.createRange()
      range.selectNode(walker.currentNode)
      const { top, bottom, height } = range.getBoundingClientRect()
      pieces.push({ text, inView: height > 0 && top >= 0 && bottom <= window.innerHeight })
    }
    return [part, pieces]
  })))
}

/** The words that are whole in the picture: a run without a gap in each part of the page. */
export function recordOf(pieces: Readonly<Record<string, readonly Piece[]>>): PictureText {
  return Object.fromEntries(Object.entries(pieces).map(([part, all]) => {
    const first = all.findIndex(piece => piece.inView)
    const last = all.findLastIndex(piece => piece.inView)
    return [part, first < 0 ? [] : all.slice(first, last + 1).map(piece => piece.text)]
  }))
}

/** Parts of the page where the recorded words no longer stand one after the other. */
export function agedParts(record: PictureText, pieces: Readonly<Record<string, readonly Piece[]>>): readonly string[] {
  return Object.entries(record).flatMap(([part, words]) => {
    const now = `\n${(pieces[part] ?? []).map(piece => piece.text).join('\n')}\n`
    return now.includes(`\n${words.join('\n')}\n`) || words.length === 0 ? [] : [part]
  })
}

/** The screen as WebP, made by the browser's own encoder. */
export async function develop(page: Page): Promise<Buffer> {
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  const darkroom = await page.context().browser()?.newPage()
  if (!darkroom)
    throw new Error('the browser is gone')
  const webp = await darkroom.evaluate(async (source) => {
    const image = new Image()
    image.src = source
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    canvas.getContext('2d')?.drawImage(image, 0, 0)
    return canvas.toDataURL('image/webp', 0.5)
  }, `data:image/png;base64,${png.toString('base64')}`)
  await darkroom.close()
  return Buffer.from(webp.replace('data:image/webp;base64,', ''), 'base64')
}
