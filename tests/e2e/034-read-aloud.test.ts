import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { LAST_PART } from './notes'
import { PHONE, sharedStage, TABLET } from './site'

const stage = sharedStage()

interface Voice { readonly name: string, readonly lang: string, readonly localService: boolean }
interface Spoken { readonly text: string, readonly rate: number, readonly lang: string, readonly voice: string }

/** The browser's speech as the journeys play it: it begins by itself and goes on when it is told to. */
interface StubWindow {
  readonly spoken: Spoken[]
  readonly finish: () => void
  readonly fail: (error: string) => void
  readonly learn: (voices: readonly Voice[]) => void
  readonly isSpeaking: () => boolean
}

const KYOKO: Voice = { name: 'Kyoko', lang: 'ja-JP', localService: true }
const FAR: Voice = { name: 'Google 日本語', lang: 'ja-JP', localService: false }

/** Runs in the page before the app: takes the place of the browser's speech. */
function stub(given: readonly Voice[]): void {
  let voices = given.map(voice => ({ ...voice, voiceURI: voice.name, default: false }))
  let current: { onstart?: () => void, onend?: () => void, onerror?: (event: { error: string }) => void } | undefined
  const spoken: Spoken[] = []
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    resume: () => {},
    cancel: () => {
      const cancelled = current
      current = undefined
      setTimeout(() => cancelled?.onerror?.({ error: 'interrupted' }))
    },
    speak: (utterance: Spoken & { voice: unknown }) => {
      const { text, rate, lang } = utterance
      spoken.push({ text, rate, lang, voice: (utterance.voice as unknown as Voice).name })
      current = utterance as typeof current
      setTimeout(() => current?.onstart?.())
    },
  })
  const end = (tell: (utterance: NonNullable<typeof current>) => void) => {
    const ended = current
    current = undefined
    if (ended)
      tell(ended)
  }
  class Utterance {
    readonly text: string
    constructor(text: string) {
      this.text = text
    }
  }
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis, configurable: true })
  Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance, configurable: true })
  Object.assign(window, {
    spoken,
    finish: () => end(utterance => utterance.onend?.()),
    fail: (error: string) => end(utterance => utterance.onerror?.({ error })),
    isSpeaking: () => current !== undefined,
    learn: (learnt: readonly Voice[]) => {
      voices = learnt.map(voice => ({ ...voice, voiceURI: voice.name, default: false }))
      synthesis.dispatchEvent(new Event('voiceschanged'))
    },
  })
}

async function reader(path: string, { voices = [KYOKO], options = PHONE, before }: { voices?: readonly Voice[], options?: BrowserContextOptions, before?: () => void } = {}) {
  const page = await stage.reader(options, path)
  await page.addInitScript(stub, voices)
  if (before)
    await page.addInitScript(before)
  await page.reload()
  await page.locator(LAST_PART).waitFor({ state: 'attached' })
  return page
}

const spoken = (page: Page) => page.evaluate(() => (window as unknown as StubWindow).spoken)
const lastSaid = async (page: Page) => (await spoken(page)).at(-1)?.text
const finish = (page: Page) => page.evaluate(() => (window as unknown as StubWindow).finish())
const isSpeaking = (page: Page) => page.evaluate(() => (window as unknown as StubWindow).isSpeaking())
const start = (page: Page) => page.getByRole('button', { name: '読み上げる' })
const bar = (page: Page) => page.getByRole('group', { name: '読み上げの操作' })

/** The letters that are marked, as they stand on the screen. */
function marked(page: Page): Promise<string> {
  return page.evaluate(() => [...CSS.highlights.get('reading') ?? []].map(range => range.toString()).join(''))
}

/** Puts text of every kind into the screen, in place of its own. */
async function fill(page: Page): Promise<void> {
  await page.evaluate(() => {
    const article = document.querySelector('article')
    const header = article?.querySelector('header')
    const make = (tag: string, ...children: (Node | string)[]) => {
      const element = document.createElement(tag)
      element.append(...children)
      return element
    }
    const give = (element: HTMLElement, attributes: Record<string, string>) => {
      for (const [name, value] of Object.entries(attributes))
        element.setAttribute(name, value)
      return element
    }
    for (const child of [...article?.children ?? []]) {
      if (child !== header && !child.matches('footer'))
        child.remove()
    }
    const table = make('table', make('caption', '参加者の表'), make('thead', make('tr', make('th', '年度'), make('th', '目標'), make('th', '結果'), make('th', '出典'))), make('tbody',
      make('tr', give(make('th', give(make('span', 'R2'), { 'aria-hidden': 'true' }), give(make('span', '令和2年度（2020年度）'), { class: 'visually-hidden' })), { scope: 'row' }), make('td', '1,820人'), make('td', '―'), make('td', give(make('a', '報告書 12行'), { 'data-source': '' }))),
    ))
    header?.after(
      make('h2', '見守り', make('br'), 'について'),
      make('p', '市は', give(make('button', 'ケアラー'), { 'data-term': '', 'type': 'button', 'class': 'term' }), 'を', make('ruby', '支', make('rp', '（'), make('rt', 'ささ'), make('rp', '）')), 'えます。達成率は65.6％です。'),
      make('ul', make('li', '取組1-1-2-3'), make('li', make('a', 'R2–R7の計画'))),
      make('dl', make('dt', '担当課'), make('dd', '福祉総務課')),
      table,
      make('figure', make('figcaption', '図の説明')),
      make('details', make('summary', 'くわしく'), make('p', '閉じた中身')),
      give(make('details', make('summary', 'もっと'), make('p', '開いた中身')), { open: '' }),
      make('nav', '目次'), make('button', '押す'), make('label', '入力', make('input')), give(make('p', '飾り'), { 'aria-hidden': 'true' }),
      give(make('p', '読まない文'), { class: 'no-speech' }), give(make('p', '耳だけの文'), { class: 'visually-hidden' }), give(make('p', '隠した文'), { hidden: '' }), give(make('p', 'English only'), { lang: 'en' }),
      make('p', '（）'), make('p', '終わりです。'),
    )
  })
}

/** What is said of the filled screen, each with what is marked meanwhile. */
const FILLED: readonly (readonly [said: string, marked: string])[] = [
  ['設定', '設定'],
  ['見守り', '見守り'],
  ['について', 'について'],
  ['市はケアラーを支えます。', '市はケアラーを支えます。'],
  ['達成率は65.6パーセントです。', '達成率は65.6％です。'],
  ['取組1の1の2の3', '取組1-1-2-3'],
  ['令和2年度から令和7年度までの計画', 'R2–R7の計画'],
  ['担当課、福祉総務課', '担当課福祉総務課'],
  ['参加者の表', '参加者の表'],
  ['令和2年度、目標 1820人、結果 記載なし', '令和2年度（2020年度）1,820人―'],
  ['図の説明', '図の説明'],
  ['くわしく', 'くわしく'],
  ['もっと', 'もっと'],
  ['開いた中身', '開いた中身'],
  ['終わりです。', '終わりです。'],
]

describe('reading aloud', () => {
  test('goes through the screen sentence by sentence, marks what it says, and leaves out what is no text', async () => {
    const page = await reader('settings')
    await fill(page)
    await start(page).click()
    for (const [index, [said, shown]] of FILLED.entries()) {
      await expect.poll(() => lastSaid(page)).toBe(said)
      await expect.poll(() => marked(page)).toBe(shown)
      expect(await page.locator('[data-position]').innerText()).toContain(`${index + 1}／${FILLED.length}`)
      await finish(page)
    }
    await expect.poll(() => bar(page).count()).toBe(0)
    expect((await spoken(page)).map(({ text }) => text)).toEqual(FILLED.map(([said]) => said))
    expect(await marked(page)).toBe('')
  })

  test('reads a real screen: its title first, every year and code in words, with the voice of the device', async () => {
    const page = await reader('plans/r2/initiatives/4-1-2-10', { voices: [FAR, KYOKO] })
    await start(page).click()
    for (let step = 0; step < 12; step++) {
      await expect.poll(() => marked(page)).not.toBe('')
      await bar(page).getByRole('button', { name: '次へ' }).click()
    }
    const said = await spoken(page)
    expect(said.map(({ text }) => text).join('\n')).toContain('障害者雇用対策事業')
    expect(said.map(({ text }) => text).join('\n')).toContain('4の1の2の10')
    expect(said.filter(({ text }) => /R\d|％|\d-\d/.test(text))).toEqual([])
    expect(new Set(said.map(({ voice, lang }) => `${voice} ${lang}`))).toEqual(new Set(['Kyoko ja-JP']))
  })

  test('of an English screen says what is there in Japanese only, each stretch by itself', async () => {
    const page = await reader('settings')
    await page.evaluate(() => localStorage.setItem('setting-language', 'en'))
    await page.reload()
    const aloud = page.getByRole('button', { name: 'Read the Japanese texts aloud' })
    await aloud.waitFor()
    await page.evaluate(() => {
      const article = document.querySelector('article')
      const header = article?.querySelector('header')
      for (const child of [...article?.children ?? []]) {
        if (child !== header && !child.matches('footer'))
          child.remove()
      }
      const text = document.createElement('p')
      const japanese = (words: string) => Object.assign(document.createElement('span'), { lang: 'ja', textContent: words })
      text.append('Ask ', japanese('福祉総務課'), japanese('の窓口'), ' or ', japanese('障害福祉課'), ' ', japanese('市役所'), '.')
      header?.after(text)
    })
    await aloud.click()
    for (const said of ['福祉総務課の窓口', '障害福祉課', '市役所']) {
      await expect.poll(() => lastSaid(page)).toBe(said)
      await finish(page)
    }
    await expect.poll(() => isSpeaking(page)).toBe(false)
    expect((await spoken(page)).map(({ text }) => text)).toEqual(['福祉総務課の窓口', '障害福祉課', '市役所'])
  })

  test('is brought into view, sentence after sentence, and never hidden behind the bar', async () => {
    const page = await reader('plans/r2/goals/3', { options: { ...PHONE, reducedMotion: 'reduce' } })
    await start(page).click()
    for (let step = 0; step < 25; step++)
      await bar(page).getByRole('button', { name: '次へ' }).click()
    await expect.poll(() => page.evaluate(() => {
      const [range] = CSS.highlights.get('reading') ?? []
      const top = document.querySelector('[data-reading-bar]')?.getBoundingClientRect().top ?? 0
      const box = (range as Range | undefined)?.getBoundingClientRect()
      return box !== undefined && window.scrollY > 0 && box.top >= 0 && box.bottom <= top
    })).toBe(true)
  })

  test('begins at the word the reader selected', async () => {
    const page = await reader('settings')
    await fill(page)
    await page.evaluate(() => {
      const text = [...document.querySelectorAll('article p')].find(p => p.textContent?.includes('達成率'))?.lastChild
      if (text)
        document.getSelection()?.setBaseAndExtent(text, 6, text, 9)
    })
    await start(page).click()
    await expect.poll(() => lastSaid(page)).toBe('達成率は65.6パーセントです。')
  })

  test('marks the paragraph where the browser cannot mark letters', async () => {
    const page = await reader('settings', { before: () => Object.defineProperty(CSS, 'highlights', { value: undefined }) })
    await fill(page)
    await start(page).click()
    for (let step = 0; step < 3; step++)
      await bar(page).getByRole('button', { name: '次へ' }).click()
    await expect.poll(() => page.locator('[data-reading]').allInnerTexts()).toEqual([expect.stringContaining('市はケアラーを')])
    await bar(page).getByRole('button', { name: '止める' }).click()
    await expect.poll(() => page.locator('[data-reading]').count()).toBe(0)
  })
})

describe('the reader', () => {
  test('works everything by keyboard, and stands where reading stopped', async () => {
    const page = await reader('settings', { options: TABLET })
    await fill(page)
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-page-title]')?.focus())
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim())
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('読み上げる')
    await page.keyboard.press('Enter')
    await bar(page).getByRole('button', { name: '前へ' }).waitFor()
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('前へ')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('次へ')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect.poll(() => lastSaid(page)).toBe('について')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => lastSaid(page)).toBe('見守り')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('止める')
    await page.keyboard.press('Enter')
    await expect.poll(() => bar(page).count()).toBe(0)
    expect([await isSpeaking(page), await focused()]).toEqual([false, '見守りについて'])
  })

  test('chooses the pace while it reads; it is kept, and shown in the settings', async () => {
    const page = await reader('settings')
    await page.getByRole('group', { name: '読み上げの速さ' }).getByLabel('ゆっくり').check()
    await start(page).click()
    await expect.poll(async () => (await spoken(page)).at(-1)?.rate).toBe(0.8)
    await bar(page).getByLabel('速さ').selectOption('fast')
    await expect.poll(async () => (await spoken(page)).at(-1)?.rate).toBe(1.2)
    expect(await page.locator('[data-position]').innerText()).toContain('1／')
    await page.reload()
    await expect.poll(() => page.getByRole('group', { name: '読み上げの速さ' }).getByLabel('はやい').isChecked()).toBe(true)
    expect(await page.locator('[data-reading-settings]').innerText()).toContain('使う声：Kyoko')
  })

  test('hears nothing more after leaving the screen', async () => {
    const page = await reader('settings')
    await start(page).click()
    await expect.poll(() => isSpeaking(page)).toBe(true)
    await page.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: '計画' }).click()
    await page.getByRole('heading', { level: 1, name: '計画' }).waitFor()
    await expect.poll(() => isSpeaking(page)).toBe(false)
    expect([await bar(page).count(), await marked(page)]).toEqual([0, ''])
  })

  test('hears nothing more once kana come between the words', async () => {
    const page = await reader('settings')
    await start(page).click()
    await expect.poll(() => isSpeaking(page)).toBe(true)
    await page.getByRole('group', { name: 'ふりがな' }).getByLabel('表示する').check()
    await expect.poll(() => isSpeaking(page)).toBe(false)
    expect([await bar(page).count(), await marked(page)]).toEqual([0, ''])
  })

  test('is told why the voice failed, and can try again', async () => {
    const page = await reader('settings')
    await start(page).click()
    await page.evaluate(() => (window as unknown as StubWindow).fail('audio-busy'))
    await page.getByRole('alert').getByText('ほかのアプリが音を使っています。').waitFor()
    await page.getByRole('button', { name: 'もう一度' }).click()
    await expect.poll(() => isSpeaking(page)).toBe(true)
    expect(await page.getByRole('alert').filter({ hasText: /\S/ }).count()).toBe(0)
    await page.evaluate(() => (window as unknown as StubWindow).fail('not-allowed'))
    await page.getByRole('button', { name: '閉じる' }).click()
    await expect.poll(() => bar(page).count()).toBe(0)
  })

  test.each([
    ['a 320 px phone with the largest text', { viewport: { width: 320, height: 640 } }],
    ['a tablet', TABLET],
  ] as const)('on %s has the whole bar on the screen, above the menu, and nothing focused behind it', async (_, options) => {
    const page = await reader('plans/r2/goals/3', { options, before: () => localStorage.setItem('setting-text-size', 'largest') })
    await start(page).click()
    await bar(page).waitFor()
    const [box, menu] = [await bar(page).boundingBox(), await page.getByRole('navigation', { name: '主なメニュー' }).boundingBox()]
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
    expect(box && box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true)
    expect(box && menu && (menu.x + menu.width <= box.x || box.y + box.height <= menu.y + 1)).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true)
    const small = await bar(page).locator('button, select').evaluateAll(targets => targets.filter(target => target.getBoundingClientRect().height < 47.5).map(target => target.outerHTML))
    expect(small).toEqual([])
    const covered = await page.evaluate(() => {
      const found: string[] = []
      for (const link of [...document.querySelectorAll<HTMLElement>('article a[href]')].slice(-12)) {
        link.focus()
        const top = document.querySelector('[data-reading-bar]')?.getBoundingClientRect().top ?? 0
        if (link.checkVisibility() && link.getBoundingClientRect().bottom > top)
          found.push(link.textContent ?? '')
      }
      return found
    })
    expect(covered).toEqual([])
  })
})

describe('where there is no voice', () => {
  test.each([
    ['at all', [], '日本語の声が入っていない'],
    ['of Japanese', [{ name: 'Alex', lang: 'en-US', localService: true }], '日本語の声が入っていない'],
    ['on the device', [FAR], 'インターネットで作るものだけ'],
  ] as const)('%s, screens have no button and the settings say why and what to do', async (_, voices, why) => {
    const page = await reader('settings', { voices })
    const told = await page.locator('[data-reading-settings]').innerText()
    for (const words of [why, 'iPad', 'Android', 'Windows'])
      expect(told).toContain(words)
    expect(await start(page).count()).toBe(0)
    await page.evaluate(voice => (window as unknown as StubWindow).learn([voice]), KYOKO)
    await start(page).waitFor()
    expect(await page.locator('[data-reading-settings]').innerText()).toContain('使う声：Kyoko')
  })

  test('because the browser cannot speak, the settings say so', async () => {
    const page = await reader('settings', { before: () => Object.defineProperty(window, 'speechSynthesis', { value: undefined }) })
    expect(await page.locator('[data-reading-settings]').innerText()).toContain('お使いのブラウザーは読み上げができません。')
    expect(await start(page).count()).toBe(0)
  })
})
