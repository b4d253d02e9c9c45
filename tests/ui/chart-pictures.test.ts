import type { PlotLine } from '../../src/ui/charts/label-layout'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { barPicture } from '../../src/ui/charts/bar-picture'
import { flowColumns, flowRows } from '../../src/ui/charts/flow-sheet'
import { inside, layOutLabels, overlap } from '../../src/ui/charts/label-layout'
import { linePicture } from '../../src/ui/charts/line-picture'
import { escapeXml, framePicture, pictureName, wrapText } from '../../src/ui/charts/picture'
import { sparkPicture } from '../../src/ui/charts/spark-points'
import { toCsv } from '../../src/domain/spreadsheet'

const LOOK = { text: 'rgb(1, 1, 1)', grid: 'rgb(2, 2, 2)', target: 'rgb(3, 3, 3)', result: 'rgb(4, 4, 4)', surface: 'rgb(5, 5, 5)', font: '"Noto Sans JP", sans-serif', size: 20 }
const FRAME = { left: 60, top: 10, width: 500, height: 300 }
const wide = (text: string) => text.length * 18

const plotLines: fc.Arbitrary<readonly PlotLine[]> = fc.integer({ min: 1, max: 8 }).chain((count) => {
  const points = fc.array(fc.option(fc.integer({ min: 20, max: 300 }), { nil: undefined }), { minLength: count, maxLength: count })
    .map(heights => heights.map((y, index) => y === undefined ? undefined : { x: 90 + index * 440 / count, y, text: '65.6' }))
  return fc.tuple(points, points).map(([target, result]): readonly PlotLine[] => [{ role: 'target', label: '目標', points: target }, { role: 'result', label: '実績', points: result }])
})

describe('words in a picture of lines', () => {
  test('lie in the frame, name every line, and numbers touch neither words nor markers', () => {
    fc.assert(fc.property(plotLines, (lines) => {
      const labels = layOutLabels(lines, FRAME, 18, wide)
      expect(labels.every(label => inside(label, FRAME))).toBe(true)
      expect(labels.filter(label => label.kind === 'name').map(label => label.role)).toEqual(lines.filter(line => line.points.some(Boolean)).map(line => line.role))
      const markers = lines.flatMap(line => line.points.flatMap(point => point ? [{ left: point.x - 7, top: point.y - 7, width: 14, height: 14 }] : []))
      for (const label of labels.filter(each => each.kind === 'value'))
        expect([...markers, ...labels.filter(other => other !== label)].filter(other => overlap(label, other))).toEqual([])
    }))
  })

  test('stand beside the end of a line where there is room', () => {
    const labels = layOutLabels([{ role: 'result', label: '実績', points: [{ x: 100, y: 100, text: '1' }, undefined] }], FRAME, 18, wide)
    expect(labels.find(({ kind }) => kind === 'name')).toMatchObject({ kind: 'name', text: '実績', left: 111 })
  })
})

test('the newest result keeps its number where target and result end close together', () => {
  const target = [{ x: 100, y: 100, text: '19.4' }, { x: 200, y: 100, text: '19.4' }, { x: 300, y: 100, text: '19.4' }]
  const result = [{ x: 100, y: 130, text: '18.0' }, { x: 200, y: 118, text: '19.2' }, undefined]
  expect(layOutLabels([{ role: 'target', label: '目標', points: target }, { role: 'result', label: '実績', points: result }], FRAME, 18, wide))
    .toContainEqual(expect.objectContaining({ kind: 'value', text: '19.2' }))
})

describe('a saved picture of lines', () => {
  const geometry = { width: 912, height: 456, area: FRAME, years: [{ x: 90, text: '令和2年度' }], ticks: [{ y: 20, text: '70.0' }], labels: [], corner: ['単位：％'] }

  test('has a stroke through every run of neighbours and none across a gap, and a marker at every number', () => {
    fc.assert(fc.property(plotLines, (lines) => {
      const { body } = linePicture({ ...geometry, lines }, LOOK)
      const strokes = [...body.matchAll(/<polyline[^>]* points="([^"]+)"/g)].map(([, points = '']) => points.split(' ').map(each => Number(each.split(',')[0])))
      const steps = lines.map(line => line.points.map((point, index) => point && line.points[index + 1] ? 1 : 0).reduce((sum, step) => sum + step, 0 as number))
      expect(strokes.map(stroke => stroke.length - 1).reduce((sum, step) => sum + step, 0)).toBe((steps[0] ?? 0) + (steps[1] ?? 0))
      const step = 440 / (lines[0]?.points.length ?? 1)
      for (const stroke of strokes) {
        for (const [index, x] of stroke.slice(1).entries())
          expect(x - (stroke[index] ?? 0)).toBeCloseTo(step, 1)
      }
      expect([body.match(/<path /g)?.length ?? 0, body.match(/<circle /g)?.length ?? 0]).toEqual(lines.map(line => line.points.filter(Boolean).length))
    }))
  })

  test('tells the lines apart by dash and marker, without colour', () => {
    const points = [{ x: 1, y: 1, text: '1' }, { x: 2, y: 2, text: '2' }]
    const { body } = linePicture({ ...geometry, lines: [{ role: 'target', label: '目標', points }, { role: 'result', label: '実績', points }] }, LOOK)
    expect(body).toMatch(/data-line="target"[^>]*stroke-dasharray="8 6"/)
    expect(body).not.toMatch(/data-line="result"[^>]*stroke-dasharray/)
  })

  test('carries title, sentence, source and edition on an opaque ground, and no CSS variable', () => {
    const words = { title: '割合<&>', sentence: '令和6年度は目標67.6％に対し65.6％。', foot: ['出典：評価シート', '試験市 第3版'] }
    const { body, width, height } = framePicture(linePicture({ ...geometry, lines: [] }, LOOK), words, LOOK, wide)
    expect(body).toContain('割合&lt;&amp;&gt;')
    for (const words of ['令和6年度は', '出典：評価シート', '試験市 第3版', '単位：％'])
      expect(body).toContain(words)
    expect(body).toContain(`<rect width="${width}" height="${height}" fill="rgb(5, 5, 5)"/>`)
    expect(body).toContain('font-family="&quot;Noto Sans JP&quot;, sans-serif"')
    expect(body).not.toContain('var(')
  })
})

describe('text of a picture', () => {
  test('is broken into lines that fit, loses nothing, and begins no line with a stop', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('福', '祉', '、', '。', '（', '）', 'care', ' ', '65.6', '％'), { maxLength: 60 }), (parts) => {
      const text = parts.join('')
      const lines = wrapText(text, 200, wide)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      for (const [index, line] of lines.entries()) {
        // What may not begin a line hangs over the end of the one before.
        expect(wide(line.replace(/.[、。）％ ]*$/u, ''))).toBeLessThanOrEqual(200)
        if (index > 0)
          expect(line).not.toMatch(/^[、。）％]/)
      }
    }), { numRuns: 1000 })
  })

  test('does not break a word or a number where it need not', () => {
    expect(wrapText('目標は 65.6％ regional', 120, text => text.length * 10)).toEqual(['目標は 65.6％', 'regional'])
  })

  test('is never markup, and has no sign XML does not know', () => {
    fc.assert(fc.property(fc.string({ unit: fc.integer({ max: 0xFFFF, min: 0 }).map(code => String.fromCharCode(code)) }), (text) => {
      expect(escapeXml(text)).not.toMatch(/[<>"]|&(?!amp;|lt;|gt;|quot;)|[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/)
    }))
    expect(escapeXml('\u0001目標\uD800')).toBe('目標')
  })

  test('names a file without the signs devices refuse', () => {
    expect(pictureName('A/B:「図」?', '第3版')).toBe('A・B・「図」・ 第3版')
  })
})

describe('small pictures side by side', () => {
  const number = (value: number) => ({ kind: 'number' as const, value })
  const none = { kind: 'none' as const, why: '未記入' }
  const years = { first: 2020, last: 2025 }

  test('have the same year at the same place, whatever years each has', () => {
    const long = sparkPicture({ years: [2020, 2021, 2022, 2023, 2024, 2025], unit: '％', lines: [{ role: 'result', label: '実績', points: [1, 2, 3, 4, 5, 6].map(number) }] }, years)
    const short = sparkPicture({ years: [2023, 2024], unit: '人', lines: [{ role: 'result', label: '実績', points: [number(900), number(100)] }] }, years)
    expect(short.lines[0]?.points.map(point => point.x)).toEqual(long.lines[0]?.points.slice(3, 5).map(point => point.x))
    expect(short.scale).toEqual({ top: 900, bottom: 100 })
  })

  test('have no stroke through a gap, a marker for a lone point, and nothing outside', () => {
    const { lines: [line] } = sparkPicture({ years: [2020, 2021, 2022, 2023], unit: '％', lines: [{ role: 'result', label: '実績', points: [number(5), none, number(0), number(9)] }] }, years)
    expect(line?.points).toHaveLength(3)
    expect(line?.strokes).toEqual([{ from: line?.points[1], to: line?.points[2] }])
    expect(line?.points.every(({ x, y }) => x >= 0 && x <= 100 && y >= 0 && y <= 100)).toBe(true)
  })

  test('are not there without a number', () => {
    expect(sparkPicture({ years: [2020], unit: '％', lines: [{ role: 'result', label: '実績', points: [none] }] }, years)).toEqual({ lines: [], scale: undefined })
  })
})

test('bars are as long as their parts, and a year without a printed sum has words and no bar', () => {
  const { body } = barPicture([{ label: '令和2年度', parts: [75, 25], words: '1億円' }, { label: '令和7年度', parts: undefined, words: '記載なし' }], ['事業費', '人件費'], LOOK)
  const widths = [...body.matchAll(/<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="33.6"/g)].map(([, width]) => Number(width))
  expect(widths).toHaveLength(2)
  expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(3)
  expect(body).toContain('記載なし')
})

test('the flow as a table keeps both steps and turns no direction into a day', () => {
  expect(toCsv(flowRows([{ from: '4', to: '1', rows: 54 }], [{ from: '1', to: '1-2', rows: 43 }]), flowColumns()))
    .toBe('\uFEFF前の目標,いまの目標,方向性,行の数\r\n4,1,,54\r\n,1,\'1-2,43\r\n')
})
