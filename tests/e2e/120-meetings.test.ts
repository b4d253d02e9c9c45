import type { Locator, Page } from 'playwright-core'
import type { AxeReport } from './axe'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AXE, AXE_RUN } from './axe'
import { ownChecks } from './own-checks'
import { CHARTED } from './screens'
import { PHONE, sharedStage, TABLET } from './site'
import { goTo } from './go-to'

/** Journeys of a meeting: an agenda is made at home, shown to a whole room, followed by its members. */
const stage = sharedStage()

const INITIATIVE = 'plans/r2/initiatives/4-1-2-10'
const INDICATOR = 'indicators/consult-nearby'
const GOAL = 'plans/r2/goals/3'

async function go(page: Page, path: string): Promise<void> {
  await goTo(page, stage.site.url, path)
}

/** An agenda of the initiative that is open and of other items, made from their screens; ends on the agenda. */
async function makeAgenda(page: Page, others: readonly string[] = [INDICATOR, GOAL]): Promise<void> {
  await page.getByRole('button', { name: '議題に追加' }).click()
  await page.locator('[data-added]').getByText('「名前のない議題」に追加しました。').waitFor()
  for (const path of others) {
    await go(page, path)
    await page.getByRole('button', { name: '議題に追加' }).click()
    await page.getByRole('button', { name: '「名前のない議題」に追加' }).click()
    await page.locator('[data-added]').getByText('「名前のない議題」に追加しました。').waitFor()
  }
  await page.getByRole('link', { name: '議題を開く' }).click()
  await page.getByRole('heading', { name: '議題の順番' }).waitFor()
}

/** A place on the screen, in CSS pixels. */
interface Place {
  readonly x: number
  readonly y: number
}

/** Where something stands on the screen, in CSS pixels. */
async function boxOf(place: Locator): Promise<Place & { readonly width: number }> {
  const box = await place.boundingBox()
  if (!box)
    throw new Error('it is not on the screen')
  return box
}

/** A finger drawn over the screen. */
async function stroke(page: Page, from: Place, to: Place): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] })
  await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [to] })
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await session.detach()
}

/** The digits as a keyboard for Japanese gives them. */
const fullWidth = (digits: string) => digits.replaceAll(/\d/g, digit => String.fromCodePoint(Number(digit) + 0xFF10))

/** Chooses a file that somebody handed over. */
async function give(page: Page, path: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: '議題のファイルを受け取る' }).click()])
  await chooser.setFiles(path)
}

/** Writes down what was chosen to be a question or homework. */
async function writeText(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: '新しいメモ' }).fill(text)
  await page.locator('[data-save-note]').click()
  await page.locator('[data-saved]').getByText('保存しました').waitFor()
}

/** Writes about the one thing whose place for notes is open. */
async function writeHere(page: Page, kind: 'メモ' | '質問', text: string): Promise<void> {
  const spot = page.locator('[data-note-spot]')
  await spot.getByRole('radio', { name: kind }).check()
  await spot.getByRole('textbox', { name: 'の新しいメモ' }).fill(text)
  await spot.locator('[data-save-note]').click()
  await spot.locator('[data-saved]').getByText('保存しました').waitFor()
}

/** Holds the screen as it is against the rules of reading. */
async function keepsToTheRules(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(CHARTED)).toBe(true)
  await page.evaluate(AXE)
  const { violations }: AxeReport = await page.evaluate(AXE_RUN)
  expect([...violations, ...await page.evaluate(ownChecks)]).toEqual([])
}

const titles = (page: Page) => page.locator('[data-entry] .title').allInnerTexts()

test('an agenda is made from three screens, named, ordered by button and by hand, and kept without a connection', async () => {
  const page = await stage.reader(TABLET, INITIATIVE)
  await makeAgenda(page)
  await page.getByRole('button', { name: '名前・日付・場所を直す' }).click()
  await page.getByLabel('会議の名前').fill('第3回 推進委員会')
  await page.getByLabel('日付').fill('2026-12-03')
  await page.getByLabel('時刻').fill('14:00')
  await page.getByLabel('場所', { exact: true }).fill('福祉センター')
  await page.locator('[data-save-binder]').click()
  await page.getByRole('heading', { level: 1, name: '第3回 推進委員会' }).waitFor()
  const before = await titles(page)
  expect(before).toHaveLength(3)

  await page.getByRole('button', { name: `下へ：${before[0]}` }).click()
  await expect.poll(() => titles(page)).toEqual([before[1], before[0], before[2]])
  await page.locator('[data-said]').getByText('3番中2番へ動かしました').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(`下へ：${before[0]}`)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => titles(page)).toEqual(before)
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(`上へ：${before[0]}`)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => titles(page)).toEqual([before[1], before[0], before[2]])

  const handle = page.locator('[data-entry] .handle').last()
  await handle.scrollIntoViewIfNeeded()
  const from = await boxOf(handle)
  const first = await boxOf(page.locator('[data-entry]').first())
  await page.mouse.move(from.x + 10, from.y + 10)
  await page.mouse.down()
  await page.mouse.move(from.x + 10, first.y + 4, { steps: 5 })
  await page.mouse.up()
  await expect.poll(() => titles(page)).toEqual([before[2], before[1], before[0]])
  await page.getByRole('button', { name: '元に戻す' }).click()
  await expect.poll(() => titles(page)).toEqual([before[1], before[0], before[2]])

  const minutes = page.locator('[data-entry] input').first()
  await minutes.fill('15')
  await minutes.blur()
  await page.getByText('3項目・合わせて15分').waitFor()

  const context = page.context()
  await page.close()
  await stage.site.stop()
  const hall = await context.newPage()
  await hall.goto(`${stage.site.url}meetings`)
  await hall.getByRole('link', { name: '第3回 推進委員会' }).click()
  await expect.poll(() => titles(hall)).toEqual([before[1], before[0], before[2]])
  expect(await hall.locator('.agenda').innerText()).toContain('令和8年12月3日')
  await stage.site.restart()
})

test('a heading and a text of one’s own go in; what is taken out comes back', async () => {
  const page = await stage.reader(PHONE, GOAL)
  await page.getByRole('button', { name: '議題に追加' }).click()
  await page.getByRole('link', { name: '議題を開く' }).click()
  await page.locator('[data-lines] summary').click()
  await page.locator('[data-line="heading"]').fill('1 目標3について')
  await page.keyboard.press('Enter')
  await expect.poll(() => titles(page)).toHaveLength(2)
  await page.locator('[data-line="text"]').fill('休けい')
  await page.keyboard.press('Enter')
  await expect.poll(() => titles(page)).toHaveLength(3)
  await page.getByRole('button', { name: '外す：休けい' }).click()
  await expect.poll(() => titles(page)).toHaveLength(2)
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('元に戻す')
  await page.getByRole('button', { name: '元に戻す' }).click()
  await expect.poll(() => titles(page)).toContain('休けい')
})

test('an agenda shown large turns pages by button, key, pedal, stroke and tap, goes dark, and ends where it was', async () => {
  const page = await stage.reader(TABLET, INITIATIVE)
  await makeAgenda(page)
  await page.getByRole('button', { name: '大きく映す' }).click()
  const place = page.locator('[data-place]')
  await place.getByText('1／3').waitFor()
  const size = (selector: string) => page.locator(selector).first().evaluate(element => Number.parseFloat(getComputedStyle(element).fontSize))
  expect(await size('[data-slide] dd')).toBeGreaterThanOrEqual(40)
  expect(await page.locator('[data-edition]').innerText()).toBe('第1版')
  expect(await page.locator('[data-code]').innerText()).toMatch(/番号\s*\d{4}/)

  expect(await page.locator('[data-slide]').innerText()).toContain('令和2年度の市の評価')
  expect(await page.locator('[data-slide] .source').count()).toBeGreaterThan(1)
  await page.keyboard.press('PageDown')
  await place.getByText('2／3').waitFor()
  expect(await page.locator('[data-slide] .source').count()).toBeGreaterThan(0)
  expect(await size('[data-slide] .sentence')).toBeGreaterThanOrEqual(40)
  await expect.poll(() => page.locator('[data-slide] canvas').evaluate(canvas => canvas.clientWidth)).toBeGreaterThan(400)
  await page.keyboard.press('ArrowLeft')
  await place.getByText('1／3').waitFor()
  await page.locator('[data-next]').click()
  await place.getByText('2／3').waitFor()
  await stroke(page, { x: 700, y: 60 }, { x: 400, y: 70 })
  await place.getByText('3／3').waitFor()
  await page.mouse.click(8, 300)
  await place.getByText('2／3').waitFor()

  await page.keyboard.press('b')
  await page.locator('[data-dark]').waitFor()
  await page.keyboard.press('PageDown')
  await page.locator('[data-dark]').waitFor({ state: 'detached' })
  await place.getByText('2／3').waitFor()
  await page.reload()
  await place.getByText('2／3').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: '議題の順番' }).waitFor()
  // A screen as wide as this has the item beside the agenda.
  await page.locator('[data-pane] [data-walk]').waitFor()
  expect(await page.evaluate(() => document.documentElement.dataset.present)).toBeUndefined()
})

test('a member opens the item in front by its number and goes back to what was read', async () => {
  const presenter = await stage.reader(TABLET, INITIATIVE)
  await makeAgenda(presenter, [])
  await presenter.getByRole('button', { name: '大きく映す' }).click()
  const code = (await presenter.locator('[data-code] b').innerText()).trim()
  const title = await presenter.locator('[data-slide] h1').innerText()

  const member = await stage.reader(PHONE, GOAL)
  await go(member, 'meetings')
  await member.getByRole('link', { name: '番号で開く' }).click()
  const box = member.getByRole('textbox', { name: '4けたの番号' })
  await box.fill('12')
  await member.locator('[data-look]').click()
  await member.getByText('番号は4けたです。').waitFor()
  await box.fill(fullWidth(code))
  await member.keyboard.press('Enter')
  await member.getByRole('heading', { level: 1, name: title }).waitFor()
  await member.goBack()
  await member.getByRole('heading', { level: 1, name: '会議' }).waitFor()
})

test('homework has somebody in charge, is found by its words, listed with its meeting and in the brief, and settled', async () => {
  const page = await stage.reader(TABLET, INITIATIVE)
  await makeAgenda(page, [])
  const agenda = page.url()
  await go(page, INITIATIVE)
  await page.getByRole('radio', { name: '宿題' }).check()
  await page.getByLabel('調べる課・役割').fill('障害福祉課')
  await page.getByLabel('いつまで').fill('2027-01-20')
  expect(await page.getByLabel('どの会議のものですか').inputValue()).not.toBe('')
  await writeText(page, '就労者数の内訳を調べる。')
  await page.goto(agenda)
  const task = page.locator('[data-of-meeting] [data-note]')
  await task.getByText('担当：障害福祉課').waitFor()
  expect(await task.innerText()).toContain('令和9年1月20日')
  await go(page, 'search?q=内訳')
  await page.locator('[data-found-notes]').getByRole('link', { name: '就労者数の内訳を調べる。' }).waitFor()
  await go(page, 'meetings/brief')
  await page.locator('[data-brief-homework]').getByText('就労者数の内訳を調べる。').waitFor()

  await page.goto(agenda)
  await page.getByRole('button', { name: '次の会議に引き継ぐ' }).click()
  await page.getByRole('heading', { level: 1, name: '名前のない議題（次回）' }).waitFor()
  await task.getByText('就労者数の内訳を調べる。').waitFor()
  await task.getByRole('button', { name: /^終わった/ }).click()
  await task.getByText('終わりました').waitFor()
  await go(page, 'meetings/brief')
  expect(await page.locator('[data-brief-homework]').innerText()).not.toContain('内訳')
})

test('what is written on one year of an indicator stands at that year, and the list of notes leads back to it', async () => {
  const page = await stage.reader(PHONE, INDICATOR)
  await page.locator('[data-note-year] select').selectOption('2021')
  await page.locator('[data-write-on-year]').click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
  await writeHere(page, '質問', '下がった理由は何ですか。')
  await page.locator('[data-year-with-notes]').getByText('令和3年度（メモ 1件）').waitFor()
  expect(await page.locator('[data-notes] [data-note]').count()).toBe(0)
  await keepsToTheRules(page)
  const name = (await page.locator('[data-page-title]').innerText()).trim()

  await go(page, 'notes')
  await page.getByRole('radio', { name: '質問', exact: true }).check()
  await expect.poll(() => new URL(page.url()).search).toBe('?show=question')
  await go(page, 'notes?by=meeting&show=question')
  await page.getByRole('heading', { level: 3, name: '会議が決まっていないもの' }).waitFor()
  await go(page, 'notes?by=item')
  await page.getByRole('heading', { level: 3, name }).waitFor()
  await page.getByRole('link', { name: '令和3年度' }).click()
  await page.locator('[data-year-notes] [data-note]').getByText('下がった理由は何ですか。').waitFor()
  expect(new URL(page.url()).search).toBe('?year=2021')
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('year-notes')
  // The same address from outside: the notes are drawn later than the screen.
  const address = page.url()
  await page.goto('about:blank')
  await page.goto(address)
  await page.locator('[data-year-notes] [data-note]').getByText('下がった理由は何ですか。').waitFor()
  await expect.poll(() => page.evaluate(() => Math.abs(document.getElementById('year-notes')?.getBoundingClientRect().top ?? Number.NaN) < 200)).toBe(true)
})

test('a line of an agenda keeps what is written on it, gives it up to the list when it is taken out, and its code leads to it', async () => {
  const page = await stage.reader(TABLET, INITIATIVE)
  await makeAgenda(page)
  const [, , last = ''] = await titles(page)
  await page.getByRole('button', { name: `メモを書く：${last}` }).click()
  await writeHere(page, '質問', '次の目標はいつ決まりますか。')
  await page.getByRole('button', { name: `メモ 1件：${last}` }).waitFor()
  const question = page.locator('[data-of-meeting] [data-note]')
  await question.getByText('次の目標はいつ決まりますか。').waitFor()
  await keepsToTheRules(page)
  await page.getByRole('button', { name: `外す：${last}` }).click()
  await question.locator('[data-moved]').waitFor()
  await page.locator('.said [data-undo]').click()
  await question.locator('[data-moved]').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: `メモ 1件：${last}` }).waitFor()

  await page.locator('[data-choose]').last().click()
  await page.locator('[data-show-qr]').click()
  const address = await page.locator('dialog[open] .address').innerText()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(address)
  await expect.poll(() => page.evaluate(() => document.activeElement?.querySelector('.title')?.textContent?.trim())).toBe(last)
  const { y } = await boxOf(page.locator('[data-entry]').last())
  expect(y).toBeLessThan(844)

  await page.getByRole('button', { name: `外す：${last}` }).click()
  await question.locator('[data-moved]').waitFor()
  await go(page, 'notes')
  await keepsToTheRules(page)
  await page.locator('[data-moved-notes] [data-note]').getByText('次の目標はいつ決まりますか。').waitFor()
  await page.locator('[data-moved-notes]').getByRole('button', { name: /^議題全体のメモにする/ }).click()
  await page.locator('[data-moved-notes]').waitFor({ state: 'detached' })
})

test('two items stand side by side: the initiative and its indicator', async () => {
  const page = await stage.reader(TABLET, INITIATIVE)
  await makeAgenda(page, [INDICATOR])
  await page.locator('[data-choose]').first().click()
  await page.locator('[data-pane]').waitFor()
  await page.locator('[data-beside-field] select').selectOption('indicator:consult-nearby')
  await expect.poll(() => page.locator('[data-pane]').count()).toBe(2)
  const [left, right] = [await boxOf(page.locator('[data-pane]').first()), await boxOf(page.locator('[data-pane]').last())]
  expect(right.x).toBeGreaterThan(left.x + left.width - 1)
  expect(Math.abs(right.y - left.y)).toBeLessThan(2)
  // In the largest letters, too, nothing of an item is cut off at the edge of its pane.
  await page.evaluate(() => document.documentElement.dataset.textSize = 'largest')
  const tooWide = () => page.locator('.beside, .beside .two > *').evaluateAll(panes => panes.filter(pane => pane.scrollWidth > pane.clientWidth).length)
  await expect.poll(tooWide).toBe(0)
  await page.locator('[data-beside-field] select').selectOption('')
  await expect.poll(() => page.locator('[data-pane]').count()).toBe(1)
  await expect.poll(tooWide).toBe(0)
})

test('an agenda goes to another device as a file with one’s own question, and as a code without it, all without a connection', async () => {
  const sender = await stage.reader(TABLET, INITIATIVE)
  await sender.getByRole('radio', { name: '質問' }).check()
  await writeText(sender, '二千人雇用センターの場所はどこですか。')
  await makeAgenda(sender)
  await sender.locator('[data-line-notes]').last().click()
  await writeHere(sender, 'メモ', 'ここで休けいを入れる。')
  const receiver = await stage.reader(PHONE, GOAL)
  await go(receiver, 'meetings')
  const third = await stage.reader(PHONE, GOAL)
  await stage.site.stop()

  await sender.locator('[data-hand-binder]').click()
  await sender.getByRole('radio', { name: '入れる', exact: true }).check()
  const [file] = await Promise.all([sender.waitForEvent('download'), sender.locator('[data-as-file]').click()])
  const path = await file.path()
  await give(receiver, path)
  await receiver.getByText('新しく入るもの：3件').waitFor()
  await receiver.locator('[data-import-differences] summary').click()
  await receiver.locator('[data-import-differences] li').filter({ hasText: 'ここで休けいを入れる。' }).getByText('新しく入ります').waitFor()
  await receiver.locator('[data-take]').click()
  await receiver.getByRole('link', { name: '名前のない議題' }).click()
  await expect.poll(() => titles(receiver)).toHaveLength(3)
  await receiver.getByRole('button', { name: /^メモ 1件/ }).click()
  await receiver.locator('[data-entry] [data-note]').getByText('ここで休けいを入れる。').waitFor()
  await receiver.locator('[data-choose]').first().click()
  await receiver.locator('[data-note]').getByText('二千人雇用センターの場所はどこですか。').waitFor()
  await receiver.goBack()
  await receiver.getByRole('heading', { name: '議題の順番' }).waitFor()

  // The same again, and a file that was cut, change nothing.
  const cut = join(mkdtempSync(join(tmpdir(), 'navi-120-')), 'cut.json')
  writeFileSync(cut, readFileSync(path).subarray(0, 200))
  await receiver.goto(`${stage.site.url}meetings`)
  await give(receiver, path)
  await receiver.getByText('同じもの：3件').waitFor()
  await receiver.locator('dialog[open]').getByRole('button').first().click()
  await give(receiver, cut)
  await receiver.getByText('途中で切れているか').waitFor()
  await receiver.getByText('いまのメモは、そのままです。').waitFor()
  await receiver.locator('[data-binders]').getByText('3項目').waitFor()

  await sender.getByRole('radio', { name: '入れない' }).check()
  await sender.locator('[data-as-codes]').click()
  const address = await sender.locator('[data-address]').getAttribute('data-address')
  await third.goto(address ?? '')
  await third.getByText('新しく入るもの：1件').waitFor()
  await third.locator('[data-take]').click()
  await expect.poll(() => titles(third)).toHaveLength(3)
  expect(await third.locator('main').innerText()).not.toContain('二千人雇用センターの場所')
  await stage.site.restart()
})

test('an agenda and the screen for a room keep to the rules of reading, on phone and tablet, in light and dark', async () => {
  const page = await stage.reader(TABLET, INITIATIVE)
  await makeAgenda(page)
  await page.locator('[data-choose]').nth(1).click()
  await page.locator('[data-pane] [data-walk]').waitFor()
  const agenda = page.url()
  const found: string[] = []
  for (const [viewport, colorScheme] of [[TABLET.viewport, 'light'], [PHONE.viewport, 'dark']] as const) {
    await page.setViewportSize(viewport ?? { width: 390, height: 844 })
    await page.emulateMedia({ colorScheme })
    for (const address of [agenda, agenda.replace('?at=', '/present?at='), `${stage.site.url}look`, `${stage.site.url}meetings/take`]) {
      await page.goto(address)
      await page.locator('[data-entry], [data-slide] [data-walk], [data-look], [data-empty]').first().waitFor()
      await expect.poll(() => page.evaluate(CHARTED)).toBe(true)
      await page.evaluate(AXE)
      const { violations }: AxeReport = await page.evaluate(AXE_RUN)
      found.push(...violations, ...await page.evaluate(ownChecks))
    }
  }
  expect(found).toEqual([])
})
