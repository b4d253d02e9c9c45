import type { EditionComparison } from './compare-editions'
import { eraYear } from '../tables/era-year'

/** What readers notice, with how it is counted; other tables are not told one by one. */
const TOLD = [
  { table: 'plans', name: '計画', unit: '件' },
  { table: 'goals', name: '基本目標', unit: '件' },
  { table: 'initiatives', name: '取組', unit: '件' },
  { table: 'indicators', name: '成果指標', unit: '件' },
  { table: 'services', name: '相談先・サービス', unit: '件' },
  { table: 'meetings', name: '会議', unit: '件' },
  { table: 'programmes', name: '事務事業', unit: '件' },
  { table: 'terms', name: '用語', unit: '件' },
] as const

/** A note 「この版で変わったこと」 made from nothing but the difference; the clerk may change it. */
export function suggestNote(comparison: EditionComparison): string {
  if (comparison.first)
    return 'はじめての版です。'
  const told = [...progress(comparison), ...past(comparison), ...tables(comparison)]
  const any = comparison.tables.length > 0
  return told.join('') || (any ? '細かな記載を直しました。' : '内容に変わりはありません。')
}

function progress({ progress }: EditionComparison): readonly string[] {
  return progress.flatMap(({ year, results, grades, initiatives, indicators }) => {
    const what = results > 0 && grades > 0 ? '実績と評価' : results > 0 ? '実績' : '評価'
    return [
      ...initiatives > 0 ? [`${eraYear(year)}の${what}を加えました（取組${initiatives}件）。`] : [],
      ...indicators > 0 ? [`${eraYear(year)}の成果指標の実績を加えました（${indicators}指標）。`] : [],
    ]
  })
}

function past({ past }: EditionComparison): readonly string[] {
  const indicators = new Set(past.map(({ indicator }) => indicator)).size
  return indicators > 0 ? [`成果指標の、前の版までに出した値を直しました（${indicators}指標）。`] : []
}

function tables({ tables, corrected }: EditionComparison): readonly string[] {
  return TOLD.flatMap(({ table, name, unit }) => {
    const found = tables.find(difference => difference.table === table)
    const counts = [
      { verb: '加え', count: found?.added.length ?? 0 },
      { verb: '直し', count: table === 'initiatives' ? corrected : found?.changed.length ?? 0 },
      { verb: 'なくし', count: found?.removed.length ?? 0 },
    ].filter(({ count }) => count > 0)
    return counts.length > 0 ? [`${name}を${counts.map(({ verb, count }) => `${count}${unit}${verb}`).join('、')}ました。`] : []
  })
}
