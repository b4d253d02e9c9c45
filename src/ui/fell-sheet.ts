import type { FiscalYear } from '../domain/fiscal-year'
import type { Initiative } from '../domain/initiative'
import type { SheetColumn } from '../domain/spreadsheet'
import { initiativeTitle } from '../domain/initiative'
import { covidNamed } from '../domain/initiative-filter'
import { tidy } from './format'
import { covidWord } from './initiative-sheet'
import { sourceColumns } from './source-columns'
import { EVALUATION } from './text/evaluation'
import { INITIATIVE, PLAN } from './text/plan'

/** The columns the C and D items of a year are saved with. */
export function fellColumns(year: FiscalYear, sourceTitle: (doc: string) => string): readonly SheetColumn<Initiative>[] {
  return [
    { title: EVALUATION.code, value: item => item.code },
    { title: EVALUATION.name, value: item => tidy(initiativeTitle(item)) },
    { title: EVALUATION.group, value: item => PLAN.goal(item.goal) },
    { title: EVALUATION.grade, value: item => item.grades[year]?.grade },
    { title: EVALUATION.report, value: item => item.reports[year]?.summary },
    { title: EVALUATION.covid, value: item => covidWord(covidNamed(item, year)) },
    { title: INITIATIVE.departments, value: item => item.departments.map(tidy).join('、') },
    ...sourceColumns<Initiative>(item => item.grades[year]?.source, sourceTitle),
  ]
}
