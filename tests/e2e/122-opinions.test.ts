import type { Download, Locator, Page } from 'playwright-core'
import type { AxeReport } from './axe'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensurePdfToText } from '../browser'
import { AXE, AXE_RUN } from './axe'
import { enter, tabTo } from './keyboard'
import { wholeScreen } from './notes'
import { ownChecks } from './own-checks'
import { mainText, PHONE, sharedStage, TABLET } from './site'
import { goTo } from './go-to'

/** Journeys of 意見票: a member writes it and hands it over, the secretariat gathers what all of them wrote. */
const stage = sharedStage()
const GOAL = 'plans/r2/goals/1'
/** axe is put into the page, which the policy of the host would not let in. */
const MEMBER = { ...PHONE, bypassCSP: true }
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'navi-122-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function go(page: Page, path: string): Promise<void> {
  await goTo(page, stage.site.url, path)
}

const askedOf = (page: Page, goal: number) => page.locator(`[data-opinion="${goal}"]`)

/** What a press of a button gives to keep. */
async function downloaded(page: Page, press: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return download
}

/** A file handed over, under a name of its own. */
async function handed(page: Page, button: Locator, name: string): Promise<string> {
  const file = join(folder, name)
  await (await downloaded(page, () => button.click())).saveAs(file)
  return file
}

async function tableOf(page: Page, button: Locator): Promise<readonly Readonly<Record<string, string>>[]> {
  const file = await handed(page, button, 'table.csv')
  return parse(readFileSync(file), { bom: true, columns: true })
}

/** What axe and our own checks find on a screen with something on it: as it is, in the dark, and narrow with the largest text. */
async function faults(page: Page, name: string): Promise<readonly string[]> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  const found: string[] = []
  await page.evaluate(AXE)
  for (const look of [{ width }, { width, dark: true }, { width: 320, size: 'largest' }]) {
    await page.setViewportSize({ width: look.width, height })
    await page.emulateMedia({ colorScheme: look.dark ? 'dark' : 'light' })
    await page.evaluate(async (size) => {
      document.documentElement.dataset.textSize = size
      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
    }, look.size ?? 'standard')
    // What is narrow is not dark: axe has looked by then.
    const violations = look.size ? [] : (await page.evaluate<AxeReport>(AXE_RUN)).violations
    found.push(...[...violations, ...await page.evaluate(ownChecks)].map(problem => `${JSON.stringify(look)} ${problem}`))
    if (process.env.PICTURES)
      await page.screenshot({ path: join(process.env.PICTURES, `${name}-${look.width}${look.dark ? '-dark' : ''}.png`), fullPage: true })
  }
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

/** The letters of each sheet as Chromium prints it. */
async function printed(page: Page, name: string): Promise<readonly string[]> {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  if (process.env.PICTURES)
    writeFileSync(join(process.env.PICTURES, `${name}.pdf`), pdf)
  const text = execFileSync(ensurePdfToText(), ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' })
  return text.split('\f').map(sheet => sheet.replace(/\s/g, '')).filter(sheet => sheet !== '')
}

/** A member on a phone of their own: an opinion on goal 1, a question about it, both as files. */
async function member(name: string, stance: string, reason: string, question: string): Promise<readonly string[]> {
  const page = await stage.reader(MEMBER, GOAL)
  await page.locator('[data-kind]').getByText('質問', { exact: true }).click()
  await page.getByRole('textbox', { name: '新しいメモ' }).fill(question)
  await page.locator('[data-save-note]').click()
  await page.locator('[data-saved]').getByText('質問を保存しました。').waitFor()
  await go(page, 'meetings/opinions')
  await askedOf(page, 1).getByText(stance, { exact: true }).click()
  await askedOf(page, 1).getByRole('textbox', { name: '理由' }).fill(reason)
  const files = [
    await handed(page, page.getByRole('button', { name: 'ファイルで渡す', exact: true }), `意見-${name}.json`),
    await handed(page, page.getByRole('button', { name: '質問をファイルで渡す' }), `質問-${name}.json`),
  ]
  await page.close()
  return files
}

test('a member fills in the sheet by keyboard, finds it again after a reload, hands it over and prints it on one A4', async () => {
  const page = await stage.reader(MEMBER, 'meetings')
  await enter(page, page.getByRole('link', { name: '意見票を書く' }))
  await page.getByRole('heading', { level: 1, name: '令和2年度（2020年度）の評価への意見票' }).waitFor()
  expect(await mainText(page)).toContain('アプリからは何も送られません。')
  expect(await askedOf(page, 4).innerText()).toMatch(/市の総合評価[\s\S]*おおむね実施[\s\S]*51件/)
  expect(await askedOf(page, 6).getByRole('radio').count()).toBe(0)

  const asked = askedOf(page, 1)
  const status = asked.getByRole('status')
  expect(await status.innerText()).toBe('')
  await tabTo(page, asked.getByRole('radio', { name: '未記入' }))
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  expect(await asked.getByRole('radio', { name: 'そう思わない' }).isChecked()).toBe(true)
  await tabTo(page, asked.getByRole('textbox', { name: '理由' }))
  await page.keyboard.insertText('件数の根拠が\n読み取れない')
  await status.getByText('保存しています…').waitFor()
  await status.getByText('保存しました').waitFor()
  await page.reload()
  await wholeScreen(page)
  expect(await asked.getByRole('radio', { name: 'そう思わない' }).isChecked()).toBe(true)
  expect(await asked.getByRole('textbox', { name: '理由' }).inputValue()).toBe('件数の根拠が\n読み取れない')
  await status.getByText('保存しました').waitFor()
  expect(await faults(page, 'opinions')).toEqual([])

  const sheets = await printed(page, 'opinions')
  expect(sheets).toHaveLength(1)
  const letters = sheets.join('')
  expect(letters).toContain('個人名・住所は書かないでください。')
  // Of five goals with three answers each, one is chosen.
  expect([letters.match(/■\p{L}+/gu)?.map(answer => answer.slice(0, 7)), letters.match(/□/g)?.length]).toEqual([['■そう思わない'], 14])
  expect(letters).toContain('件数の根拠が')
  expect(letters).not.toMatch(/保存しました|ファイルで渡す/)

  const give = page.getByRole('button', { name: 'ファイルで渡す', exact: true })
  await tabTo(page, give)
  const download = await downloaded(page, () => page.keyboard.press('Enter'))
  expect(download.suggestedFilename()).toMatch(/^意見票-\d{4}-\d\d-\d\d\.json$/)
  await page.locator('[data-hand-own="opinions"]').getByText('をこの端末に保存しました').waitFor()
  await page.getByRole('button', { name: '質問をファイルで渡す' }).click()
  await page.getByText('渡す質問は、まだありません。').waitFor()

  await page.evaluate(() => {
    window.print = () => {
      document.body.dataset.printed = String(document.querySelector('[data-opinion-sheet]') !== null)
      window.dispatchEvent(new Event('afterprint'))
    }
  })
  await page.locator('[data-print-opinions]').click()
  await page.locator('body[data-printed="true"]').waitFor()
})

test('the secretariat gathers members’ files without a connection: shares, equal questions together, tables, a bad file named', async () => {
  const files = (await Promise.all([
    member('一', 'そう思う', '窓口が増えた', '窓口は何か所ですか'),
    member('二', 'わからない', '基準を知りたい', '窓口は 何か所ですか。'),
  ])).flat()
  const broken = join(folder, 'こわれた.json')
  writeFileSync(broken, readFileSync(files[0] ?? '').subarray(0, 200))

  const page = await stage.reader({ ...TABLET, bypassCSP: true }, 'meetings')
  await page.context().setOffline(true)
  await enter(page, page.getByRole('link', { name: '意見と質問を集める' }))
  await page.getByText('この画面を閉じると消えます。').waitFor()
  // Asked for before the way there: the browser must know that somebody else answers when the key comes.
  const choosing = page.waitForEvent('filechooser')
  await enter(page, page.locator('[data-choose-files]'))
  const chooser = await choosing
  expect(chooser.isMultiple()).toBe(true)
  await chooser.setFiles([...files, broken])
  await page.getByRole('status').getByText('4個のファイルを読みました。').waitFor()
  expect(await page.locator('[data-refused] li').allInnerTexts()).toEqual(['「こわれた.json」：途中で切れているか、書きかえられています。もう一度渡してもらってください。'])
  expect(await page.locator('[data-files] li').allInnerTexts()).toEqual(['意見-一.json 質問0件・意見1件', '質問-一.json 質問1件・意見0件', '意見-二.json 質問0件・意見1件', '質問-二.json 質問1件・意見0件'])

  const questions = page.locator('[data-collected-questions]')
  expect(await questions.locator('[data-equal]').count()).toBe(1)
  expect(await questions.locator('[data-asked-by]').innerText()).toBe('2人が聞いています')
  const [left, right] = await Promise.all([0, 1].map(wording => questions.locator('[data-equal] li').nth(wording).boundingBox()))
  expect([left?.y, (right?.x ?? 0) > (left?.x ?? 0)]).toEqual([right?.y, true])
  expect((await tableOf(page, questions.locator('[data-csv]'))).map(row => [row['質問'], row['聞いている人数'], row['ファイル']])).toEqual([['窓口は何か所ですか', '2', '質問-一.json'], ['窓口は 何か所ですか。', '2', '質問-二.json']])

  const opinions = page.locator('[data-collected-opinions]')
  expect(await opinions.locator('[data-shares] .legend li').allInnerTexts()).toEqual(['○ そう思う 1人（50％）', '× そう思わない 0人（0％）', '△ わからない 1人（50％）'])
  expect(await opinions.locator('[data-collected-goal="goal:r2/1"]').innerText()).toMatch(/窓口が増えた[\s\S]*基準を知りたい/)
  expect(await tableOf(page, opinions.locator('[data-csv]').first())).toMatchObject([{ 'そう思う（％）': '50', 'そう思わない（人）': '0' }])
  expect((await tableOf(page, opinions.locator('[data-csv]').last())).map(row => row['理由'])).toEqual(['窓口が増えた', '基準を知りたい'])
  expect(await faults(page, 'collect')).toEqual([])
  const letters = (await printed(page, 'collect')).join('')
  expect(letters).toMatch(/2人が聞いています[\s\S]*窓口は何か所ですか[\s\S]*○そう思う1人（50％）[\s\S]*基準を知りたい/)
  expect(letters).not.toMatch(/ファイルを選ぶ|表にして保存|こわれた/)

  // The same files once more change nothing, and nothing is left once the screen was closed; the own sheet is empty.
  await page.locator('[data-collect-files] input').setInputFiles(files)
  await page.locator('[data-refused]').waitFor({ state: 'detached' })
  await expect.poll(() => questions.locator('[data-asked-by]').innerText()).toBe('2人が聞いています')
  await page.reload()
  await wholeScreen(page)
  expect(await page.locator('[data-files]').count()).toBe(0)
  await go(page, 'meetings/opinions')
  expect(await askedOf(page, 1).getByRole('textbox', { name: '理由' }).inputValue()).toBe('')
  await page.context().setOffline(false)
})
