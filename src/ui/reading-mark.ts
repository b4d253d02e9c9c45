import type { SpokenSentence } from './reading-aloud'

/** The name base.css knows the sentence being read by; the same as an attribute where letters cannot be marked. */
const NAME = 'reading'

/** Marks the sentence being read, and no other; a browser that cannot mark letters marks the paragraph. */
export function markSentence(sentence: SpokenSentence | undefined): void {
  for (const marked of document.querySelectorAll(`[data-${NAME}]`))
    marked.removeAttribute(`data-${NAME}`)
  const marks: HighlightRegistry | undefined = CSS.highlights
  if (!marks)
    sentence?.block.setAttribute(`data-${NAME}`, '')
  else if (sentence)
    marks.set(NAME, new Highlight(...sentence.ranges))
  else
    marks.delete(NAME)
}

/**
 * Brings a sentence to the middle of the view, if it is out of it.
 *
 * @param end where the view ends because something covers it from there, in pixels from its top.
 */
export function showSentence(sentence: SpokenSentence, end: number): void {
  const seen = sentence.ranges.map(range => range.getBoundingClientRect()).filter(({ height }) => height > 0)
  const [first, last] = [seen[0], seen.at(-1)]
  if (!first || !last || (first.top >= 0 && last.bottom <= end))
    return
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  window.scrollBy({ top: first.top - end / 2, behavior: still ? 'auto' : 'smooth' })
}

/**
 * Keeps the page clear of a bar at the lower edge of the view, which itself keeps clear of the menu there.
 *
 * Returns the function that gives the room back.
 */
export function keepRoom(bar: HTMLElement): () => void {
  const root = document.documentElement
  const menu = document.querySelector('.nav')
  const measure = () => {
    const under = menu && getComputedStyle(menu).position === 'fixed' ? menu.getBoundingClientRect().height : 0
    root.style.setProperty('--under-bar', `${under}px`)
    root.style.setProperty('--bar-room', `${bar.getBoundingClientRect().height}px`)
  }
  const observer = new ResizeObserver(measure)
  for (const element of menu ? [bar, menu, root] : [bar, root])
    observer.observe(element)
  measure()
  return () => {
    observer.disconnect()
    root.style.removeProperty('--under-bar')
    root.style.removeProperty('--bar-room')
  }
}

/** Puts the reader where reading stopped, so that the keyboard goes on from there. */
export function standAt(sentence: SpokenSentence | undefined): void {
  if (!(sentence?.block instanceof HTMLElement))
    return
  sentence.block.setAttribute('tabindex', '-1')
  sentence.block.focus({ preventScroll: true })
}
