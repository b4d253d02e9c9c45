import type { Colour } from '../../src/ui/parts/contrast'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PAPER, TOKENS } from '../../src/ui/charts/chart-look'
import { STROKES } from '../../src/ui/charts/line-config'
import { colourOf, contrastRatio, linear } from '../../src/ui/parts/contrast'
import { PROJECT } from '../fixtures/city-folder'

const APP = readFileSync(join(PROJECT, 'src/ui/styles/tokens.css'), 'utf8')
const AGENCY = readFileSync(createRequire(import.meta.url).resolve('@digital-go-jp/design-tokens/dist/tokens.css'), 'utf8')
const THEMES = [...new Set([...APP.matchAll(/\[data-theme='([^']+)'\]/g)].map(([, theme = '']) => theme))]

/** The properties that hold in a theme: the agency's, the app's, and what the theme says instead. */
function properties(theme: string): ReadonlyMap<string, string> {
  const blocks = [AGENCY, ...[...APP.matchAll(/^([^@\s{}][^@\n{}]*)\{([^}]*)\}/gm)]
    .filter(([, selector = '']) => selector.includes(':root') || selector.includes(`[data-theme='${theme}']`)).map(([, , body = '']) => body)]
  return new Map(blocks.flatMap(block => [...block.matchAll(/(--[\w-]+)\s*:\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()] as const)))
}

/** A colour of the pictures in a theme. */
function colourIn(theme: string, colour: string): Colour {
  const all = properties(theme)
  let value = colour
  while (value.startsWith('var('))
    value = all.get(value.slice(4, -1)) ?? ''
  const found = colourOf(value)
  if (!found)
    throw new Error(`${theme}: ${colour} is 「${value}」`)
  return found
}

/** The part of a colour that gives so much light: back from {@link linear}. */
function unlinear(light: number): number {
  return 255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055)
}

/** Machado, Oliveira and Fernandes 2009, severity 1, in linear light; and no colour at all. */
const SIGHTS = {
  'every colour': [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  'protanopia': [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  'deuteranopia': [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  'tritanopia': [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
  'monochromacy': [[0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722]],
} as const

function seen(colour: Colour, sight: keyof typeof SIGHTS): Colour {
  const light = colour.map(linear)
  const matrix: readonly (readonly number[])[] = SIGHTS[sight]
  const [red = 0, green = 0, blue = 0] = matrix.map(row => unlinear(Math.min(1, Math.max(0, row.reduce((sum, weight, index) => sum + weight * (light[index] ?? 0), 0)))))
  return [red, green, blue]
}

const CASES = THEMES.flatMap(theme => (['every colour', 'protanopia', 'deuteranopia', 'tritanopia', 'monochromacy'] as const).map(sight => [theme, sight] as const))

test('the themes are those of the screen', () => {
  expect(THEMES).toEqual(expect.arrayContaining(['light', 'dark']))
})

describe.each(CASES)('in the theme 「%s」 with %s', (theme, sight) => {
  test.each(['target', 'result'] as const)('the line of the %s stands out from the surface by 3:1', (role) => {
    expect(contrastRatio(seen(colourIn(theme, TOKENS[role]), sight), seen(colourIn(theme, TOKENS.surface), sight))).toBeGreaterThanOrEqual(3)
  })

  test.each(['text', 'target', 'result'] as const)('words in the colour 「%s」 can be read at 4.5:1', (role) => {
    expect(contrastRatio(seen(colourIn(theme, TOKENS[role]), sight), seen(colourIn(theme, TOKENS.surface), sight))).toBeGreaterThanOrEqual(4.5)
  })
})

test('on paper both lines are black on white', () => {
  expect(contrastRatio(colourIn('light', PAPER.target), colourIn('light', PAPER.surface))).toBe(21)
  expect(PAPER.result).toBe(PAPER.target)
})

test('without any colour the lines differ in dash, in marker and in whether it is filled', () => {
  expect(STROKES.target.dash).not.toEqual(STROKES.result.dash)
  expect(STROKES.target.marker).not.toBe(STROKES.result.marker)
  expect(STROKES.target.filled).not.toBe(STROKES.result.filled)
})
