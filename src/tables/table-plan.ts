/** What a column holds, beyond its Table Schema type. */
export type ColumnUse = 'text' | 'code' | 'integer' | 'number' | 'flag' | 'list'

/**
 * The tables a city's folder must have, and the columns the publisher reads from each.
 *
 * `datapackage.json` says how they are headed and which constraints hold; this says what they mean. A column whose name
 * is a pattern (`20xx`) stands for one column a year.
 */
export const TABLES = {
  'sources': { doc: 'code', title: 'text', short_title: 'text', issuer: 'text', issued: 'text', status: 'text', line_rule: 'text', note: 'text' },
  'plans': { plan: 'code', title: 'text', name: 'text', from_year: 'integer', to_year: 'integer', slogan: 'text', slogan_line: 'integer', kind_label: 'text', summary: 'text', source_doc: 'code', source_line: 'integer' },
  'goals': { plan: 'code', goal: 'integer', name: 'text', summary: 'text', note: 'text', source_doc: 'code', source_line: 'integer' },
  'directions': { plan: 'code', goal: 'integer', direction: 'integer', name: 'text', other_name: 'text', summary: 'text', source_doc: 'code', source_line: 'integer' },
  'kinds': { plan: 'code', goal: 'integer', direction: 'integer', kind: 'integer', name: 'text', source_doc: 'code', source_line: 'integer' },
  'initiatives': { plan: 'code', code: 'code', goal: 'integer', direction: 'integer', kind: 'integer', name: 'text', summary: 'text', departments: 'list', repost_of: 'code', repost_correct: 'code', note: 'text', source_doc: 'code', source_line: 'integer' },
  'targets': { plan: 'code', code: 'code' },
  'results': { plan: 'code', code: 'code', year: 'integer', summary: 'text', covid_mentioned: 'flag', source_doc: 'code', source_line: 'integer' },
  'result-figures': { plan: 'code', code: 'code', year: 'integer', no: 'integer', label: 'text', value: 'number', unit: 'text', source_doc: 'code', source_line: 'integer' },
  'grades': { plan: 'code', code: 'code', year: 'integer', printed: 'text', source_doc: 'code', source_line: 'integer' },
  'measures': { plan: 'code', code: 'code', no: 'integer', label: 'text', unit: 'text', baseline: 'number' },
  'crosswalk': { plan: 'code', seq: 'integer', repeat: 'integer', code: 'code', repost_of: 'code', to_plan: 'code', to_goal: 'integer', to_direction: 'integer', to_kind: 'integer', departments: 'list', note: 'text', doubtful: 'flag', how_read: 'text', source_doc: 'code', source_line: 'integer' },
  'indicators': { id: 'code', plan: 'code', name: 'text', unit: 'text', better: 'code', goals: 'list', survey: 'text', baseline: 'number', baseline_as_of: 'text', note: 'text', source_doc: 'code', source_line: 'integer' },
  'indicator-results': { indicator: 'code', year: 'integer', target: 'text', result: 'text', note: 'text', break: 'text', source_doc: 'code', source_line: 'integer' },
  'indicator-rates': { indicator: 'code', year: 'integer', rate: 'number', grade: 'text', source_doc: 'code', source_line: 'integer' },
  'grade-summaries': { plan: 'code', year: 'integer', goal: 'integer', total: 'integer', a: 'integer', b: 'integer', c: 'integer', d: 'integer', a_share: 'integer', b_share: 'integer', c_share: 'integer', d_share: 'integer', overall: 'text', overall_line: 'integer', source_doc: 'code', source_line: 'integer' },
  'programmes': { id: 'code', year: 'integer', bureau: 'text', name: 'text', mandated: 'flag', priority: 'code', cost: 'integer', personnel: 'integer', total: 'integer', evaluation: 'text', contribution: 'text', final_evaluation: 'text', note: 'text', related: 'list', related_inferred: 'list', source_doc: 'code', source_line: 'integer', figures_line: 'integer', other_sources: 'list' },
  'programme-totals': { year: 'integer', item: 'code', value: 'integer', note: 'text', source_doc: 'code', source_line: 'integer' },
  'meetings': { id: 'code', title: 'text', held: 'text', start: 'text', end: 'text', place: 'text', summary: 'text', note: 'text', source_doc: 'code', source_line: 'integer' },
  'meeting-people': { meeting: 'code', no: 'integer', part: 'code', department: 'text', role: 'text', office: 'text', source_doc: 'code', source_line: 'integer' },
  'meeting-records': { meeting: 'code', no: 'integer', parent: 'integer', kind: 'code', title: 'text', summary: 'text', department: 'text', related: 'list', related_inferred: 'list', source_doc: 'code', source_line: 'integer' },
  'meeting-figures': { meeting: 'code', record: 'integer', no: 'integer', label: 'text', value: 'number', unit: 'text', note: 'text', source_doc: 'code', source_line: 'integer' },
  'services': { id: 'code', name: 'text', type: 'text', summary: 'text', keywords: 'list', user_type: 'text', audiences: 'list', needs: 'list', organization: 'list', department: 'list', location: 'list', hours: 'text', phone: 'code', opened: 'text', as_of: 'integer', last_checked: 'text', note: 'text', related: 'list', related_inferred: 'list', source_doc: 'code', source_line: 'integer', other_sources: 'list' },
  'service-schedules': { service: 'code', no: 'integer', byday: 'list', opens_at: 'text', closes_at: 'text', holidays: 'code', description: 'text', source_doc: 'code', source_line: 'integer' },
  'service-figures': { service: 'code', no: 'integer', year: 'integer', period: 'text', label: 'text', value: 'number', unit: 'text', note: 'text', source_doc: 'code', source_line: 'integer' },
  'topics': { axis: 'code', id: 'code', no: 'integer', name: 'text', hint: 'text' },
  'holidays': { date: 'text', name: 'text', source_doc: 'code', source_line: 'integer' },
  'terms': { id: 'code', term: 'text', reading: 'text', explanation: 'text', aliases: 'list', marked: 'flag', note: 'text', related: 'list', source_doc: 'code', source_line: 'integer', other_sources: 'list' },
  'discrepancies': { id: 'code', no: 'integer', kind: 'code', title: 'text', found: 'text', shown: 'text', related: 'list', source_doc: 'code', source_line: 'integer', other_sources: 'list' },
  'districts': { plan: 'code', no: 'integer', name: 'text', note: 'text', source_doc: 'code', source_line: 'integer' },
  'roles': { plan: 'code', no: 'integer', name: 'text', reading: 'text', summary: 'text', source_doc: 'code', source_line: 'integer' },
  'contacts': { id: 'code', plan: 'code', main: 'flag', organization: 'text', department: 'text', postal: 'code', address: 'text', phone: 'code', fax: 'code', issued: 'text', note: 'text', source_doc: 'code', source_line: 'integer' },
  'assessments': { id: 'code', no: 'integer', year: 'integer', bureau: 'text', section: 'code', summary: 'text', related: 'list', related_inferred: 'list', source_doc: 'code', source_line: 'integer' },
  'measure-sources': { plan: 'code', code: 'code', no: 'integer', column: 'code', source_doc: 'code', source_line: 'integer' },
  'indicator-sources': { indicator: 'code', year: 'integer', item: 'code', source_doc: 'code', source_line: 'integer' },
  'spellings': { no: 'integer', words: 'list' },
  'easy': { ref: 'code', text: 'text', reviewed: 'flag' },
  'translations': { lang: 'code', text: 'text', translation: 'text', reviewed: 'flag' },
  'readings': { word: 'text', reading: 'text', note: 'text' },
} as const satisfies Record<string, Record<string, ColumnUse>>

export type TableName = keyof typeof TABLES

/** Whether the publisher reads a table of that name. */
export function isTableName(name: string): name is TableName {
  return Object.hasOwn(TABLES, name)
}

/** Columns that repeat for every year, and what each cell of them holds. */
export const YEAR_COLUMNS: Partial<Record<TableName, readonly { readonly pattern: RegExp, readonly use: ColumnUse }[]>> = {
  targets: [{ pattern: /^(\d{4})$/, use: 'text' }],
  measures: [{ pattern: /^target_(\d{4})$/, use: 'number' }, { pattern: /^result_(\d{4})$/, use: 'number' }],
}

/** The use of a column, or undefined if the publisher does not read it. */
export function columnUse(table: TableName, column: string): ColumnUse | undefined {
  const columns: Readonly<Record<string, ColumnUse>> = TABLES[table]
  return columns[column] ?? YEAR_COLUMNS[table]?.find(({ pattern }) => pattern.test(column))?.use
}

/** Columns that came later: a city's tables may do without them, and read as if every cell were blank. */
const MAY_BE_ABSENT: Partial<Record<TableName, readonly string[]>> = { 'indicator-results': ['break'] }

/** Whether a city's tables may be without the column. */
export function mayBeAbsent(table: TableName, column: string): boolean {
  return MAY_BE_ABSENT[table]?.includes(column) ?? false
}

/** What makes a row of a table that is filled year by year more than a row made ready to be filled. */
const CONTENT: Partial<Record<TableName, RegExp>> = {
  'targets': /^\d{4}$/,
  'results': /^(?:summary|covid_mentioned)$/,
  'grades': /^printed$/,
  'indicator-results': /^(?:target|result|note|source_doc|source_line)$/,
}

/** Whether the column's cells say something of their own; undefined for tables whose rows are never made ready. */
export function isContent(table: TableName, column: string): boolean | undefined {
  return CONTENT[table]?.test(column)
}

/** Columns whose blank is a fact of its own; every other number must be there, whatever datapackage.json says. */
const MAY_BE_BLANK: Partial<Record<TableName, readonly string[]>> = {
  'plans': ['slogan_line'],
  'measures': ['baseline'],
  'indicators': ['baseline'],
  'grade-summaries': ['goal', 'overall_line'],
  'programmes': ['figures_line'],
  'programme-totals': ['value'],
  'meeting-records': ['parent'],
  'services': ['as_of'],
  'service-figures': ['year'],
  'indicator-sources': ['year'],
}

/** Whether a column must hold a number in every row, so that a blank can never be read as 0. */
export function needsNumber(table: TableName, column: string): boolean {
  const use = columnUse(table, column)
  const yearly = YEAR_COLUMNS[table]?.some(({ pattern }) => pattern.test(column)) ?? false
  return (use === 'integer' || use === 'number' || use === 'flag') && !yearly && column !== 'source_line' && !MAY_BE_BLANK[table]?.includes(column)
}
