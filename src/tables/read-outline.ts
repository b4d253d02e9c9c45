import type { EditionContent } from '../domain/edition'
import type { Grade } from '../domain/grade'
import type { Problem } from './problem'
import type { TableRows } from './read-table'
import type { TableRow } from './table-row'
import { readPrintedGrade } from '../domain/grade'

type Outline = Pick<EditionContent, 'plans' | 'goals' | 'directions' | 'kinds' | 'summaries' | 'sources' | 'spellings'>

/** The tables around the initiatives: the tree of each plan, printed totals, documents, spellings. */
export function readOutline(rows: TableRows, problems: Problem[]): Outline {
  return {
    plans: rows('plans').map(row => readPlan(row, problems)),
    goals: rows('goals').map(row => ({
      plan: row.text('plan'),
      goal: row.integer('goal'),
      name: row.text('name'),
      summary: row.text('summary'),
      note: row.text('note'),
      source: row.source(),
    })),
    directions: rows('directions').map(row => ({
      plan: row.text('plan'),
      goal: row.integer('goal'),
      direction: row.integer('direction'),
      name: row.text('name'),
      otherName: row.text('other_name'),
      summary: row.text('summary'),
      source: row.source(),
    })),
    kinds: rows('kinds').map(row => ({
      plan: row.text('plan'),
      goal: row.integer('goal'),
      direction: row.integer('direction'),
      kind: row.integer('kind'),
      name: row.text('name'),
      source: row.source(),
    })),
    summaries: rows('grade-summaries').map(row => readSummary(row, problems)),
    sources: rows('sources').map(row => ({
      doc: row.text('doc'),
      title: row.text('title'),
      shortTitle: row.text('short_title'),
      issuer: row.text('issuer'),
      issued: row.text('issued'),
      status: row.text('status'),
      lineRule: row.text('line_rule'),
      note: row.text('note'),
    })),
    spellings: rows('spellings').map((row) => {
      const words = row.list('words')
      if (words.length < 2 && !row.isBad('words'))
        problems.push(row.problem('words', '同じ意味の言葉を2つ以上（; で区切る）'))
      return { no: row.integer('no'), words }
    }),
  }
}

function readPlan(row: TableRow, problems: Problem[]): Outline['plans'][number] {
  const [fromYear, toYear] = [row.integer('from_year'), row.integer('to_year')]
  if (toYear < fromYear && !row.isBad('to_year') && !row.isBad('from_year'))
    problems.push(row.problem('to_year', `始まりの年度（${fromYear}）以後`))
  const sloganLine = row.number('slogan_line')
  return {
    plan: row.text('plan'),
    title: row.text('title'),
    name: row.text('name'),
    fromYear,
    toYear,
    slogan: row.text('slogan'),
    ...(sloganLine === undefined ? {} : { sloganSource: { doc: row.text('source_doc'), line: sloganLine } }),
    kindLabel: row.text('kind_label'),
    summary: row.text('summary'),
    source: row.source(),
  }
}

function readSummary(row: TableRow, problems: Problem[]): Outline['summaries'][number] {
  const overall = readPrintedGrade(row.text('overall'))
  if (!overall && !row.isBad('overall'))
    problems.push(row.problem('overall', 'A・B・C・D のいずれか'))
  const counts = (suffix: string): Record<Grade, number> => ({
    A: row.integer(`a${suffix}`),
    B: row.integer(`b${suffix}`),
    C: row.integer(`c${suffix}`),
    D: row.integer(`d${suffix}`),
  })
  const goal = row.number('goal')
  const overallLine = row.number('overall_line')
  return {
    plan: row.text('plan'),
    year: row.integer('year'),
    ...(goal === undefined ? {} : { goal }),
    total: row.integer('total'),
    counts: counts(''),
    shares: counts('_share'),
    overall: overall?.grade ?? 'A',
    ...(overallLine === undefined ? {} : { overallSource: { doc: row.text('source_doc'), line: overallLine } }),
    source: row.source(),
  }
}
