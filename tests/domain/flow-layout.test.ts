import type { Flow } from '../../src/domain/succession'
import { describe, expect, test } from 'vitest'
import { cutLines, layoutFlows, ribbonPath } from '../../src/domain/flow-layout'

const first: readonly Flow[] = [{ from: '1', to: '1', rows: 3 }, { from: '1', to: '2', rows: 1 }, { from: '2', to: '1', rows: 2 }]
const second: readonly Flow[] = [{ from: '1', to: '1-1', rows: 5 }, { from: '2', to: '2-1', rows: 1 }]
const measures = { columns: [0, 100, 200], bar: 10, scale: 2, slots: [4, 4, 20], gap: 6 }

describe('the flow picture', () => {
  const { bars, ribbons, height } = layoutFlows([first, second], measures)

  test('has a bar for every place, as high as its rows', () => {
    expect(bars.map(bar => [bar.column, bar.id, bar.x, bar.height])).toEqual([
      [0, '1', 0, 8],
      [0, '2', 0, 4],
      [1, '1', 100, 10],
      [1, '2', 100, 2],
      [2, '1-1', 200, 10],
      [2, '2-1', 200, 2],
    ])
  })

  test('keeps the bars of a column apart and inside the picture', () => {
    for (const bar of bars) {
      expect(bar.y).toBeGreaterThanOrEqual(0)
      expect(bar.y + bar.height).toBeLessThanOrEqual(height)
      const below = bars.find(other => other.column === bar.column && other.y > bar.y)
      if (below)
        expect(below.y - bar.y - bar.height).toBeGreaterThanOrEqual(measures.gap)
    }
  })

  test('fills every bar with its streams, one below the other, from edge to edge', () => {
    const bar = bars.find(each => each.column === 1 && each.id === '1')
    const arriving = ribbons.filter(ribbon => ribbon.step === 0 && ribbon.to === '1')
    expect(arriving.map(ribbon => [ribbon.start.x, ribbon.end.x, ribbon.end.y - (bar?.y ?? 0)])).toEqual([[10, 100, 0], [10, 100, 6]])
    expect(arriving.reduce((sum, ribbon) => sum + ribbon.thickness, 0)).toBe(bar?.height)
    const leaving = ribbons.filter(ribbon => ribbon.step === 0 && ribbon.from === '1')
    expect(leaving.map(ribbon => ribbon.start.y - (bars[0]?.y ?? 0))).toEqual([0, 6])
  })

  test('of nothing is empty', () => {
    expect(layoutFlows([[], []], measures)).toEqual({ bars: [], ribbons: [], height: 0 })
  })
})

test('a stream is drawn between its two edges', () => {
  expect(ribbonPath({ start: { x: 0, y: 0 }, end: { x: 10, y: 4 }, thickness: 2 })).toBe('M0 0C5 0 5 4 10 4V6C5 6 5 2 0 2Z')
})

test('labels are cut into lines of about the same length', () => {
  expect(cutLines('住民・多様な', 4)).toEqual(['住民・', '多様な'])
  expect(cutLines('住民', 4)).toEqual(['住民'])
  expect(cutLines('', 4)).toEqual([])
})
