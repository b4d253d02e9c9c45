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
    const aged = agedParts(words ?? {}, await piecesOf(camera))
    expect(aged.map(part => ({ part, recorded: words?.[part] })), AGED).toEqual([])
  })
})

test('the pictures are phone screens, small enough to be stored on every device, and no others lie there', () => {
  const sizes = HELP_PICTURES.map((name) => {
    const bytes = readFileSync(pictureFile(name))
    expect([name, bytes.toString('latin1', 0, 4), bytes.toString('latin1', 8, 15)]).toEqual([name, 'RIFF', 'WEBPVP8'])
    return [name, bytes.byteLength] as const
  })
  expect(sizes.filter(([, size]) => size > 40_000)).toEqual([])
  expect(sizes.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(250_000)
  expect(readdirSync(PICTURE_FOLDER).sort()).toEqual(HELP_PICTURES.map(name => `${name}.webp`).sort())
})

test('the help shows every picture, in words too, also where there is no connection', async () => {
  const context = await device(stage.browser, PHONE)
  const page = await firstVisit(context, site)
  await site.stop()
  await page.goto(`${site.url}help`)
  const pictures = page.locator('[data-help-picture]')
  await pictures.first().waitFor()
  await pictures.evaluateAll(images => images.forEach(image => image.setAttribute('loading', 'eager')))
  const shown = () => pictures.evaluateAll(images => images.flatMap(image => image instanceof HTMLImageElement ? [{ file: image.src.split('/').at(-1), width: image.naturalWidth, height: image.naturalHeight, words: image.alt.length > 10 }] : []))
  await expect.poll(async () => (await shown()).every(({ width }) => width > 0)).toBe(true)
  expect((await shown()).sort((a, b) => String(a.file).localeCompare(String(b.file)))).toEqual([...HELP_PICTURES].sort().map(name => ({ file: `${name}.webp`, ...HELP_PICTURE_SIZE, words: true })))
  await site.restart()
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
