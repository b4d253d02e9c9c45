import { expect, onTestFinished, test } from 'vitest'
import { leaveNotes, wholeScreen } from './notes'
import { device, firstVisit, PHONE, sharedStage } from './site'
import { goTo } from './go-to'

/*
 * What a screen reader is given, kept as it was read through: see docs/accessibility-review.md.
 * Recorded anew with `npm run -s test -- --project browser tests/e2e/056 -u`; the difference is then read as a blind reader would.
 */
const TREES = [
  ['home', ''],
  ['goal', 'plans/r2/goals/3'],
  ['initiative', 'plans/r2/initiatives/4-1-2-10'],
  ['indicator', 'indicators/consult-nearby'],
  ['notes', 'notes'],
] as const

/** The instant the trees were recorded at. */
const REVIEWED = '2026-11-21T10:00:00+09:00'

const stage = sharedStage()

test.each(TREES)('a screen reader is given the %s screen as it was reviewed', async (name, path) => {
  const context = await device(stage.browser, PHONE)
  onTestFinished(() => context.close())
  const page = await firstVisit(context, stage.site)
  if (path === 'notes')
    await leaveNotes(page, stage.site.url)
  await page.clock.setFixedTime(REVIEWED)
  stage.site.setClock(REVIEWED)
  await page.goto(stage.site.url + path)
  await wholeScreen(page)
  // Screens about the app itself are drawn before the edition is read, and tell of it once it is.
  await page.locator('[data-header-edition]').waitFor()
  if (path === '')
    await page.locator('[data-offline][data-ready="true"]').waitFor()
  // How large the data is depends on the browser's own storage, not on the screen; a note is of the minute it was written in.
  const tree = (await page.locator('main').ariaSnapshot()).replaceAll(/[\d.]+MB/g, '…MB').replaceAll(/（令和\d+年\d+月\d+日 [\d:]+）/g, '（…）')
  await expect(`${tree}\n`).toMatchFileSnapshot(`../fixtures/aria/${name}.yml`)
})

test.each(TREES)('on the %s screen headings follow each other, and everything to press has a name of its own', async (_, path) => {
  const page = await stage.reader(PHONE)
  if (path === 'notes')
    await leaveNotes(page, stage.site.url)
  await goTo(page, stage.site.url, path)
  const tree = await page.locator('main').ariaSnapshot()
  const levels = [...tree.matchAll(/^\s*- heading .*\[level=(\d)\]/gm)].map(([, level]) => Number(level))
  expect(levels[0]).toBe(1)
  expect(levels.filter(level => level === 1)).toHaveLength(1)
  expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)).toEqual([])
  expect(tree.split('\n').filter(line => /- (?:link|button|checkbox|radio|textbox|searchbox|combobox|img|table|navigation)(?: \[|:|$)/.test(line.trim()))).toEqual([])
  expect(tree.split('\n').filter(line => /- (?:link|button) "(?:こちら|ここ|詳細|詳しく|もっと見る|リンク)"/.test(line))).toEqual([])
})
