import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { enter, missed, standing, tabTo } from './keyboard'
import { LAST_PART, leaveNotes, wholeScreen } from './notes'
import { mainText, sharedStage, TABLET } from './site'

const stage = sharedStage()
const CODE = '取組番号 3-2-2-1'

/** A tablet with a keyboard; nothing here is ever clicked. */
async function begin(path = ''): Promise<Page> {
  return stage.reader(TABLET, path)
}

/** What has the focus, in its own words. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
}

test('the skip link comes first and leads past the menu', async () => {
  const page = await begin()
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('本文へ移動')
  expect(await standing(page)).toMatchObject({ ring: true, seen: true })
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
})

test.each(['', 'settings', 'services', 'search?q=見守り', 'indicators/consult-nearby', 'plans/r2', 'notes'])('Tab goes through the whole of /%s and comes out again, each stop seen and in the order of the page', async (path) => {
  const page = await begin(path === 'notes' ? '' : path)
  if (path === 'notes') {
    await leaveNotes(page, stage.site.url)
    await page.goto(stage.site.url + path)
  }
  await wholeScreen(page)
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement)
      document.activeElement.blur()
  })
  const wrong: string[] = []
  let stops = 0
  for (; stops < 400; stops++) {
    await page.keyboard.press('Tab')
    if (stops > 0 && await page.evaluate(() => document.activeElement === document.body || document.activeElement?.matches('.skip')))
      break
    const { told, ring, seen, onward } = await standing(page)
    // On the search screen the box has the focus from the start, and Tab goes on from there.
    if (!ring || !seen || (!onward && stops > 1))
      wrong.push(`${told} ring ${ring} seen ${seen} onward ${onward}`)
  }
  expect(wrong).toEqual([])
  expect(stops).toBeGreaterThan(8)
  expect(stops).toBeLessThan(400)
  expect(path.startsWith('search') ? [] : await missed(page)).toEqual([])
})

test('the C and D items of goal 3 are found, and why', async () => {
  const page = await begin()
  await enter(page, page.getByRole('main').getByRole('link', { name: '目標3 地域における福祉活動や人材への支援' }))
  await page.getByRole('heading', { level: 1, name: '地域における福祉活動や人材への支援' }).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  await enter(page, page.locator('article').getByRole('link', { name: /^3-2-2-1 / }))
  await page.getByText(CODE).waitFor()
  expect(await mainText(page)).toContain('コロナの影響についての記載があります')
})

test('from the record of a meeting an item is opened', async () => {
  const page = await begin('meetings/2024-01-11-renrakukai')
  await enter(page, page.locator('article a[href*="/initiatives/"]:visible'))
  await page.getByText(/取組番号 \d/).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
})

test('from a need to a phone link in three choices', async () => {
  const page = await begin()
  await enter(page, page.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: '相談先' }))
  await enter(page, page.locator('[data-needs]').getByRole('link', { name: /介護・医療/ }))
  await enter(page, page.locator('[data-service]').getByRole('link', { name: '要介護高齢者の緊急ショートステイ' }))
  await page.getByRole('heading', { level: 1, name: '要介護高齢者の緊急ショートステイ' }).waitFor()
  await tabTo(page, page.locator('[data-call] a[href^="tel:"]'))
})

test('a word is searched, a hit opened, and the way back finds both again', async () => {
  const page = await begin()
  await enter(page, page.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: 'さがす' }))
  const box = page.getByRole('searchbox', { name: 'ことば・番号を入れてください' })
  await expect.poll(() => box.evaluate(element => element === document.activeElement)).toBe(true)
  await page.keyboard.insertText('ぜったいにないことば')
  await page.getByText('見つかりませんでした').first().waitFor()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText('4-1-2-10')
  await enter(page, page.locator('.hits').getByRole('link', { name: /障害者雇用対策事業/ }))
  await page.getByRole('heading', { level: 1, name: '障害者雇用対策事業' }).waitFor()
  await page.goBack()
  await expect.poll(() => box.inputValue()).toBe('4-1-2-10')
})

test('text size and colours are chosen, nothing else moves, and erasing is asked about first', async () => {
  const page = await begin('settings')
  const look = () => page.evaluate(() => ({ ...document.documentElement.dataset }))
  const address = page.url()
  await tabTo(page, page.locator('input[name="text-size"]:checked'))
  await page.keyboard.press('ArrowRight')
  expect(await look()).toMatchObject({ textSize: 'large' })
  await tabTo(page, page.locator('input[name="theme"]:checked'))
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  expect(await look()).toMatchObject({ theme: 'dark' })
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('theme')
  expect(page.url()).toBe(address)
  await enter(page, page.getByRole('button', { name: '端末のデータを消去' }))
  const question = page.getByRole('dialog')
  await question.waitFor()
  for (let step = 0; step < 5; step++) {
    expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null)).toBe(true)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Escape')
  await question.waitFor({ state: 'hidden' })
  expect(await focused(page)).toBe('端末のデータを消去')
  // The browser tells the app a moment after the dialog is gone; nobody presses Enter sooner than two pictures later.
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  await page.keyboard.press('Enter')
  await question.waitFor()
  expect(await focused(page)).toBe('やめる')
  await page.keyboard.press('Enter')
  await question.waitFor({ state: 'hidden' })
  expect(await focused(page)).toBe('端末のデータを消去')
  expect(await page.locator('[data-edition]').innerText()).toBe('第1版')
})

test('the crosswalk is read both ways', async () => {
  const page = await begin('plans/r2/initiatives/4-1-5-13')
  await enter(page, page.getByRole('link', { name: '新旧対照でこの取組を見る' }))
  const item = page.locator('#item-4-1-5-13')
  await item.waitFor()
  await enter(page, item.getByRole('link', { name: /^1-2-4 / }))
  await page.getByRole('heading', { level: 1, name: '地域で安心して暮らし、活動できるまちづくりの推進' }).waitFor()
  await enter(page, page.locator('#kind-1-2-4').getByRole('link', { name: /4-1-5-13/ }))
  await page.getByText('取組番号 4-1-5-13').waitFor()
})

test('a term is explained, the explanation closed, and the reader is still at the word', async () => {
  const page = await begin('plans/r2/initiatives/1-1-2-3')
  await tabTo(page, page.getByRole('button', { name: '基幹相談支援センター（用語の説明）' }))
  await page.locator('[data-tip]').waitFor()
  await page.keyboard.press('Escape')
  expect(await page.locator('[data-tip]').count()).toBe(0)
  expect(await focused(page)).toBe('基幹相談支援センター')
  await page.keyboard.press('Enter')
  await page.locator('[data-tip]').waitFor()
  await enter(page, page.locator('[data-tip]').getByRole('link', { name: '用語集でくわしく見る' }))
  await page.getByRole('heading', { level: 1, name: '用語集' }).waitFor()
})

test('a chart is walked by arrows, and says what it stands on', async () => {
  const page = await begin('indicators/consult-nearby')
  await page.locator('canvas[style*="width"]').first().waitFor()
  await tabTo(page, page.getByRole('application'))
  await page.keyboard.press('ArrowRight')
  const said = page.locator('figure [role="status"]').first()
  await expect.poll(() => said.innerText()).toMatch(/年度/)
  const first = await said.innerText()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => said.innerText()).not.toBe(first)
})

type Colour = readonly [number, number, number]

/** How far around a box its ring is looked for, in CSS pixels. */
const ROUND_IT = 12

/** Colours across the middle of each side of a box, from 10 px inside to 10 px outside in steps of half a pixel, with the focus and without it. */
interface RingPixels { readonly with: readonly (readonly Colour[])[], readonly without: readonly (readonly Colour[])[] }

/** Reads two screenshots of a page with two device pixels to one. */
async function ringPixels(reader: Page, shots: readonly [Buffer, Buffer], box: { readonly left: number, readonly top: number, readonly right: number, readonly bottom: number }): Promise<RingPixels> {
  const [with_, without] = await reader.evaluate(async ({ images, box }) => {
    const read = async (base64: string) => {
      const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))]))
      const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
      pen?.drawImage(picture, 0, 0)
      const [middle, centre] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
      const sides = [[middle, box.top, 0, -1], [box.right, centre, 1, 0], [middle, box.bottom, 0, 1], [box.left, centre, -1, 0]] as const
      return sides.map(([x, y, right, down]) => Array.from({ length: 40 }, (_, index) => {
        const step = index - 20
        const [r = 0, g = 0, b = 0] = pen?.getImageData(Math.round((x + right * step / 2) * 2), Math.round((y + down * step / 2) * 2), 1, 1).data ?? []
        return [r, g, b] as const
      }))
    }
    return Promise.all(images.map(read))
  }, { images: shots.map(shot => shot.toString('base64')), box })
  return { with: with_ ?? [], without: without ?? [] }
}

const apart = (a: Colour, b: Colour) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

/** Relative luminance and contrast, as WCAG defines them. */
function contrast(a: Colour, b: Colour): number {
  const light = (colour: Colour) => {
    const [r, g, b] = colour.map(part => part / 255).map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    return .2126 * (r ?? 0) + .7152 * (g ?? 0) + .0722 * (b ?? 0)
  }
  const [high = 0, low = 0] = [light(a), light(b)].sort((one, other) => other - one)
  return (high + .05) / (low + .05)
}

/** How many sides of the ring are drawn: a line of 4 px that stands out from the page and, along it, a second of 2 px in another colour. */
function ringSides(pixels: RingPixels, outer: Colour, inner: Colour): number {
  return pixels.with.filter((side, index) => {
    const changed = side.map((colour, step) => ({ colour, before: pixels.without[index]?.[step] ?? colour })).filter(({ colour, before }) => apart(colour, before) > 40)
    const line = changed.filter(({ colour, before }) => apart(colour, outer) < 40 && contrast(colour, before) >= 3)
    const second = changed.filter(({ colour }) => apart(colour, inner) < 40)
    return line.length >= 6 && second.length >= 2
  }).length
}

describe.each([
  ['light', [0, 0, 0], [255, 212, 61]],
  ['dark', [255, 255, 255], [122, 92, 0]],
] as const)('in %s colours', (scheme, outer, inner) => {
  test.each([
    ['links of the menu and the page, and a button', '', ['nav.menu a', '.job', 'article footer .button']],
    ['a radio button', 'settings', ['input[type="radio"]:checked', '.button[data-type="danger"]:visible']],
    ['a choice from a list', 'services?need=money', ['select']],
    ['a box to write in and a chip', 'search?q=見守り', ['main input', '.chip']],
    ['what folds', 'indicators/consult-nearby', ['article summary']],
  ] as const)(`the ring around what has the focus is seen in a screenshot, %s`, async (_, path, controls) => {
    const page = await stage.reader({ ...TABLET, colorScheme: scheme, deviceScaleFactor: 2 })
    const reader = await page.context().newPage()
    await page.goto(stage.site.url + path)
    await page.locator(LAST_PART).waitFor({ state: 'attached' })
    for (const control of controls) {
      const place = page.locator(control).first()
      await place.scrollIntoViewIfNeeded()
      await place.focus()
      await page.keyboard.press('Shift+Tab')
      await page.keyboard.press('Tab')
      expect(await place.evaluate(element => element === document.activeElement), control).toBe(true)
      const { left, top, right, bottom } = await place.evaluate(element => (element.matches('[type="search"]') ? element.parentElement ?? element : element).getBoundingClientRect().toJSON())
      // Only what is looked at: a picture of the whole page with four times the pixels takes a second each.
      const clip = { x: Math.max(0, left - ROUND_IT), y: Math.max(0, top - ROUND_IT), width: right - left + 2 * ROUND_IT, height: bottom - top + 2 * ROUND_IT }
      const lit = await page.screenshot({ clip })
      await place.evaluate((element) => {
        if (element instanceof HTMLElement)
          element.blur()
      })
      const pixels = await ringPixels(reader, [lit, await page.screenshot({ clip })], { left: left - clip.x, top: top - clip.y, right: right - clip.x, bottom: bottom - clip.y })
      expect(ringSides(pixels, outer, inner), control).toBeGreaterThanOrEqual(3)
    }
  })
})
