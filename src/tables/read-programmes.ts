import type { EditionContent } from '../domain/edition'
import type { Programme } from '../domain/programme'
import type { Problem } from './problem'
import type { TableRows } from './read-table'
import type { TableRow } from './table-row'
import { ASSESSMENT_SECTIONS } from '../domain/assessment'
import { COST_ITEMS } from '../domain/programme'
import { oneOf } from './one-of'

/** Programmes, their printed totals and what the evaluation sheet says of the year. */
export function readProgrammes(rows: TableRows, problems: Problem[]): Pick<EditionContent, 'programmes' | 'costs' | 'assessments'> {
  return {
    programmes: rows('programmes').map(row => readProgramme(row, problems)),
    costs: rows('programme-totals').map((row) => {
      const value = row.number('value')
      return {
        year: row.integer('year'),
        item: oneOf(COST_ITEMS, row.text('item')),
        ...(value === undefined ? {} : { value }),
        note: row.text('note'),
        source: row.source(),
      }
    }),
    assessments: rows('assessments').map(row => ({
      id: row.text('id'),
      no: row.integer('no'),
      year: row.integer('year'),
      bureau: row.text('bureau'),
      section: oneOf(ASSESSMENT_SECTIONS, row.text('section')),
      summary: row.text('summary'),
      links: row.links(),
      source: row.source(),
    })),
  }
}

function readProgramme(row: TableRow, problems: Problem[]): Programme {
  const [cost, personnel, total] = [row.integer('cost'), row.integer('personnel'), row.integer('total')]
  // A misprint of the city is kept as printed, but not without a word: a slip of the clerk has none.
  if (cost + personnel !== total && row.text('note') === '' && !COST_ITEMS.some(column => row.isBad(column)))
    problems.push(row.problem('total', `事業費と人件費を足した額（${cost + personnel}）。資料の印刷がこのとおりなら、備考にそう書いてください`))
  const line = row.number('figures_line')
  return {
    id: row.text('id'),
    year: row.integer('year'),
    bureau: row.text('bureau'),
    name: row.text('name'),
    mandated: row.flag('mandated'),
    priority: oneOf(['yes', 'no', 'unknown'], row.text('priority')),
    cost,
    personnel,
    total,
    evaluation: row.text('evaluation'),
    contribution: row.text('contribution'),
    finalEvaluation: row.text('final_evaluation'),
    note: row.text('note'),
    links: row.links(),
    source: row.source(),
    ...(line === undefined ? {} : { figureSource: { doc: row.text('source_doc'), line } }),
    otherSources: row.otherSources(),
  }
}
