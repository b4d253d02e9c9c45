import { onBeforeUnmount, onMounted } from 'vue'

/** How long a scroll that the reader asked for may rest before it counts as over, in milliseconds. */
const REST = 200

/** What takes the keys for itself: a place to write in, a choice, a slider. */
const KEEPS_KEYS = 'input, textarea, select, [contenteditable], [role="slider"]'

/**
 * Sees to it that the keys Home and End take a reader to the ends of the page.
 *
 * The browser goes to the end it knew when the key was pressed. In a page whose rows are drawn on the way that is not the
 * end any more when it arrives; and whoever sets a row right on the way stops it.
 *
 * @param awaited whether rows are drawn on the way.
 * @returns whether the reader is on the way to an end: nothing has to be kept in its place then.
 */
export function usePageEnds(awaited: () => boolean): () => boolean {
  let end: 'Home' | 'End' | undefined
  let rest: ReturnType<typeof setTimeout> | undefined

  function begin(event: KeyboardEvent): void {
    end = undefined
    const { key, target } = event
    const free = !event.defaultPrevented && !event.altKey && !event.metaKey && !event.shiftKey && !(target instanceof Element && target.closest(KEEPS_KEYS))
    if (free && awaited() && (key === 'Home' || key === 'End')) {
      end = key
      wait()
    }
  }

  function wait(): void {
    clearTimeout(rest)
    if (end)
      rest = setTimeout(arrive, REST)
  }

  /** Goes the rest of the way; at the end, or where no way is left to go, the reader has arrived. */
  function arrive(): void {
    const before = window.scrollY
    window.scrollTo({ top: end === 'Home' ? 0 : document.documentElement.scrollHeight, behavior: 'instant' })
    if (window.scrollY === before)
      end = undefined
    else
      wait()
  }

  /** The reader went on by themselves. */
  function leave(): void {
    end = undefined
    clearTimeout(rest)
  }

  onMounted(() => {
    window.addEventListener('keydown', begin)
    document.addEventListener('scroll', wait, { passive: true })
    for (const other of ['wheel', 'touchstart', 'pointerdown', 'popstate'])
      window.addEventListener(other, leave, { passive: true })
  })
  onBeforeUnmount(() => {
    leave()
    window.removeEventListener('keydown', begin)
    document.removeEventListener('scroll', wait)
    for (const other of ['wheel', 'touchstart', 'pointerdown', 'popstate'])
      window.removeEventListener(other, leave)
  })
  return () => end !== undefined
}
