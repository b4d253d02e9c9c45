import type { Page } from 'playwright-core'
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { device, PHONE, sharedStage, TABLET } from './site'

const stage = sharedStage()

/** Of one indicator the middle year loses its result: 52.7, 53.2, none, 57.7. */
beforeAll(async () => {
  await stage.site.publishEdit('indicator-results.csv', text => text.replace('consult-nearby,2023,64.4,51.8', 'consult-nearby,2023,64.4,未実施'))
})

const GAPPED = 'indicators/consult-nearby'
const LIGHT_RESULT = [0, 23, 193] as const
const DARK_RESULT = [169, 199, 255] as const

/** The columns of the canvas, from left to right, that have a pixel of exactly this colour. */
async function columnsOf(page: Page, colour: readonly [number, number, number]): Promise<readonly number[]> {
  return page.locator('[data-walk] canvas').evaluate((canvas, [red, green, blue]) => {
    const { width, height } = canvas as HTMLCanvasElement
    const { data } = (canvas as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height) ?? { data: [] }
    return Array.from({ length: width }, (_, x) => x).filter(x => Array.from({ length: height }, (_, y) => (y * width + x) * 4)
      .some(at => data[at] === red && data[at + 1] === green && data[at + 2] === blue && data[at + 3] === 255))
  }, colour)
}

async function shown(page: Page, colour: readonly [number, number, number] = LIGHT_RESULT): Promise<void> {
  await page.locator('[data-walk] canvas').waitFor()
  await expect.poll(async () => (await columnsOf(page, colour)).length).toBeGreaterThan(10)
}

async function save(page: Page, kind: 'png' | 'svg' | 'csv'): Promise<{ readonly name: string, readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-chart] [data-save="${kind}"]`).first().click()])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

/** What a browser makes of a file of SVG. */
async function readSvg(page: Page, text: string): Promise<{ readonly faults: number, readonly strokes: readonly number[], readonly circles: number, readonly words: string, readonly ground: string | null }> {
  // On a page of its own: the app's forbids reading text as a document.
  const blank = await page.context().newPage()
  const read = await blank.evaluate((svg) => {
    const file = new DOMParser().parseFromString(svg, 'image/svg+xml')
    return {
      faults: file.querySelectorAll('parsererror').length,
      strokes: [...file.querySelectorAll('polyline[data-line="result"]')].map(line => (line.getAttribute('points') ?? '').split(' ').length),
      circles: file.querySelectorAll('circle').length,
      words: file.documentElement.textContent ?? '',
      ground: file.querySelector('rect')?.getAttribute('fill') ?? null,
    }
  }, text)
  await blank.close()
  return read
}

test('arrow keys walk the years of a picture and say each, with the true reason where there is no result', async () => {
  const page = await stage.reader(TABLET, GAPPED)
  await shown(page)
  const picture = page.getByRole('application', { name: '生活課題等に対して、身近なところで相談できる人や場があると思う市民の割合', exact: true })
  const told = page.locator('[data-told]')
  expect(await page.locator('canvas:not([aria-hidden="true"])').count()).toBe(0)
  const described = await page.locator('[data-chart] [data-save="png"]').first().evaluate(button => document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent)
  expect(described).toBe('生活課題等に対して、身近なところで相談できる人や場があると思う市民の割合')
  await picture.focus()
  const unmarked = await page.locator('[data-walk] canvas').evaluate(canvas => (canvas as HTMLCanvasElement).toDataURL())
  await page.keyboard.press('ArrowLeft')
  expect(await told.innerText()).toBe('令和6年度、実績57.7％、目標67.2％、目標まであと9.5ポイント')
  expect(await told.getAttribute('role')).toBe('status')
  expect(await page.locator('[data-walk] canvas').evaluate(canvas => (canvas as HTMLCanvasElement).toDataURL())).not.toBe(unmarked)
  await page.keyboard.press('ArrowLeft')
  expect(await told.innerText()).toBe('令和5年度、実績は未実施、目標64.4％')
  await page.keyboard.press('ArrowUp')
  expect(await told.innerText()).toBe('令和5年度、目標64.4％、実績は未実施')
  await page.keyboard.press('End')
  expect(await told.innerText()).toBe('令和7年度、目標70.0％、実績は未記入')
  await page.keyboard.press('Home')
  expect(await told.innerText()).toBe('令和2年度、目標56.0％、実績は未実施')
  await page.keyboard.press('Escape')
  expect(await told.innerText()).toBe('')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-save'))).toBe('png')
})

test('a finger on a point reads the same words under the picture', async () => {
  const page = await stage.reader(PHONE, GAPPED)
  await shown(page)
  const canvas = page.locator('[data-walk] canvas')
  const box = await canvas.boundingBox()
  await canvas.tap({ position: { x: (box?.width ?? 0) - 20, y: (box?.height ?? 0) / 3 } })
  expect(await page.locator('[data-told]').innerText()).toBe('令和7年度、目標70.0％、実績は未記入')
})

test('no line runs through the year without a result, on the screen, in the saved file and among the small pictures', async () => {
  const page = await stage.reader({ ...TABLET, acceptDownloads: true }, GAPPED)
  await shown(page)
  const columns = await columnsOf(page, LIGHT_RESULT)
  expect(Math.max(...columns.slice(1).map((column, index) => column - (columns[index] ?? 0)))).toBeGreaterThan(60)
  const svg = await readSvg(page, (await save(page, 'svg')).bytes.toString('utf8'))
  expect([svg.strokes, svg.circles]).toEqual([[2], 3])
  await page.goto(`${stage.site.url}indicators`)
  const small = page.locator('.card').filter({ has: page.locator('a[href$="consult-nearby"]') }).locator('[data-spark]')
  await small.waitFor()
  expect([await small.locator('.result line').count(), await small.locator('.result circle').count()]).toEqual([1, 3])
  const heights = await page.locator('[data-spark] .lines').evaluateAll(all => [...new Set(all.map(each => Math.round(each.getBoundingClientRect().height)))])
  expect(heights).toHaveLength(1)
})

test('a picture is kept as PNG, SVG and table, with title, sentence, source and edition in it', async () => {
  const page = await stage.reader({ ...PHONE, acceptDownloads: true }, GAPPED)
  await shown(page)
  const png = await save(page, 'png')
  expect(png.name).toMatch(/^生活課題等に対して.+ 第2版\.png$/)
  expect([...png.bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
  expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20) > 1000]).toEqual([1920, true])
  expect(png.bytes.length).toBeGreaterThan(20_000)
  const file = (await save(page, 'svg')).bytes.toString('utf8')
  expect(file).not.toMatch(/var\(|class=|style=/)
  const svg = await readSvg(page, file)
  expect(svg.faults).toBe(0)
  for (const words of ['生活課題等に対して', '令和6年度は目標67.2％に対し57.7％', '出典：', '令和7年度行政評価シート', '第2版', '単位：％', '令和5年度'])
    expect(svg.words).toContain(words)
  const csv = (await save(page, 'csv')).bytes.toString('utf8')
  expect(csv).toContain('令和5年度（2023年度）,64.4,未実施')
})

test('where the code that draws does not come, the reader is sent to the table, and keeping a picture says that it failed', async () => {
  const context = await device(stage.browser, { ...TABLET, serviceWorkers: 'block' })
  await context.route(/\/line-chart-[^/]*\.js$/, route => route.abort())
  const page = await context.newPage()
  let loads = 0
  page.on('load', () => loads++)
  await page.goto(stage.site.url + GAPPED)
  // A file of the app that does not come loads the page once more; it does not come then either.
  await expect.poll(() => loads).toBe(2)
  await page.locator('[data-chart] [role="status"]').getByText('図を出せませんでした。下の表をご覧ください。', { exact: true }).waitFor()
  expect(await page.locator('[data-walk]').count()).toBe(0)
  expect(await page.locator('[data-chart] table').first().isVisible()).toBe(true)
  await page.locator('[data-chart] [data-save="svg"]').first().click()
  await page.locator('[data-chart] [role="status"]').getByText('画像を作れませんでした。').first().waitFor()
  await context.close()
})

test('the flow between the plans is kept as a drawing that needs no style sheet', async () => {
  const page = await stage.reader({ ...TABLET, acceptDownloads: true }, 'crosswalk')
  await page.locator('#flow').waitFor()
  const file = (await save(page, 'svg')).bytes.toString('utf8')
  expect(file).not.toMatch(/var\(|class=/)
  const svg = await readSvg(page, file)
  expect(svg.faults).toBe(0)
  expect(svg.words).toContain('110行')
  expect([...(await save(page, 'png')).bytes.subarray(1, 4)].map(code => String.fromCharCode(code)).join('')).toBe('PNG')
})

test('where lower is better, an arrow and words say so beside the title and in the saved picture', async () => {
  const page = await stage.reader({ ...PHONE, acceptDownloads: true }, 'indicators/care-certification')
  await shown(page)
  expect(await page.locator('[data-chart] figcaption').innerText()).toContain('↓ 低いほどよい')
  expect((await save(page, 'svg')).bytes.toString('utf8')).toContain('↓ 低いほどよい')
})

test('the picture has a name and a table, follows the dark theme at once, and keeps its colours in what is saved', async () => {
  const page = await stage.reader({ ...TABLET, colorScheme: 'light', acceptDownloads: true }, GAPPED)
  await shown(page)
  expect(await page.getByRole('figure').filter({ has: page.locator('[data-walk]') }).getByRole('table').count()).toBe(1)
  await page.emulateMedia({ colorScheme: 'dark' })
  await shown(page, DARK_RESULT)
  expect(await columnsOf(page, LIGHT_RESULT)).toEqual([])
  expect((await readSvg(page, (await save(page, 'svg')).bytes.toString('utf8'))).ground).toBe('rgb(22, 24, 29)')
  await page.emulateMedia({ media: 'print' })
  await shown(page, [0, 0, 0])
  expect(await columnsOf(page, DARK_RESULT)).toEqual([])
})

test('nothing moves: the first picture drawn is the last', async () => {
  const page = await stage.reader({ ...PHONE, reducedMotion: 'reduce' }, 'indicators')
  await page.evaluate(() => {
    const frames = new Set<string>()
    Object.assign(window, { frames: () => frames.size })
    const look = () => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-walk] canvas')
      if (canvas?.style.width)
        frames.add(canvas.toDataURL())
      requestAnimationFrame(look)
    }
    look()
  })
  await page.locator('a[href$="consult-nearby"]').click()
  await shown(page)
  // Longer than Chart.js would take to move anything: a second at sixty frames.
  await page.evaluate(() => new Promise<void>((resolve) => {
    let left = 80
    const next = () => left-- > 0 ? requestAnimationFrame(next) : resolve()
    next()
  }))
  expect(await page.evaluate(() => (window as unknown as { frames: () => number }).frames())).toBe(1)
})
