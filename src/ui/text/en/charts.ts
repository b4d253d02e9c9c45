import type { CHARTS as Japanese } from '../charts'

/** Words in and around pictures. */
export const CHARTS: typeof Japanese = {
  role: 'chart',
  hint: 'Touch a point of the chart to read the numbers of that year here.',
  keys: ' On a keyboard, ← → choose the year and ↑ ↓ the target or the result.',
  sentence: (told, how) => `${told} ${how}`.trim(),
  spoken: parts => parts.join(', '),
  valueOf: (line, value) => `${line} ${value}`,
  noneOf: (line, why) => `${line}: ${why}`,
  noNumber: 'no number',
  toGo: gap => `${gap} to go to the target`,
  above: gap => `${gap} above the target, not reached`,
  reached: 'target reached',
  reachedLower: 'within the target',
  points: value => `${value} points`,
  unit: unit => `Unit: ${unit === '％' ? '%' : unit}`,
  lowerIsBetter: '↓ Lower is better',
  nothing: 'There is no chart because there are no numbers yet.',
  notDrawn: 'The chart could not be shown. Please see the table below.',
  savePng: 'Save as picture (PNG)',
  saveSvg: 'Save as picture (SVG)',
  saveFailed: 'The picture could not be made. Please press again. If it still does not work, save the table instead.',
  sources: titles => `Source: ${titles.join(', ')}`,
  made: (app, edition) => `${app}, ${edition}`,
  sparkLegend: ' In the small charts, the dotted line with triangles is the target; the solid line with circles is the result. Where a line breaks, there is no number for that year. All charts have the same years and height; the numbers on the left are the top and bottom of each chart.',
  measureTitle: label => `Chart of “${label}”`,
}
