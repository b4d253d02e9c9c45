/**
 * What no engine looks for, checked in the page: text under 16 px, targets that a shaking hand misses, text that is cut off,
 * pages that scroll sideways, charts without their numbers, ids that stand twice, words torn apart by a space. Each finding is a line.
 *
 * Runs in the page: it may use nothing from outside itself.
 */
export function ownChecks(): string[] {
  const found: string[] = []
  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth)
    found.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`)

  const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest('.visually-hidden')
  const told = (element: Element) => element.outerHTML.slice(0, 120)
  for (const element of document.querySelectorAll('body *')) {
    if (element instanceof SVGElement || !seen(element))
      continue
    const style = getComputedStyle(element)
    const ownText = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    // Readings over kanji repeat the word under them, at half its size as in print.
    if (ownText && !element.matches('rt, rp') && Number.parseFloat(style.fontSize) < 15.99)
      found.push(`small text: ${told(element)}`)
    // What is for the ear alone, as the headers of a table shown as cards, is one pixel large or clipped away.
    if (style.clipPath !== 'none' || element.clientWidth <= 1)
      continue
    const cutsWidth = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1
    const cutsHeight = /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1
    if ((cutsWidth || cutsHeight) && element.textContent?.trim() && element !== root && element !== document.body)
      found.push(`cut off: ${told(element)}`)
  }

  /** The place to press: the element, its words where it has a label, and what its look-alike in ::after adds. */
  const hitArea = (target: Element) => {
    const choice = target instanceof HTMLInputElement && /radio|checkbox/.test(target.type)
    const area = (choice && target.labels?.[0]) || target
    const box = area.getBoundingClientRect()
    const around = getComputedStyle(area, '::after')
    const grown = around.content !== 'none' && around.position === 'absolute'
    return {
      width: Math.max(box.width, grown ? Number.parseFloat(around.width) || 0 : 0),
      height: Math.max(box.height, grown ? Number.parseFloat(around.height) || 0 : 0),
    }
  }
  for (const target of document.querySelectorAll('a[href], button, summary, input, select, textarea, [role="button"], [role="tab"]')) {
    if (!seen(target) || target.classList.contains('skip'))
      continue
    const { width, height } = hitArea(target)
    const size = `${Math.round(width)}×${Math.round(height)}: ${told(target)}`
    const inSentence = target.matches('.term') || (target instanceof HTMLAnchorElement && getComputedStyle(target).display === 'inline')
    const control = !(target instanceof HTMLAnchorElement) || target.matches('.button, .chip, nav.menu a')
    if (inSentence && height < 24)
      found.push(`small link ${size}`)
    else if (!inSentence && (height < 44 || width < 44))
      found.push(`small target ${size}`)
    else if (!inSentence && control && height < 48)
      found.push(`small control ${size}`)
    const words = document.createRange()
    words.selectNodeContents(target)
    const [text, box] = [words.getBoundingClientRect(), target.getBoundingClientRect()]
    if (!inSentence && text.width > 0 && !target.querySelector('.visually-hidden') && (text.left < box.left - 2 || text.right > box.right + 2 || text.top < box.top - 2 || text.bottom > box.bottom + 2))
      found.push(`words outside their target: ${told(target)}`)
  }

  for (const canvas of document.querySelectorAll('canvas')) {
    // A picture hidden from the ear speaks through what can be walked around it.
    const spoken = canvas.getAttribute('aria-hidden') === 'true' ? canvas.closest('[role="application"]') : canvas
    const label = document.getElementById(spoken?.getAttribute('aria-labelledby') ?? '')?.textContent ?? spoken?.getAttribute('aria-label')
    if (!label?.trim())
      found.push(`a chart without its name: ${told(canvas)}`)
    if (!canvas.closest('article')?.querySelector('table'))
      found.push(`a chart without its table: ${told(canvas)}`)
  }
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  for (const id of new Set(ids.filter((each, at) => ids.indexOf(each) !== at)))
    found.push(`an id twice: ${id}`)
  for (const word of (document.body.textContent ?? '').match(/[一-龠]\u3000[一-龠]/g) ?? [])
    found.push(`spaced word: ${word}`)
  return found
}

/** What the spacing of WCAG 1.4.12 is: a reader's own style sheet. */
export const TEXT_SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }'
