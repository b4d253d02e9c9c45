import type { TextWidth } from './label-layout'

/** Colours and letters of a picture, all resolved: a canvas and a saved file know no CSS variables. */
export interface ChartLook {
  readonly text: string
  readonly grid: string
  readonly target: string
  readonly result: string
  readonly surface: string
  readonly font: string
  /** Of the words in the picture, in CSS pixels. */
  readonly size: number
}

type Colours = Pick<ChartLook, 'text' | 'grid' | 'target' | 'result' | 'surface'>

/** What each colour is for, as the tokens name it. */
export const TOKENS: Colours = { text: 'var(--text)', grid: 'var(--line-soft)', target: 'var(--text-quiet)', result: 'var(--action)', surface: 'var(--surface)' }
/** With forced colours the reader's own are used; dashes and markers tell the lines apart. */
export const SYSTEM: Colours = { text: 'CanvasText', grid: 'GrayText', target: 'CanvasText', result: 'Highlight', surface: 'Canvas' }
/** On paper all is black on white, whatever theme is on the screen. */
export const PAPER: Colours = { text: '#000', grid: '#bbb', target: '#000', result: '#000', surface: '#fff' }

const FORCED = '(forced-colors: active)'

/** The colours and letters that hold at a place of the page right now. */
export function readLook(place: HTMLElement, onPaper = false): ChartLook {
  const colours = onPaper ? PAPER : window.matchMedia(FORCED).matches ? SYSTEM : TOKENS
  // One probe for each: with less motion every change of colour is a transition, and a probe used twice tells the colour before.
  const resolved = (colour: string) => {
    const probe = document.createElement('span')
    probe.style.setProperty('forced-color-adjust', 'none')
    probe.style.color = colour
    place.append(probe)
    // Highlight may let the ground through; a marker must not.
    const shown = getComputedStyle(probe).color.replace(/^rgba\((.+), [\d.]+\)$/, 'rgb($1)')
    probe.remove()
    return shown
  }
  return {
    text: resolved(colours.text),
    grid: resolved(colours.grid),
    target: resolved(colours.target),
    result: resolved(colours.result),
    surface: resolved(colours.surface),
    font: getComputedStyle(place).fontFamily,
    size: Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  }
}

/** Calls back whenever the device changes how things look, told whether that is for paper; returns what ends it. */
export function onLookChange(changed: (onPaper: boolean) => void): () => void {
  const paper = window.matchMedia('print')
  const queries = [paper, ...[FORCED, '(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map(query => window.matchMedia(query))]
  const look = () => changed(paper.matches)
  // Before paper is asked for there is no sign of it but this event.
  const before = () => changed(true)
  for (const query of queries)
    query.addEventListener('change', look)
  window.addEventListener('beforeprint', before)
  window.addEventListener('afterprint', look)
  return () => {
    for (const query of queries)
      query.removeEventListener('change', look)
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', look)
  }
}

/** Measures words as they will be written, in CSS pixels. */
export function measureWith(look: ChartLook): TextWidth {
  const context = document.createElement('canvas').getContext('2d')
  return (text, bold) => {
    if (!context)
      return text.length * look.size
    context.font = fontOf(look, bold)
    return context.measureText(text).width
  }
}

/** The letters of a picture as a canvas is told. */
export function fontOf(look: ChartLook, bold: boolean): string {
  return `${bold ? 700 : 400} ${look.size}px ${look.font}`
}
