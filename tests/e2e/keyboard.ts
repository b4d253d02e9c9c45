import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** Where the keyboard stands. */
export interface Stop {
  /** Its words, for people who read a failure. */
  readonly told: string
  /** Nothing has the focus: the reader would have to start again. */
  readonly lost: boolean
  /** A line of 3 px or more is drawn around it. */
  readonly ring: boolean
  /** It is on the screen and nothing lies over it. */
  readonly seen: boolean
  /** It comes after the stop before it. */
  readonly onward: boolean
}

/** Looks at what has the focus. */
export function standing(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body
    // A box to write in may leave the ring to the frame that it stands in.
    const rings = [element, ...(element.parentElement ? [element.parentElement] : [])].map(each => getComputedStyle(each))
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect()
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)]
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)]
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    const last = document.querySelector('[data-last-stop]')
    const onward = last === null || (last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
    last?.removeAttribute('data-last-stop')
    element.setAttribute('data-last-stop', '')
    element.setAttribute('data-reached', '')
    return {
      told: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 60) || element.tagName,
      lost: element === document.body,
      ring: rings.some(style => style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 3),
      seen: left < right && top < bottom && over !== null && (element.contains(over) || over.contains(element)),
      onward,
    }
  })
}

/** Presses Tab until a thing has the focus; every stop on the way must be seen, and none may be lost. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor()
  const goal = await target.first().elementHandle()
  for (let step = 0; step < 200; step++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(element => element === document.activeElement, goal)) {
      expect(await standing(page)).toMatchObject({ lost: false, ring: true, seen: true })
      return
    }
    const stop = await standing(page)
    expect(stop, stop.told).toMatchObject({ lost: false, ring: true, seen: true })
  }
  throw new Error(`never reached: ${String(target)}`)
}

/** Goes to a thing and presses Enter there. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** What can be reached by Tab on a whole screen, and has not been. */
export function missed(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [...document.querySelectorAll<HTMLElement>('a[href], button:not(:disabled), summary, input:not(:disabled), select, textarea, [tabindex="0"]')]
    .filter(element => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0 && !element.hasAttribute('data-reached'))
    // Of radio buttons only the chosen one is a stop; arrows lead to the others.
    .filter(element => !(element instanceof HTMLInputElement && element.type === 'radio' && !element.checked))
    .map(element => element.outerHTML.slice(0, 120)))
}
