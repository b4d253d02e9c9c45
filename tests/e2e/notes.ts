import type { Page } from 'playwright-core'

/** The last part of a screen: drawn after all others, also while the app starts. */
export const LAST_PART = 'article footer [data-paper]'

/** Waits until the end of the screen is drawn, its edition is there and its notes are read: the list of notes is drawn before either. */
export async function wholeScreen(page: Page): Promise<void> {
  await page.locator(LAST_PART).waitFor({ state: 'attached' })
  await page.locator('[data-header-edition]').waitFor()
  await page.locator('[data-notes-opening]').waitFor({ state: 'detached' })
}

/** Writes a note at the end of the item's screen that is open, as a reader does. */
export async function writeNote(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: '新しいメモ' }).fill(text)
  await page.getByRole('button', { name: '保存する' }).click()
  await page.locator('[data-saved]').getByText('メモを保存しました。').waitFor()
}

/** Leaves something of a reader's own on a device that has the edition: a note, one carried over, a bookmark. */
export async function leaveNotes(page: Page, url: string): Promise<void> {
  await page.goto(`${url}plans/r2/initiatives/4-1-5-13`)
  await writeNote(page, '新しい計画ではどうなるか。\n委員会で聞く。')
  await page.getByRole('button', { name: 'しおり' }).click()
  await page.getByText('しおりを付けました').waitFor()
  await page.getByText('新しい計画の項目に写す').click()
  await page.locator('[data-carry]').first().click()
  await page.getByText('写しました').first().waitFor()
}
