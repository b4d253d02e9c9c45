import type { CrosswalkRow } from '../domain/crosswalk'
import type { EditionContent } from '../domain/edition'
import type { FiscalYear } from '../domain/fiscal-year'
import type { Initiative } from '../domain/initiative'
import type { SheetColumn } from '../domain/spreadsheet'
import { kindCode } from '../domain/crosswalk'
import { namingDocuments, namingsOf } from '../domain/department'
import { initiativeKey, initiativeTitle } from '../domain/initiative'
import { covidNamed, gradeOf } from '../domain/initiative-filter'
import { eraYear, tidy } from './format'
import { sourceColumns } from './source-columns'
import { EVALUATION, INITIATIVE_LIST } from './text/evaluation'
import { INITIATIVE, PLAN } from './text/plan'

/**
 * The columns a list of initiatives is saved with.
 *
 * @param heirs the crosswalk's rows of an item, first row first.
 * @param year the year that grade and コロナ are of; the newest where none is asked for.
 */
export function initiativeColumns(content: EditionContent, heirs: (item: Initiative) => readonly CrosswalkRow[], year?: FiscalYear): readonly SheetColumn<Initiative>[] {
  const { columns } = INITIATIVE_LIST
  const title = (doc: string | undefined) => content.sources.find(source => source.doc === doc)?.shortTitle ?? doc ?? ''
  const planName = (plan: string) => content.plans.find(row => row.plan === plan)?.name ?? plan
  const goalOf = (item: Initiative) => content.goals.find(row => row.plan === item.plan && row.goal === item.goal)?.name ?? ''
  const directionOf = (item: Initiative) => content.directions.find(row => row.plan === item.plan && row.goal === item.goal && row.direction === item.direction)?.name ?? ''
  const namings = namingsOf(content)
  const namedIn = (item: Initiative, doc: string) => {
    const held = namings.get(initiativeKey(item))?.filter(({ source }) => source.doc === doc)
    return held && [...new Set(held.flatMap(({ departments }) => departments.map(tidy)))].join('、')
  }
  const kinds = new Map(content.kinds.map(row => [`${row.plan}/${kindCode(row)}`, row.name]))
  return [
    { title: columns.plan, value: item => planName(item.plan) },
    { title: columns.code, value: item => item.code },
    { title: columns.name, value: item => tidy(initiativeTitle(item)) },
    { title: columns.goal, value: item => `${PLAN.goal(item.goal)} ${goalOf(item)}` },
    { title: columns.direction, value: item => `${item.goal}-${item.direction} ${directionOf(item)}` },
    { title: columns.kind, value: item => kinds.get(`${item.plan}/${kindCode(item)}`) },
    ...namingDocuments([...namings.values()].flat()).map(doc => ({ title: INITIATIVE.departmentsAt(title(doc)), value: (item: Initiative) => namedIn(item, doc) })),
    { title: INITIATIVE.grade, value: item => gradeOf(item, year)?.grade },
    { title: columns.year, value: item => eraOf(gradeOf(item, year)?.year) },
    { title: INITIATIVE_LIST.covid, value: item => covidWord(covidNamed(item, year)) },
    { title: columns.heirs, value: item => heirs(item).map(({ to }) => `${planName(to.plan)} ${kindCode(to)} ${kinds.get(`${to.plan}/${kindCode(to)}`) ?? ''}`).join('、') },
    ...sourceColumns<Initiative>(item => item.source, title),
  ]
}

/** Whether コロナ is named, in a word; a blank where there is no report to name it. */
export function covidWord(named: 'yes' | 'no' | undefined): string | undefined {
  return named && (named === 'yes' ? EVALUATION.has : EVALUATION.hasNot)
}

function eraOf(year: number | undefined): string | undefined {
  return year === undefined ? undefined : eraYear(year)
}
