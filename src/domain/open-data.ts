import type { EditionContent } from './edition'
import type { Indicator, PrintedRate } from './indicator'
import type { Initiative } from './initiative'
import type { TextCell } from './observation'
import { kindCode } from './crosswalk'
import { readYears } from './indicator'
import { compareCodes } from './initiative'
import { cityOpenData } from './open-data-city'

/** Which edition a document is made of. */
export interface EditionName {
  readonly version: number
  readonly feed: string
  /** ISO instant. */
  readonly created: string
}

/**
 * One edition as a single open-data document, the form other cities and tools read.
 *
 * @see docs/protocol.md — the field list; tests hold it to docs/dump.schema.json
 */
export function dumpEdition(of: EditionName, content: EditionContent): object {
  return {
    edition: of.version,
    feed: of.feed,
    created: of.created,
    city: content.city[0],
    plans: content.plans.map(plan => dumpPlan(plan.plan, content)),
    initiatives: [...content.initiatives].sort((a, b) => compareCodes(a.code, b.code)).map(dumpInitiative),
    crosswalk: content.crosswalk.map(row => ({
      plan: row.plan,
      code: row.code,
      serial: row.serial,
      repeat: row.repeat,
      to: { plan: row.to.plan, goal: row.to.goal, direction: row.to.direction, action: row.to.kind },
      departments: row.departments,
      repostOf: row.repostOf || null,
      note: row.note || null,
      doubtful: row.doubtful,
      howRead: row.howRead || null,
      source: row.source,
    })),
    indicators: content.indicators.map(dumpIndicator),
    gradeSummaries: content.summaries.map(({ goal, ...summary }) => ({ goal: goal ?? null, ...summary })),
    ...cityOpenData(content),
    sources: content.sources,
    spellings: content.spellings.map(group => group.words),
    easyJapanese: content.easy,
    translations: content.translations,
  }
}

function dumpPlan(id: string, content: EditionContent): object {
  const plan = content.plans.find(candidate => candidate.plan === id)
  return {
    ...plan,
    slogan: plan?.slogan || null,
    summary: plan?.summary || null,
    goals: content.goals.filter(goal => goal.plan === id).sort((a, b) => a.goal - b.goal).map(goal => ({
      goal: goal.goal,
      name: goal.name,
      summary: goal.summary || null,
      note: goal.note || null,
      source: goal.source,
      directions: content.directions.filter(row => row.plan === id && row.goal === goal.goal).sort((a, b) => a.direction - b.direction).map(direction => ({
        direction: direction.direction,
        name: direction.name,
        otherName: direction.otherName || null,
        summary: direction.summary || null,
        source: direction.source,
        kinds: content.kinds
          .filter(row => row.plan === id && row.goal === goal.goal && row.direction === direction.direction)
          .sort((a, b) => a.kind - b.kind)
          .map(kind => ({ kind: kind.kind, code: kindCode(kind), name: kind.name, source: kind.source })),
      })),
    })),
  }
}

function dumpInitiative(item: Initiative): object {
  return {
    plan: item.plan,
    code: item.code,
    goal: item.goal,
    direction: item.direction,
    kind: item.kind,
    name: item.name,
    summary: item.summary || null,
    departments: item.departments,
    repostOf: item.repostOf || null,
    repostCorrect: item.repostCorrect || null,
    reported: item.reported,
    baseline: item.baseline ? { year: item.baseline.year, value: dumpCell(item.baseline.cell) } : null,
    targets: mapYears(item.targets, dumpCell),
    results: mapYears(item.reports, report => ({
      summary: report.summary || null,
      figures: report.figures.map(({ label, value, unit, printed, source }) => ({ label, value, unit, printed, source })),
      covidMentioned: report.covidMentioned,
      source: report.source,
    })),
    grades: mapYears(item.grades, grade => ({ printed: grade.grade, printedAs: grade.printedAs, source: grade.source })),
    measures: item.measures,
    covidMentioned: Object.values(item.reports).some(report => report.covidMentioned),
    note: item.note || null,
    source: item.source,
  }
}

/** Printed text as it stands; a blank or a printed dash is an object that says so, never an empty text or a zero. */
function dumpCell(cell: TextCell): string | TextCell {
  return cell.kind === 'text' ? cell.text : cell
}

function dumpIndicator(indicator: Indicator): object {
  const years = readYears(indicator)
  return {
    id: indicator.id,
    plan: indicator.plan,
    name: indicator.name,
    unit: indicator.unit,
    better: indicator.better,
    goals: indicator.goals,
    survey: indicator.survey || null,
    baseline: indicator.baseline === undefined ? null : { value: indicator.baseline, asOf: indicator.baselineAsOf || null, source: indicator.baselineSource ?? indicator.source },
    targets: Object.fromEntries(years.map(({ year, target }) => [year, target.kind === 'set' ? target.value : target])),
    results: Object.fromEntries(years.map(({ year, result }) => [year, result])),
    printed: Object.fromEntries(years.flatMap(({ year, printed, placeholders }) => {
      const [first, ...others] = [...printed.map(rate => dumpRate(rate, false)), ...placeholders.map(rate => dumpRate(rate, true))]
      return first ? [[year, { ...first, ...(others.length > 0 ? { also: others } : {}) }]] : []
    })),
    computed: Object.fromEntries(years.flatMap(({ year, achievement }) =>
      achievement.kind === 'measured' ? [[year, { rate: achievement.percent, grade: achievement.grade }]] : [])),
    yearSources: Object.fromEntries(years.map(({ year, source, targetSource, resultSource }) => [year, { ...source, target: targetSource ?? source, result: resultSource ?? source }])),
    ...years.some(year => year.break !== undefined) ? { breaks: Object.fromEntries(years.flatMap(({ year, break: why }) => why === undefined ? [] : [[year, why]])) } : {},
    note: indicator.note || null,
    source: indicator.source,
  }
}

/** A printed rate; a placeholder stands in the document although there is no such result, and is no rate. */
function dumpRate(rate: PrintedRate, placeholder: boolean): { rate: number, grade: string | null, placeholder: boolean, source: object } {
  return { rate: rate.rate, grade: rate.grade ?? null, placeholder, source: rate.source }
}

function mapYears<From, To>(record: Readonly<Record<number, From>>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([year, value]) => [year, change(value)]))
}
