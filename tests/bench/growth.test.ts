import type { Law, Point } from '../../bench/statistics'
import { describe, expect, test } from 'vitest'
import { chartOf } from '../../bench/chart'
import { growthFigure, growthOfRatios } from '../../bench/growth'
import { figure, ratios } from '../../bench/statistics'

const AMOUNTS = [2_000, 20_000, 200_000]
const grown = (law: Law, value: (amount: number) => number) => growthFigure('a thing', { law, unit: 'ms', of: 'rows', rounds: [AMOUNTS.map((amount): Point => [amount, value(amount)])] })

describe('growth', () => {
  test.each<readonly [Law, (amount: number) => number, boolean]>([
    ['flat', () => 7, true],
    ['flat', amount => Math.sqrt(amount), false],
    ['log n', amount => Math.log(amount), true],
    ['log n', amount => amount, false],
    ['n', amount => amount, true],
    ['n', () => 7, true],
    ['n', amount => amount ** 1.5, false],
    ['n log n', amount => amount * Math.log(amount), true],
    ['n log n', amount => amount ** 2, false],
  ])('that should be as %s, and is as %s, is held: %s', (law, value, held) => {
    expect(grown(law, value).ok).toBe(held)
  })

  test('is the same on a machine ten times as slow', () => {
    expect(grown('n', amount => 3 + amount * 10).ratio).toBeCloseTo(grown('n', amount => 0.3 + amount).ratio)
  })

  test('of ratios is flat where a thing grows as its limit does', () => {
    const at = (n: number, ratio: number, budget = 4) => figure(`sync, ${n.toLocaleString('en')} rows ÷ limit`, [ratio], budget, '', n)
    const [found, ...others] = growthOfRatios([at(500, 3), at(5_000, 2.9), at(50_000, 3.1), figure('bytes, 500 rows ÷ limit', [1], 2, '', 500)])
    expect(others).toEqual([])
    expect(found).toMatchObject({ figure: 'growth as flat: sync ÷ limit', n: 50_000, ok: true })
    expect(growthOfRatios([at(500, 1), at(5_000, 2), at(50_000, 4)])).toMatchObject([{ ok: false }])
    expect(growthOfRatios([at(500, 1, Infinity), at(5_000, 2, Infinity), at(50_000, 4, Infinity)])).toEqual([])
  })

  test('is drawn with the law and every point, within the frame', () => {
    const drawn = grown('n', amount => amount)
    const svg = chartOf('a <thing>', drawn.ratio, drawn.growth ?? { law: 'n', unit: '', of: '', points: [] })
    expect(svg).toContain('slope 1')
    expect(svg).toContain('a &lt;thing>')
    expect(svg).toContain('prefers-color-scheme:dark')
    const places = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)])
    expect(places).toHaveLength(AMOUNTS.length)
    expect(places.every(([x = 0, y = 0]) => x > 84 && x < 616 && y > 64 && y < 344)).toBe(true)
  })
})

describe('a figure', () => {
  test('is the median of the rounds, each by its own floor', () => {
    expect(figure('a', ratios([10, 400, 30], [10, 100, 10]), 3, '')).toMatchObject({ ratio: 3, spread: [1, 4], ok: true })
  })

  test('that was not measured is missed', () => {
    expect(figure('a', [Number.NaN], 3, '').ok).toBe(false)
  })
})
