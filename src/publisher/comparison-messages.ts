import type { EditionComparison } from '../press/compare-editions'
import type { GradeShift } from '../press/grade-shift'
import type { PastChange } from '../press/past-change'
import type { NamedRow, TableDifference } from '../press/table-difference'
import { GRADES } from '../domain/grade'
import { PAST_VALUES } from '../press/past-change'
import { suggestNote } from '../press/suggest-note'
import { eraYear } from '../tables/era-year'

/** Rows shown of each kind before the rest is only counted. */
const ROWS_SHOWN = 20

/** The whole difference, line by line: what `compare` prints. */
export function tellComparison(comparison: EditionComparison): readonly string[] {
  const { first, tables, rows } = comparison
  if (first)
    return [`いまの版はありません。はじめての版になります（${rows.added.length} 行）`, ...tellUnreported(comparison)]
  if (tables.length === 0)
    return [rows.derived > 0 ? `読みがなの変わった文が ${rows.derived} 件あるほかは、変わった行はありません` : '変わった行はありません', ...tellUnreported(comparison)]
  return [
    ...tables.flatMap(tellTable),
    ...rows.derived > 0 ? [`読みがなの変わった文 ${rows.derived} 件`] : [],
    ...tellGrades(comparison.grades),
    ...tellPast(comparison.past),
    ...tellLoss(comparison),
    ...tellUnreported(comparison),
    `「この版で変わったこと」の案：${suggestNote(comparison)}`,
  ]
}

/** The difference in a few lines: what `build` adds to the rows it names. */
export function tellComparisonShortly(comparison: EditionComparison): readonly string[] {
  if (comparison.first)
    return tellUnreported(comparison)
  return [
    ...tellGrades(comparison.grades.filter(({ goal }) => goal === undefined)),
    ...comparison.past.length > 0 ? [`前の版までに出した成果指標の値が ${comparison.past.length} か所変わります（npm run -s feed -- compare で一覧）`] : [],
    ...tellUnreported(comparison),
  ]
}

function tellTable({ title, added, removed, changed }: TableDifference): readonly string[] {
  return [
    `■ ${title}：追加 ${added.length} 行・変更 ${changed.length} 行・削除 ${removed.length} 行`,
    ...shown(added, row => [`  ＋ ${named(row)}`]),
    ...shown(changed, row => [`  ・ ${named(row)}`, ...row.cells.map(cell => `      ${cell.title}：${oneLine(cell.before)} → ${oneLine(cell.after)}`)]),
    ...shown(removed, row => [`  － ${named(row)}`]),
  ]
}

function shown<Item>(items: readonly Item[], tell: (item: Item) => readonly string[]): readonly string[] {
  return [...items.slice(0, ROWS_SHOWN).flatMap(tell), ...items.length > ROWS_SHOWN ? [`  ほか ${items.length - ROWS_SHOWN} 行`] : []]
}

function named({ key, label }: NamedRow): string {
  return label === key ? key : `${label}［${key}］`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ／ ')
}

function tellGrades(grades: readonly GradeShift[]): readonly string[] {
  return grades.filter(({ changed }) => changed).map(({ planName, goal, goalName, year, before, after }) => {
    const counts = GRADES.map(grade => `${grade} ${before.counts[grade]}→${after.counts[grade]}`).join('、')
    return `■ 評価（${planName}${goal === undefined ? '' : `・目標${goal} ${goalName}`}・${eraYear(year)}）：${counts}、評価なし ${before.total - before.graded}→${after.total - after.graded}`
  })
}

function tellPast(past: readonly PastChange[]): readonly string[] {
  if (past.length === 0)
    return []
  return [
    `■ 前の版までに出した成果指標の値が変わります（${past.length} か所）`,
    ...past.map(({ name, what, year, before, after, unit }) => `  ・ ${name}　${year === undefined ? '' : `${eraYear(year)}の`}${PAST_VALUES[what]}：${before} → ${after}${unit && what !== 'rate' ? `（${unit}）` : ''}`),
  ]
}

function tellLoss({ loss }: EditionComparison): readonly string[] {
  return loss.needsWords ? [`■ いまの版の ${loss.before} 行のうち ${loss.lost} 行がなくなります（1割を超えます）。出すには --allow-loss が要ります`] : []
}

function tellUnreported({ unreported }: EditionComparison): readonly string[] {
  if (!unreported || unreported.initiatives === 0)
    return []
  const { year, departments, initiatives, ownerless } = unreported
  return [`■ ${eraYear(year)}の報告がまだの取組 ${initiatives} 件（${departments.length} 課${ownerless.length > 0 ? `、担当課のない取組 ${ownerless.length} 件` : ''}）。npm run -s feed -- unreported --year ${year} で一覧`]
}
