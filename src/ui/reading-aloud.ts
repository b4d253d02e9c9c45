import type { Gap } from './gathered-text'
import type { SpanningCell } from './table-heads'
import { isJapaneseTag } from '../domain/languages'
import { isSayable, sentencesOf, spoken } from '../domain/spoken-text'
import { GatheredText } from './gathered-text'
import { columnHeads, placedCells } from './table-heads'

/** A sentence of the screen: what is said, and where it stands. */
export interface SpokenSentence {
  readonly said: string
  /** Its letters, without what stands between them and is not read. */
  readonly ranges: readonly Range[]
  /** The paragraph, list item or row it stands in. */
  readonly block: Element
}

interface Place {
  readonly node: Text
  readonly at: number
}

/** What is gathered into, and how the text it meets is to be taken. */
interface Reading {
  readonly into: GatheredText<Place>
  /** Whether the text met is Japanese: the voice speaks nothing else. */
  readonly japanese: boolean
  /** Inside a row of a table, paragraphs do not end the sentence. */
  readonly inRow: boolean
}

/** To be looked at or pressed, not to be heard: the place of a source is one tap away. */
const UNREAD = 'nav, footer, form, fieldset, label, input, select, textarea, button:not([data-term]), svg, canvas, script, style, template, rt, rp, [aria-hidden="true"], [data-tip], [data-source], details.source, .no-speech'
const BLOCK = 'p, li, dt, dd, tr, h1, h2, h3, h4, h5, h6, figcaption, summary, caption, blockquote, header, section, div, dl, ul, ol, table, figure, article, details, aside'

/** The sentences of a part of the screen, in the order they are read. */
export function sentencesIn(root: Element): readonly SpokenSentence[] {
  const into = new GatheredText<Place>()
  gather(root, { into, japanese: isInJapanese(root.closest('[lang]')), inRow: false })
  return sentencesOf(into.text).flatMap(({ from, to }) => {
    const said = spoken(into.text.slice(from, to))
    const ranges = rangesOf(into.places.slice(from, to))
    const first = ranges[0]?.startContainer.parentElement
    return first && isSayable(said) ? [{ said, ranges, block: first.closest(BLOCK) ?? first }] : []
  })
}

/** The number of the sentence at a place of the screen, or the next one after it. */
export function sentenceAt(sentences: readonly SpokenSentence[], node: Node, offset: number): number {
  return sentences.findIndex(({ ranges }) => (ranges.at(-1)?.comparePoint(node, offset) ?? 1) <= 0)
}

function isInJapanese(element: Element | null): boolean {
  return isJapaneseTag(element?.getAttribute('lang') ?? 'ja')
}

function gather(element: Element, reading: Reading): void {
  if (!isRead(element))
    return
  const inside = element.hasAttribute('lang') ? { ...reading, japanese: isInJapanese(element) } : reading
  const edges = edgesOf(element, inside.inRow)
  inside.into.part(edges.before)
  if (element instanceof HTMLTableElement)
    gatherTable(element, inside)
  else
    gatherChildren(element, inside)
  inside.into.part(edges.after)
}

function gatherChildren(element: Element, reading: Reading): void {
  const closed = element instanceof HTMLDetailsElement && !element.open
  for (const child of element.childNodes) {
    if (child instanceof Text && !closed) {
      if (reading.japanese)
        reading.into.add(child.data, at => ({ node: child, at }))
      else
        reading.into.skip(child.data)
    }
    if (child instanceof Element && (!closed || child.matches('summary')))
      gather(child, reading)
  }
}

/** Row by row, every cell after the heading of its column; empty cells are passed over. */
function gatherTable(table: HTMLTableElement, reading: Reading): void {
  if (table.caption)
    gather(table.caption, reading)
  const headRows = [...table.tHead?.rows ?? []]
  const heads = columnHeads(headRows.map(row => [...row.cells].map(cell => spanning(cell, wordsOf(cell, reading)))))
  const rows = [...table.rows].filter(row => !headRows.includes(row))
  for (const placed of placedCells(rows.map(row => [...row.cells].map(cell => spanning(cell, cell))))) {
    reading.into.part('\n')
    for (const { column, cell: { content } } of placed) {
      reading.into.announce(content.matches('td') && heads[column] ? `${heads[column]} ` : '')
      gather(content, { ...reading, inRow: true })
      reading.into.announce('')
      reading.into.part('、')
    }
  }
  reading.into.part('\n')
}

function spanning<Content>(cell: HTMLTableCellElement, content: Content): SpanningCell<Content> {
  return { columns: cell.colSpan, rows: cell.rowSpan, content }
}

function wordsOf(cell: HTMLTableCellElement, { japanese }: Reading): string {
  const into = new GatheredText<Place>()
  gather(cell, { into, japanese, inRow: true })
  return into.text
}

/** Whether an element is heard: seen, and no control; words for the ear alone only where they stand for something seen. */
function isRead(element: Element): boolean {
  if (element.matches(UNREAD) || ('checkVisibility' in element && !element.checkVisibility({ visibilityProperty: true })))
    return false
  return !element.matches('.visually-hidden')
    || [element.previousElementSibling, element.nextElementSibling].some(beside => beside?.getAttribute('aria-hidden') === 'true')
}

/** How an element is parted from what stands before and after it: as far apart as it looks. */
function edgesOf(element: Element, inRow: boolean): { readonly before: Gap, readonly after: Gap } {
  if (element.matches('dt'))
    return { before: '\n', after: '：' }
  if (element.matches('dd'))
    return { before: '', after: '\n' }
  const gap = gapOf(element)
  const edge = inRow && gap === '\n' ? '、' : gap
  return { before: edge, after: edge }
}

function gapOf(element: Element): Gap {
  if (element.matches(`${BLOCK}, br`))
    return '\n'
  // A term is a word of its sentence, though it can be pressed.
  if (element.matches('[data-term]'))
    return ''
  const { display, marginLeft, marginRight, paddingLeft, paddingRight } = getComputedStyle(element)
  if (/^(?:inline|contents|ruby)$/.test(display))
    return [marginLeft, marginRight, paddingLeft, paddingRight].some(space => Number.parseFloat(space) > 0) ? ' ' : ''
  if (display.startsWith('inline'))
    return ' '
  return element.parentElement && /flex|grid/.test(getComputedStyle(element.parentElement).display) ? '、' : '\n'
}

/** Stretches of letters that stand together in the page. */
function rangesOf(places: readonly (Place | undefined)[]): readonly Range[] {
  const ranges: Range[] = []
  for (const place of places) {
    const last = ranges.at(-1)
    if (place && last?.endContainer === place.node) {
      last.setEnd(place.node, place.at + 1)
    }
    else if (place) {
      const range = document.createRange()
      range.setStart(place.node, place.at)
      range.setEnd(place.node, place.at + 1)
      ranges.push(range)
    }
  }
  return ranges
}
