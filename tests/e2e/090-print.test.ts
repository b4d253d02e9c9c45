import type { Page } from 'playwright-core'
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { ensurePdfToText } from '../browser'
import { PHONE, sharedStage, TABLET } from './site'

const stage = sharedStage()

/** Points by which words of one line may differ in height: letters of two fonts. */
const SAME_LINE = 4

/** Points from the top of a sheet of A4 between which its text begins: margins of 15 mm, less what a font's box stands out. */
const BODY = { from: 30, to: 785 }

/** What can be selected on one sheet: its margins, and the lines between them. */
interface Sheet {
  readonly head: string
  readonly lines: readonly string[]
  readonly foot: string
}

/** A page as Chromium prints it. */
async function sheets(page: Page, path: string): Promise<readonly Sheet[]> {
  await page.goto(stage.site.url + path)
  await page.locator('[data-paper] [data-qr]').waitFor({ state: 'attached' })
  await page.evaluate(() => document.fonts.ready)
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const boxes = execFileSync(ensurePdfToText(), ['-bbox', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 1e8 })
  return boxes.split('<page ').slice(1).map(sheetOf)
}

/** The words of a sheet by the height they stand at, from left to right. */
function sheetOf(sheet: string): Sheet {
  const words = [...sheet.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(.*?)<\/word>/g)].map(([, x, y, text = '']) => ({ x: Number(x), y: Number(y), text }))
  const lines: { readonly y: number, readonly words: { x: number, text: string }[] }[] = []
  for (const { x, y, text } of words.sort((a, b) => a.y - b.y)) {
    const line = lines.at(-1)
    if (line && y - line.y < SAME_LINE)
      line.words.push({ x, text })
    else
      lines.push({ y, words: [{ x, text }] })
  }
  const told = (from: number, to: number) => lines.filter(({ y }) => y >= from && y < to).map(line => line.words.sort((a, b) => a.x - b.x).map(({ text }) => text).join(' '))
  return { head: letters(told(0, BODY.from)), lines: told(BODY.from, BODY.to), foot: letters(told(BODY.to, Infinity)) }
}

/** Letters alone: a line of paper ends where it likes. */
function letters(lines: readonly string[]): string {
  return lines.join('').replace(/\s/g, '')
}

/** Both margins of every sheet: what it is, of which edition, where it is found, which of how many. */
function faultsOfMargins(paper: readonly Sheet[], title: string, path: string): readonly string[] {
  return paper.flatMap(({ head, foot }, index) => [
    ...head.startsWith(title) ? [] : [`sheet ${index + 1} is not called ${title}: ${head}`],
    .../データ更新日：令和\d+年\d+月\d+日（第1版）/.test(head) ? [] : [`sheet ${index + 1} has no edition: ${head}`],
    ...foot.startsWith(letters([decodeURI(stage.site.url + path)])) ? [] : [`sheet ${index + 1} has no address: ${foot}`],
    ...foot.endsWith(`${index + 1}／${paper.length}`) && /令和\d+年\d+月\d+日\d/.test(foot) ? [] : [`sheet ${index + 1} has no day or number: ${foot}`],
  ])
}

/** Where a sheet begins with the head of a table again, the line below it must begin a row. */
function cutRows(paper: readonly Sheet[], head: RegExp, row: RegExp): { readonly heads: number, readonly cut: readonly string[] } {
  const below = paper.flatMap(({ lines: [first = '', second = ''] }) => head.test(first) ? [second] : [])
  return { heads: below.length, cut: below.filter(line => !row.test(line)) }
}

const CODE = /^\d-\d+-\d+-\d+(?= )/

test.each([
  ['', '鎌倉市地域福祉ナビ', 2, 4, ['令和2年度（2020年度）の評価', '最近の実績がある指標']],
  ['plans/r2/goals/1', '総合的な相談体制の確立｜', 5, 12, ['話し合いのために', 'この目標の成果指標', '施策の方向性']],
  ['indicators/consult-nearby', '生活課題等に対して、身近なところで相談できる人や場があると思う市民の割合｜', 2, 4, ['達成率の出し方', '令和6年度は目標67.2％に対し57.7％でした。']],
  ['services/kurashi-fukushi-sodan', 'くらしと福祉の総合相談窓口（福祉総合相談窓口）｜', 1, 1, ['代表0467-23-3000に電話する', 'たずねる課', 'に印刷しました']],
] as const)('/%s on A4: title, edition, day, number and address on every sheet, and its headings as Japanese text', async (path, title, least, most, headings) => {
  const page = await stage.reader(TABLET)
  const paper = await sheets(page, path)
  expect(paper.length).toBeGreaterThanOrEqual(least)
  expect(paper.length).toBeLessThanOrEqual(most)
  expect(faultsOfMargins(paper, title, path)).toEqual([])
  const all = letters(paper.flatMap(({ lines }) => lines))
  for (const heading of headings)
    expect(all).toContain(heading)
  expect(all).toContain('QRコードを写すと')
  expect(all).not.toMatch(/印刷する|QRで見せる|オフライン準備完了/)
})

test('the list of all initiatives is printed whole', async () => {
  const page = await stage.reader(TABLET)
  const paper = await sheets(page, 'initiatives')
  expect(faultsOfMargins(paper, '取組の一覧', 'initiatives')).toEqual([])
  expect(paper.length).toBeGreaterThan(2)
})

test('the progress report is one document: a sheet for each part, heads repeated, no row cut, every item once', async () => {
  const page = await stage.reader(PHONE)
  const paper = await sheets(page, 'evaluation/2020/report')
  expect(faultsOfMargins(paper, '令和2年度（2020年度）進捗報告書', 'evaluation/2020/report')).toEqual([])
  expect(paper.length).toBeGreaterThan(30)
  expect(paper.length).toBeLessThan(60)
  const first = (words: string) => paper.findIndex(({ lines }) => letters(lines.slice(0, 2)).startsWith(words))
  const parts = ['市の集計表と数え直し', '目標1', '目標2', '目標3', '目標4', '目標5', '目標6', '取組の一覧', '資料の不一致'].map(first)
  expect(parts).toEqual([...parts].sort((a, b) => a - b))
  expect(parts.filter(sheet => sheet < 1)).toEqual([])
  const cover = letters(paper[0]?.lines ?? [])
  expect(cover).toContain('市が出した正式な報告書ではありません')
  expect(cover).toContain('評価のある取組203件')
  expect(letters(paper[parts[0] ?? 0]?.lines ?? [])).toContain('全体のA（97と100）')
  const items = paper.slice(parts[7], parts[8])
  const { heads, cut } = cutRows(items, /^取組 担当課 目標 状況（要約） 評価/, CODE)
  expect(heads).toBe(items.length - 1)
  expect(cut).toEqual([])
  const codes = items.flatMap(({ lines }) => lines).flatMap(line => CODE.exec(line)?.[0] ?? [])
  expect(codes).toHaveLength(237)
  expect(new Set(codes).size).toBe(237)
  const fell = cutRows(paper.slice(parts[1], parts[7]), /^評価 取組 担当課 状況（要約） 出典の行/, /^[CD] \d-\d+-\d+-\d+ /)
  expect(fell.heads).toBeGreaterThan(0)
  expect(fell.cut).toEqual([])
})

test('the brief is short enough for five minutes and leads to every item it names', async () => {
  const page = await stage.reader(PHONE, 'meetings')
  await page.getByRole('link', { name: '五分の要点を読む' }).click()
  await page.getByRole('heading', { level: 1, name: '五分の要点' }).waitFor()
  const said = (await page.locator('[data-brief] section').allInnerTexts()).join('').replace(/\s/g, '')
  expect(said).toContain('この端末が受け取った最初の版です。')
  expect(said).toContain('目標に届いていない指標は4件です。')
  expect(said).toContain('C13件、D10件です。')
  // 300 letters a minute is how news is read.
  expect((await page.locator('[data-brief]').innerText()).replace(/\s/g, '').length).toBeLessThan(1500)
  await page.locator('[data-brief-fell]').getByRole('link', { name: /^3-2-2-1/ }).click()
  await page.getByText('取組番号 3-2-2-1').waitFor()
})

test('a phone beside is shown the way: the code and the address without what stands behind #, and back where one was', async () => {
  const page = await stage.reader(PHONE, 'plans/r2/goals/1#talk')
  const button = page.getByRole('button', { name: 'QRで見せる' })
  await button.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'QRコードで見せる' })
  const code = dialog.getByRole('img', { name: '「総合的な相談体制の確立」を開くQRコード' })
  await code.waitFor()
  expect(await dialog.getByText(`${stage.site.url}plans/r2/goals/1`, { exact: true }).count()).toBe(1)
  const [side, colours] = [await code.boundingBox(), await code.evaluate(svg => [...svg.children].map(part => getComputedStyle(part).fill))]
  expect(side && side.width).toBeGreaterThan(200)
  expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  expect(await button.evaluate(element => element === document.activeElement)).toBe(true)
})

test('a code on paper is at least 25 mm wide without its white edge', async () => {
  const page = await stage.reader(PHONE, 'indicators/consult-nearby')
  await page.locator('[data-paper] [data-qr]').waitFor({ state: 'attached' })
  await page.emulateMedia({ media: 'print' })
  const { width, modules } = await page.locator('[data-paper] [data-qr]').evaluate(svg => ({ width: svg.getBoundingClientRect().width, modules: Number(svg.getAttribute('viewBox')?.split(' ')[2]) }))
  expect(width / 96 * 25.4 / modules * (modules - 8)).toBeGreaterThanOrEqual(24.99)
})

test('a chart on paper has at least 200 dots to an inch, black on white', async () => {
  const page = await stage.reader(PHONE, 'indicators/consult-nearby')
  const canvas = page.locator('canvas').first()
  await canvas.waitFor()
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  // The width of A4 between its margins, in inches.
  const inches = 180 / 25.4
  await expect.poll(() => canvas.evaluate(element => element instanceof HTMLCanvasElement ? element.width : 0)).toBeGreaterThan(200 * inches)
  const corner = await canvas.evaluate(element => element instanceof HTMLCanvasElement ? [...element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data ?? []].reduce((seen, value, at, all) => at % 4 === 3 && value === 255 ? seen + (all[at - 1] === all[at - 2] && all[at - 2] === all[at - 3] ? 0 : 1) : seen, 0) : -1)
  expect(corner).toBe(0)
})
