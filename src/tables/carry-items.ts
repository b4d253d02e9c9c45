import type { FiscalYear } from '../domain/fiscal-year'
import type { TableDraft } from './table-draft'
import { initiativeTitle } from '../domain/initiative'

/**
 * In the first year of a plan that has no items of its own yet, gives it those the table of old and new leads into it.
 *
 * Each keeps its name, summary and 課; its number is provisional, in the order of the serials under each action, and its
 * note says so and where it came from: no document has numbered it yet.
 */
export function carryItems(
  { initiatives, crosswalk }: { readonly initiatives: TableDraft, readonly crosswalk: TableDraft },
  { plan, from, name }: { readonly plan: string, readonly from: FiscalYear, readonly name: string },
  plans: readonly { readonly plan: string, readonly name: string }[],
  year: FiscalYear,
): readonly string[] {
  const held = initiatives.rows()
  const rows = crosswalk.rows().filter(row => row('to_plan') === plan)
  if (year !== from || rows.length === 0 || held.some(row => row('plan') === plan))
    return []
  const earlier = new Map(held.map(row => [`${row('plan')}/${row('code')}`, row]))
  const places = (row: (column: string) => string) => ['to_goal', 'to_direction', 'to_kind', 'seq', 'repeat'].map(column => Number(row(column)))
  const taken = new Map<string, number>()
  const seen = new Set<string>()
  let count = 0
  for (const row of rows.toSorted((a, b) => compareNumbers(places(a), places(b)))) {
    const kind = [row('to_goal'), row('to_direction'), row('to_kind')].join('-')
    const item = earlier.get(`${row('plan')}/${row('code')}`)
    const once = `${kind} ${row('plan')}/${row('code')}`
    if (!item || seen.has(once))
      continue
    seen.add(once)
    const number = (taken.get(kind) ?? 0) + 1
    taken.set(kind, number)
    count++
    initiatives.addRow({
      plan,
      code: `${kind}-${number}`,
      goal: row('to_goal'),
      direction: row('to_direction'),
      kind: row('to_kind'),
      name: initiativeTitle({ name: item('name') }),
      summary: item('summary'),
      departments: row('departments') || item('departments'),
      note: `番号は仮です。${plans.find(each => each.plan === row('plan'))?.name ?? row('plan')}の取組${row('code')}から引き継ぎました。`,
      source_doc: row('source_doc'),
      source_line: row('source_line'),
    })
  }
  return count === 0 ? [] : [`「新旧の対応」から、${name}に取組${count}件を引き継ぎました。番号は仮のものです。正しい番号が決まったら書き直してください。`]
}

function compareNumbers(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((number, index) => number !== right[index])
  return at < 0 ? 0 : (left[at] ?? 0) - (right[at] ?? 0)
}
