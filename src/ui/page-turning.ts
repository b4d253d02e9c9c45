/** What a key, a swipe or a tap asks of the screen that everybody looks at. */
export type Turn = 'next' | 'previous' | 'first' | 'last' | 'dark' | 'end'

/** Arrow keys, the keys of a page-turner pedal, and the two letters that presenters know. */
const KEYS: Readonly<Record<string, Turn>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'previous',
  PageUp: 'previous',
  Home: 'first',
  End: 'last',
  b: 'dark',
  B: 'dark',
  Escape: 'end',
}

/** What a key asks for; nothing where it is part of a shortcut or was used by what has the focus. */
export function turnOfKey(event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'defaultPrevented'>): Turn | undefined {
  const shortcut = event.altKey || event.ctrlKey || event.metaKey || (event.shiftKey && event.key !== 'B')
  return shortcut || event.defaultPrevented ? undefined : KEYS[event.key]
}

/** A finger has to travel this far sideways, in CSS pixels, and further than up or down. */
const SWIPE = 60

/** What a stroke over the screen asks for: the page is pushed to where it came from. */
export function turnOfStroke(stroke: { readonly x: number, readonly y: number }): Turn | undefined {
  if (Math.abs(stroke.x) < SWIPE || Math.abs(stroke.x) < 2 * Math.abs(stroke.y))
    return undefined
  return stroke.x < 0 ? 'next' : 'previous'
}

/** What a tap asks for: the left quarter goes back, the right quarter goes on, what is between stays. */
export function turnOfTap(x: number, width: number): Turn | undefined {
  return x < width / 4 ? 'previous' : x > width * 3 / 4 ? 'next' : undefined
}
