/** How long a screen may take to draw the part an address leads to, in milliseconds. */
const PATIENCE = 15_000

/** How long a screen may still grow above that part after it was shown, in milliseconds. */
const SETTLING = 3000

/** What a reader does to go on by themselves: whoever has begun to read is not moved any more. */
const OWN_WAY = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

/**
 * Resolves once the part that an address leads to is on the screen.
 *
 * Some parts come later than the screen itself: notes, for instance, are drawn when the notebook has been opened.
 *
 * @returns whether the part is there; false where it did not come in time, or the reader went on by themselves.
 */
export function anchorDrawn(id: string): Promise<boolean> {
  const there = () => document.getElementById(id) !== null
  if (there())
    return Promise.resolve(true)
  return new Promise((resolve) => {
    const watching = new MutationObserver(() => there() && end(true))
    const goOn = () => end(false)
    const patience = setTimeout(goOn, PATIENCE)
    function end(found: boolean): void {
      watching.disconnect()
      clearTimeout(patience)
      OWN_WAY.forEach(way => removeEventListener(way, goOn))
      resolve(found)
    }
    OWN_WAY.forEach(way => addEventListener(way, goOn, { passive: true }))
    watching.observe(document.body, { childList: true, subtree: true, attributeFilter: ['id'] })
  })
}

/**
 * Keeps a part at its place near the top while what stands above it is still being drawn, a chart for instance: until the
 * screen has settled, or the reader goes on by themselves.
 *
 * @param top where the part stands, in CSS pixels below the edge of the screen.
 */
export function keepInSight(id: string, top: number): void {
  const growing = new ResizeObserver(() => {
    const part = document.getElementById(id)
    if (part)
      window.scrollTo(0, part.getBoundingClientRect().top + window.scrollY - top)
  })
  const settled = setTimeout(end, SETTLING)
  function end(): void {
    growing.disconnect()
    clearTimeout(settled)
    OWN_WAY.forEach(way => removeEventListener(way, end))
  }
  OWN_WAY.forEach(way => addEventListener(way, end, { passive: true }))
  growing.observe(document.body)
}
