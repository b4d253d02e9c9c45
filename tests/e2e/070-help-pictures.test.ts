import type { Page } from 'playwright-core'
import type { HelpPicture } from '../../src/ui/help-topics'
import type { PictureText } from './help-pictures'
import type { TestSite } from './site'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HELP_PICTURE_SIZE, HELP_PICTURES } from '../../src/ui/help-topics'
import { agedParts, develop, EDITION_MADE, openCamera, PICTURE_FOLDER, pictureFile, piecesOf, pose, RECORD, recordOf, SHOTS } from './help-pictures'
import { device, firstVisit, openSite, PHONE, sharedBrowser } from './site'

/** `npm run pictures` takes the pictures anew; otherwise they are only held against the screens. */
const TAKE = process.env.HELP_PICTURES === 'take'
const AGED = '絵が古くなりました。npm run pictures で作り直してください'

const stage = sharedBrowser()
let site: TestSite
let camera: Page
const record: Record<string, PictureText> = TAKE || !existsSync(RECORD) ? {} : JSON.parse(readFileSync(RECORD, 'utf8'))

beforeAll(async () => {
  site = await openSite(EDITION_MADE)
  camera = await openCamera(stage.browser, site)
  mkdirSync(PICTURE_FOLDER, { recursive: true })
})
afterAll(async () => {
  await camera.context().close()
  await site.remove()
  if (TAKE)
    writeFileSync(RECORD, `${JSON.stringify(record, null, 2)}\n`)
})

async function takePicture(name: HelpPicture): Promise<void> {
  writeFileSync(pictureFile(name), await develop(camera))
  record[name] = recordOf(await piecesOf(camera))
}

describe('a picture of the help still shows what is on the screen', () => {
  test.each(HELP_PICTURES)('%s', async (name) => {
    await pose(camera, site, SHOTS[name])
    if (TAKE)
      await takePicture(name)
    const words = record[name]
    expect(words?.main?.length ?? 0, AGED).toBeGreaterThan(0)
    // A screen may still say that it looks for an edition: it has aged only if it stays different.
    await expect.poll(async () => {
      const now = await piecesOf(camera)
      return agedParts(words ?? {}, now).map(part => ({ part, recorded: words?.[part], now: now[part]?.map(piece => piece.text) }))
    }, { message: AGED }).toEqual([])
  })
})

test('the pictures are phone screens, small enough to be fetched when the help is opened, and no others lie there', () => {
  const sizes = HELP_PICTURES.map((name) => {
    const bytes = readFileSync(pictureFile(name))
    expect([name, bytes.toString('latin1', 0, 4), bytes.toString('latin1', 8, 15)]).toEqual([name, 'RIFF', 'WEBPVP8'])
    return [name, bytes.byteLength] as const
  })
  expect(sizes.filter(([, size]) => size > 40_000)).toEqual([])
  expect(sizes.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(250_000)
  expect(readdirSync(PICTURE_FOLDER).sort()).toEqual(HELP_PICTURES.map(name => `${name}.webp`).sort())
})

/** The pictures on the screen, as far as they have come. */
function picturesOf(page: Page): Promise<readonly { readonly name: string | undefined, readonly width: number, readonly height: number, readonly words: boolean }[]> {
  return page.locator('[data-help-picture]').evaluateAll(images => images.flatMap((image) => {
    if (!(image instanceof HTMLImageElement))
      return []
    image.loading = 'eager'
    return [{ name: /([a-z]+)-[^/]+\.webp$/.exec(image.src)?.[1], width: image.naturalWidth, height: image.naturalHeight, words: image.alt.length > 10 }]
  }))
}

/** How many pictures the device keeps. */
function keptPictures(page: Page): Promise<number> {
  return page.evaluate(async () => (await (await caches.open('used-files')).keys()).filter(({ url }) => url.endsWith('.webp')).length)
}

test('the help is read in words without a connection; opened with one, it has all of its pictures from then on', async () => {
  const context = await device(stage.browser, PHONE)
  const page = await firstVisit(context, site)
  expect(await keptPictures(page)).toBe(0)
  await site.stop()
  await page.goto(`${site.url}help`)
  await page.locator('[data-help-picture]').first().waitFor()
  expect(await picturesOf(page)).toHaveLength(HELP_PICTURES.length)
  expect((await picturesOf(page)).filter(({ words }) => !words)).toEqual([])
  await site.restart()
  await page.reload()
  await expect.poll(() => keptPictures(page)).toBe(HELP_PICTURES.length)
  await site.stop()
  await page.reload()
  await page.locator('[data-help-picture]').first().waitFor()
  await expect.poll(async () => (await picturesOf(page)).every(({ width }) => width > 0)).toBe(true)
  expect((await picturesOf(page)).toSorted((a, b) => String(a.name).localeCompare(String(b.name)))).toEqual([...HELP_PICTURES].sort().map(name => ({ name, ...HELP_PICTURE_SIZE, words: true })))
  await site.restart()
  await context.close()
})

test('over Wi-Fi a later visit brings the pictures of the help unasked', async () => {
  const context = await device(stage.browser, PHONE)
  await context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { type: 'wifi' } }))
  const first = await firstVisit(context, site)
  expect(await keptPictures(first)).toBe(0)
  await first.goto(`${site.url}settings`)
  await first.getByRole('heading', { level: 1, name: '設定' }).waitFor()
  await expect.poll(() => keptPictures(first)).toBe(HELP_PICTURES.length)
  await context.close()
})

describe('a picture has aged', () => {
  const pieces = (words: readonly string[]) => ({ main: words.map(text => ({ text, inView: true })) })

  test.each([
    ['a changed word', ['計画', '目標一']],
    ['a word that is gone', ['計画']],
    ['a word put between', ['計画', '新しい', '目標1']],
    ['words the other way round', ['目標1', '計画']],
  ])('with %s', (_, now) => {
    expect(agedParts({ main: ['計画', '目標1'] }, pieces(now))).toEqual(['main'])
  })

  test('but not with what is outside of it', () => {
    expect(agedParts({ main: ['計画', '目標1'] }, pieces(['前', '計画', '目標1', '後']))).toEqual([])
  })
})
