import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { writeNote } from './notes'
import { PHONE, sharedStage, TABLET } from './site'
import { goTo } from './go-to'

/** Journeys of readers who write: on their phone at home, in a hall without a connection, on two screens at once. */
const stage = sharedStage()

const GOAL = 'plans/r2/goals/3'
const QUESTION = '委員会で聞くこと\n認知症サポーターの数は、どこに出ていますか。'

const field = (page: Page) => page.getByRole('textbox', { name: '新しいメモ' })
const notesOf = (page: Page) => page.locator('[data-note]')
const textOf = (place: Locator) => place.locator('[data-note-text]').first().innerText()

/** Goes to another screen of the app, as one does by its links. */
async function go(page: Page, path: string): Promise<void> {
  await goTo(page, stage.site.url, path)
}

test('a question written on the phone in the evening is there in a hall without a connection', async () => {
  const page = await stage.reader(PHONE, GOAL)
  await page.getByRole('link', { name: 'メモを書く' }).click()
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('notes')
  expect(await page.locator('[data-notes]').innerText()).toContain('個人名・住所は書かないでください')
  await writeNote(page, QUESTION)
  const context = page.context()
  await page.close()
  await stage.site.stop()
  const hall = await context.newPage()
  await hall.goto(stage.site.url)
  const card = hall.locator('[data-home-notes]')
  await card.getByText('書いたメモ 1件').waitFor()
  await card.getByRole('link', { name: '目標3 地域における福祉活動や人材への支援' }).click()
  await hall.getByRole('link', { name: 'メモ 1件' }).click()
  expect(await textOf(notesOf(hall))).toBe(QUESTION)
  expect(await notesOf(hall).innerText()).toContain('第1版のときに書いたメモ')
  await stage.site.restart()
})

test('a note is edited, deleted and brought back, each told and undone where it stands', async () => {
  const page = await stage.reader(PHONE, GOAL)
  await writeNote(page, 'はじめの文')
  const note = notesOf(page)
  await note.getByRole('button', { name: '直す：はじめの文' }).click()
  const box = note.getByRole('textbox', { name: 'メモを直す' })
  await expect.poll(() => box.evaluate(element => element === document.activeElement)).toBe(true)
  await box.fill('直した文')
  await note.getByRole('button', { name: '保存する' }).click()
  await note.getByText('メモを直しました。').waitFor()
  expect(await textOf(note)).toBe('直した文')
  await note.getByRole('button', { name: '元に戻す' }).click()
  await expect.poll(() => textOf(note)).toBe('はじめの文')
  await note.getByRole('button', { name: /^消す/ }).click()
  await note.getByText('メモを消しました。').waitFor()
  expect(await page.locator('[data-said]').innerText()).toBe('メモを消しました。')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('元に戻す')
  await page.keyboard.press('Enter')
  await expect.poll(() => textOf(note)).toBe('はじめの文')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('直す：はじめの文')
  await note.getByRole('button', { name: /^消す/ }).click()
  await note.getByText('メモを消しました。').waitFor()
  await page.reload()
  await field(page).waitFor()
  expect(await notesOf(page).count()).toBe(0)
})

test('a bookmark is set below the title and listed, and what is listed leads back', async () => {
  const page = await stage.reader(PHONE, GOAL)
  const mark = page.getByRole('button', { name: 'しおり' })
  expect(await mark.getAttribute('aria-pressed')).toBe('false')
  await mark.click()
  await page.getByText('しおりを付けました').waitFor()
  await writeNote(page, '次の会議で話すこと')
  await page.getByRole('banner').getByRole('link', { name: 'メモ', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'メモとしおり' }).waitFor()
  expect(await page.locator('[data-all-notes]').innerText()).toContain('次の会議で話すこと')
  const listed = page.locator('[data-bookmarked-item]')
  await listed.getByRole('link', { name: '目標3 地域における福祉活動や人材への支援' }).click()
  await expect.poll(() => mark.getAttribute('aria-pressed')).toBe('true')
  await go(page, 'notes')
  await listed.getByRole('button', { name: /^外す/ }).click()
  await page.getByText('しおりを外しました。').waitFor()
  expect(await listed.count()).toBe(0)
})

test('what was typed and not saved is there after the screen was loaded again, and after it was left', async () => {
  const page = await stage.reader(PHONE, GOAL)
  await field(page).fill('書きかけの')
  await page.reload()
  await page.getByText('書きかけのメモがあります').waitFor()
  expect(await field(page).inputValue()).toBe('書きかけの')
  await field(page).fill('書きかけの文')
  await page.getByRole('link', { name: 'ホーム' }).first().click()
  await page.getByRole('heading', { name: 'やりたいことから選ぶ' }).waitFor()
  await page.goBack()
  await page.getByText('書きかけのメモがあります').waitFor()
  expect(await field(page).inputValue()).toBe('書きかけの文')
  await page.getByRole('button', { name: '保存する' }).click()
  expect(await textOf(notesOf(page))).toBe('書きかけの文')
  await page.reload()
  await field(page).waitFor()
  expect([await field(page).inputValue(), await page.locator('[data-draft]').count()]).toEqual(['', 0])
})

test('a pause in typing is enough: what was typed before it outlives a page that is never told to end', async () => {
  const page = await stage.reader(PHONE, GOAL)
  await field(page).fill('急に電池が切れた')
  await expect.poll(() => page.evaluate(() => Object.values({ ...localStorage }).some(kept => String(kept).includes('急に電池が切れた'))), { timeout: 1500 }).toBe(true)
})

describe('two screens with one note', () => {
  /** Both edit the same note; the first has saved. */
  async function twoScreens(): Promise<{ readonly first: Page, readonly second: Page }> {
    const first = await stage.reader(TABLET, GOAL)
    await writeNote(first, 'もとの文')
    const second = await first.context().newPage()
    await go(second, GOAL)
    for (const page of [first, second])
      await notesOf(page).getByRole('button', { name: /^直す/ }).click()
    await notesOf(second).getByRole('textbox').fill('二つ目の画面の文')
    return { first, second }
  }

  test('show both texts, and the reader keeps both', async () => {
    const { first, second } = await twoScreens()
    await notesOf(first).getByRole('textbox').fill('一つ目の画面の文')
    await notesOf(first).getByRole('button', { name: '保存する' }).click()
    await notesOf(first).getByText('メモを直しました。').waitFor()
    await notesOf(second).getByRole('button', { name: '保存する' }).click()
    const question = second.locator('[data-conflict]')
    await question.waitFor()
    const told = await question.innerText()
    expect(told).toContain('ほかの画面で、このメモが変わりました')
    expect(told).toContain('一つ目の画面の文')
    expect(told).toContain('二つ目の画面の文')
    await question.getByRole('button', { name: '両方残す' }).click()
    await expect.poll(async () => (await notesOf(second).locator('[data-note-text]').allInnerTexts()).sort()).toEqual(['一つ目の画面の文', '二つ目の画面の文'])
    await expect.poll(() => notesOf(first).count()).toBe(2)
  })

  test('show both texts also where the second was loaded again before it saved', async () => {
    const { first, second } = await twoScreens()
    await expect.poll(() => second.evaluate(() => JSON.stringify({ ...localStorage }))).toContain('二つ目の画面の文')
    await notesOf(first).getByRole('textbox').fill('一つ目の画面の文')
    await notesOf(first).getByRole('button', { name: '保存する' }).click()
    await notesOf(first).getByText('メモを直しました。').waitFor()
    await second.reload()
    const question = second.locator('[data-conflict]')
    await question.waitFor()
    const told = await question.innerText()
    expect(told).toContain('一つ目の画面の文')
    expect(told).toContain('二つ目の画面の文')
    await question.getByRole('button', { name: 'この画面の文を残す' }).click()
    await expect.poll(() => textOf(notesOf(second))).toBe('二つ目の画面の文')
    await expect.poll(() => textOf(notesOf(first))).toBe('二つ目の画面の文')
  })

  test('let one keep writing what the other has deleted', async () => {
    const { first, second } = await twoScreens()
    await notesOf(first).getByRole('button', { name: 'やめる' }).click()
    await notesOf(first).getByRole('button', { name: /^消す/ }).click()
    await notesOf(first).getByText('メモを消しました。').waitFor()
    await notesOf(second).getByRole('button', { name: '保存する' }).click()
    const question = second.locator('[data-conflict]')
    await question.getByText('ほかの画面で、このメモが消されました').waitFor()
    await question.getByRole('button', { name: 'この画面の文を残す' }).click()
    await expect.poll(() => textOf(notesOf(second))).toBe('二つ目の画面の文')
  })
})

/** Puts notes into the notebook as if they had been written long ago. */
function fill(page: Page, total: number): Promise<void> {
  return page.evaluate(count => new Promise<void>((done, failed) => {
    const opening = indexedDB.open('notebook')
    opening.onerror = () => failed(opening.error)
    opening.onsuccess = () => {
      const reading = opening.result.transaction('notes').objectStore('notes').getAll()
      reading.onsuccess = () => {
        const [row] = reading.result
        const writing = opening.result.transaction('notes', 'readwrite')
        for (let index = 1; index < count; index++) {
          const open = { ...row.body.open, id: `filled-${index}`, text: `${index}番目のメモです。`.padEnd(200, '話し合いのことを書きました。'), changed: new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString() }
          writing.objectStore('notes').put({ ...row, id: open.id, body: { open } })
        }
        writing.oncomplete = () => {
          opening.result.close()
          done()
        }
        writing.onerror = () => failed(writing.error)
      }
    }
  }), total)
}

test('with a thousand notes the list is paged and looked through', async () => {
  const page = await stage.reader(PHONE, GOAL)
  await writeNote(page, 'いちばん新しいメモ')
  await fill(page, 1000)
  await go(page, 'notes')
  await page.getByText('1000件', { exact: true }).waitFor()
  expect(await notesOf(page).count()).toBe(20)
  expect(await textOf(notesOf(page))).toBe('いちばん新しいメモ')
  await page.getByRole('searchbox', { name: 'メモの中をさがす' }).fill('５００番目')
  await page.getByText('1件のメモが見つかりました').waitFor()
  expect(await textOf(notesOf(page))).toContain('500番目のメモです。')
})

/** Publishes an edition in which an initiative has another name and a service is gone. */
async function publishChanges(): Promise<void> {
  const without = (start: string) => (text: string) => text.split('\n').filter(line => !line.startsWith(start)).join('\n')
  stage.site.edit('easy.csv', without('service:nogyo-shuro-taiken,'))
  stage.site.edit('initiatives.csv', text => text.replace('地域子育て支援活動（わくわく広場等）の実施', '地域子育て支援活動（新しい名前）の実施'))
  const { kind } = await stage.site.publishEdit('services.csv', without('nogyo-shuro-taiken,'))
  expect(kind).toBe('published')
}

// The last of the file: devices of later journeys would hold another edition.
test('notes whose item was renamed or is gone come first, are checked, and are carried to the new plan', async () => {
  const page = await stage.reader(PHONE, 'plans/r2/initiatives/4-1-5-13')
  await writeNote(page, '新しい計画ではどうなるか')
  await go(page, 'services/nogyo-shuro-taiken')
  await writeNote(page, '電話して聞いた')
  await publishChanges()
  await page.goto(stage.site.url)
  await page.locator('[data-header-edition]').getByText('第2版').waitFor()
  await page.getByRole('link', { name: '対象が変わったメモ（メモ 2件）' }).click()
  const moved = page.locator('[data-moved-notes] [data-note]')
  const renamed = moved.filter({ hasText: '新しい計画ではどうなるか' })
  expect(await renamed.innerText()).toContain('書いたあとに、この項目の内容が変わりました')
  expect(await renamed.innerText()).toContain('書いたときの名前：地域子育て支援活動（わくわく広場等）の実施')
  await renamed.getByRole('button', { name: /^「1-2-4 .*」に写す$/ }).click()
  await renamed.getByRole('link', { name: /^「1-2-4 .*」のメモを見る$/ }).click()
  await page.getByRole('heading', { level: 1, name: '地域で安心して暮らし、活動できるまちづくりの推進' }).waitFor()
  const copy = notesOf(page)
  expect(await textOf(copy)).toBe('新しい計画ではどうなるか')
  expect(await copy.innerText()).toContain('「地域子育て支援活動（わくわく広場等）の実施」のメモを写したものです。')
  await go(page, 'notes')
  await renamed.getByRole('button', { name: /^確かめた/ }).click()
  await page.locator('[data-moved-notes] [data-done]').getByText('確かめたことを記録しました。').waitFor()
  expect(await page.locator('[data-all-notes]').getByText('新しい計画ではどうなるか').count()).toBe(2)

  const gone = moved.filter({ hasText: '電話して聞いた' })
  expect(await gone.innerText()).toContain('この項目は、いまの版にはありません')
  await gone.getByRole('link', { name: /農業就労体験セミナー/ }).click()
  await page.getByRole('heading', { level: 1, name: 'ページが見つかりません' }).waitFor()
  expect(await textOf(notesOf(page))).toBe('電話して聞いた')
  expect(await field(page).count()).toBe(0)
})
