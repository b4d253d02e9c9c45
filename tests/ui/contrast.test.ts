import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { colourOf, contrastRatio } from '../../src/ui/parts/contrast'
import { TOKEN_PAIRS } from '../../src/ui/parts/token-pairs'
import { PROJECT } from '../fixtures/city-folder'

type Tokens = ReadonlyMap<string, string>

const OURS = readFileSync(join(PROJECT, 'src/ui/styles/tokens.css'), 'utf8')
const AGENCY = readFileSync(createRequire(import.meta.url).resolve('@digital-go-jp/design-tokens/dist/tokens.css'), 'utf8')

/** The custom properties of the first block with a selector. */
function block(css: string, selector: string): Tokens {
  const from = css.indexOf(`${selector} {`)
  if (from < 0)
    throw new Error(`no block ${selector}`)
  const body = css.slice(from, css.indexOf('\n}', from))
  return new Map([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]))
}

const light = new Map([...block(AGENCY, ':root'), ...block(OURS, `:root, [data-theme='light']`)])
const PALETTES: Readonly<Record<string, { readonly tokens: Tokens, readonly words: number }>> = {
  'light': { tokens: light, words: 4.5 },
  'dark': { tokens: new Map([...light, ...block(OURS, `[data-theme='dark']`)]), words: 4.5 },
  'contrast': { tokens: new Map([...light, ...block(OURS, `[data-theme='contrast']`)]), words: 7 },
  'contrast-light': { tokens: new Map([...light, ...block(OURS, `[data-theme='contrast-light']`)]), words: 7 },
}

function colour(tokens: Tokens, name: string): readonly [number, number, number] {
  const value = tokens.get(name) ?? ''
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1]
  if (other)
    return colour(tokens, other)
  const found = colourOf(value)
  if (!found)
    throw new Error(`--${name} is no colour: ${value}`)
  return found
}

describe.each(Object.entries(PALETTES))('in the palette %s', (name, { tokens, words }) => {
  test(`every word reaches ${words}:1 and every border and ring 3:1`, () => {
    const weak = TOKEN_PAIRS.flatMap(({ over, under, kind }) => {
      const ratio = contrastRatio(colour(tokens, over), colour(tokens, under))
      return ratio < (kind === 'text' ? words : 3) ? [`${over} on ${under}: ${ratio.toFixed(2)}`] : []
    })
    expect(weak).toEqual([])
  })

  test('every colour of the light palette has its own counterpart', () => {
    const own = name === 'light' ? tokens : block(OURS, `[data-theme='${name}']`)
    const colours = [...block(OURS, `:root, [data-theme='light']`).keys()].filter(token => !/^(?:font|space-|target|radius)/.test(token))
    expect(colours.filter(token => !own.has(token))).toEqual([])
  })
})

test('with colours of the reader\'s own, every token is one of the system\'s', () => {
  const forced = block(OURS.slice(OURS.indexOf('@media (forced-colors: active)')), ':root, [data-theme]')
  const colours = [...block(OURS, `[data-theme='dark']`).keys()]
  expect(colours.filter(token => !/^(?:Canvas|CanvasText|LinkText|Mark|MarkText)$/.test(forced.get(token) ?? ''))).toEqual([])
})

describe('contrast', () => {
  test('is 21 between black and white, either way round, and 1 between equals', () => {
    expect(contrastRatio([0, 0, 0], [255, 255, 255])).toBeCloseTo(21)
    expect(contrastRatio([255, 255, 255], [0, 0, 0])).toBeCloseTo(21)
    expect(contrastRatio([18, 52, 86], [18, 52, 86])).toBe(1)
  })

  test('is counted as WCAG counts it: #767676 is the lightest gray for words on white', () => {
    expect(contrastRatio([118, 118, 118], [255, 255, 255])).toBeCloseTo(4.54, 2)
  })

  test('is read from short and long colours, and from nothing else', () => {
    expect(colourOf('#1af')).toEqual([17, 170, 255])
    expect(colourOf(' #0017C1 ')).toEqual([0, 23, 193])
    expect(colourOf('rgb(0 0 0 / 50%)')).toBeUndefined()
    expect(colourOf('#12345')).toBeUndefined()
  })
})
