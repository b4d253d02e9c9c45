import type { Problem } from './problem'
import type { TableRows } from './read-table'
import type { TableRow } from './table-row'

/** Steps after which a way of reposts is not followed further; a city has one or two. */
const LONGEST = 100

/** Ways that come back to where they began: a crosswalk into an earlier plan, an initiative that is its own original in the end. */
export function checkCycles(rows: TableRows, problems: Problem[]): void {
  checkCrosswalk(rows, problems)
  checkReposts(rows('initiatives'), problems)
}

/** A crosswalk leads into a plan that begins later; then no way through several can come back. */
function checkCrosswalk(rows: TableRows, problems: Problem[]): void {
  const begins = new Map(rows('plans').filter(plan => !plan.isBad('from_year')).map(plan => [plan.text('plan'), plan.integer('from_year')]))
  for (const row of rows('crosswalk')) {
    const [from, to] = [begins.get(row.text('plan')), begins.get(row.text('to_plan'))]
    if (from !== undefined && to !== undefined && to <= from)
      problems.push(row.problem('to_plan', `「${row.text('plan')}」より後に始まる計画（引き継ぎが元の計画に戻っています）`))
  }
}

function checkReposts(initiatives: readonly TableRow[], problems: Problem[]): void {
  const original = (row: TableRow) => row.text('repost_correct') || row.text('repost_of')
  const next = new Map(initiatives.filter(row => original(row) !== '').map(row => [`${row.text('plan')}/${row.text('code')}`, `${row.text('plan')}/${original(row)}`]))
  for (const row of initiatives) {
    const start = `${row.text('plan')}/${row.text('code')}`
    const seen = new Set<string>()
    let at = next.get(start)
    while (at !== undefined && at !== start && !seen.has(at) && seen.size < LONGEST) {
      seen.add(at)
      at = next.get(at)
    }
    if (at === start)
      problems.push(row.problem(row.text('repost_correct') === '' ? 'repost_of' : 'repost_correct', '再掲の元をたどると、この取組に戻ります。元の取組の番号を確かめてください'))
  }
}
