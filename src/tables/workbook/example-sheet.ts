import type { Cell, WriteSheet } from 'hucre/xlsx'
import type { DataPackage, Field } from '../data-package'
import type { TableName } from '../table-plan'
import { isTableName } from '../table-plan'
import { cellStyle, COLOURS, headingStyle, PARAGRAPH, SUBTITLE, TITLE } from './sheet-style'
import { heightOf, readableText } from './sheet-text'
import { EXAMPLE_SHEET } from './workbook-layout'

/** Invented cells, by table and column; a column without one shows the example of its own description. */
export const EXAMPLES: Partial<Record<TableName, Readonly<Record<string, string>>>> = {
  'initiatives': { code: '1-1-1-1', goal: '1', direction: '1', kind: '1', name: '見本の集いの場づくり', summary: '（作り話）だれでも立ち寄れる場を月に1度ひらく', departments: '見本福祉課', repost_of: '', repost_correct: '', note: '' },
  'targets': { code: '1-1-1-1', baseline: '（作り話）場の数 2か所', year: '（作り話）場の数を3か所に増やす' },
  'results': { code: '1-1-1-1', year: '2026', summary: '（作り話）場を3か所でひらき、のべ120人が参加した', covid_mentioned: '0' },
  'result-figures': { code: '1-1-1-1', year: '2026', no: '1', label: '（作り話）参加した人', value: '120', unit: '人' },
  'grades': { code: '1-1-1-1', year: '2026', printed: 'Ａ' },
  'measures': { code: '1-1-1-1', no: '1', label: '（作り話）場の数', unit: 'か所', baseline: '2', year: '3' },
  'indicators': { id: 'mihon-chiiki', name: '（作り話）近所に話せる人がいる割合', unit: '％', goals: '1', survey: '（作り話）市民アンケート', baseline: '50.5', baseline_as_of: '2025', note: '' },
  'indicator-results': { indicator: 'mihon-chiiki', year: '2026', target: '55', result: '未実施', note: '（作り話）調査は次の年に行う', break: '' },
  'services': { id: 'mihon-madoguchi', name: '（作り話）見本くらし相談', type: '相談窓口', summary: '（作り話）暮らしの困りごとを聞く', keywords: '家計;仕事', user_type: '個人', organization: '見本福祉課', department: '見本福祉課', location: '見本会館', hours: '平日の9時から17時', phone: '', opened: '2026-04', as_of: '2026', last_checked: '2026-05-01', note: '', related: '', related_inferred: '', other_sources: '' },
}

/** Invented rows, each marked as such, under the headings of the tables that are filled in most. */
export function exampleSheet({ resources }: DataPackage): WriteSheet {
  const cells = new Map<string, Partial<Cell>>([
    ['0,0', { value: '記入例', style: TITLE }],
    ['1,0', { value: 'このシートの行はすべて作り話です。版には入りません。ここを直しても、何も変わりません。', style: { ...PARAGRAPH, alignment: { vertical: 'top' } } }],
  ])
  const widths = Array.from({ length: 24 }, () => 18)
  const heights = new Map<number, { height: number }>()
  let row = 3
  for (const { name, title, schema } of resources) {
    const example = isTableName(name) ? EXAMPLES[name] : undefined
    if (!example)
      continue
    cells.set(`${row},0`, { value: `「${title}」の書き方（作り話）`, style: SUBTITLE })
    for (const [column, field] of schema.fields.entries()) {
      cells.set(`${row + 1},${column}`, { value: readableText(field.title || field.name), style: headingStyle(COLOURS.given) })
      cells.set(`${row + 2},${column}`, { value: readableText(exampleOf(example, field)), style: cellStyle({ asText: true, locked: true, rgb: COLOURS.example }) })
    }
    heights.set(row + 1, { height: heightOf(schema.fields.map(field => field.title || field.name), widths) })
    heights.set(row + 2, { height: heightOf(schema.fields.map(field => exampleOf(example, field)), widths) })
    row += 4
  }
  return { name: EXAMPLE_SHEET, columns: widths.map(width => ({ width })), rows: [], rowDefs: heights, cells, view: { tabColor: { rgb: COLOURS.given } }, pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } }
}

/** The invented cell of a column; the columns of years share one, the first has the value before the plan. */
export function exampleOf(example: Readonly<Record<string, string>>, field: Field): string {
  return example[field.name] ?? (/\d{4}$/.test(field.name) ? example['year'] : undefined) ?? (typeof field.example === 'string' ? field.example : '')
}
