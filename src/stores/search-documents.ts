import type { EditionContent } from '../domain/edition'
import type { Indicator } from '../domain/indicator'
import type { Initiative } from '../domain/initiative'
import type { SearchDocument } from '../search/search-index'
import { initiativeTitle, latestGradedYear } from '../domain/initiative'
import { citySearchDocuments } from './search-documents-city'

/** Everything a reader can find in an edition. */
export function searchDocuments(content: EditionContent): readonly SearchDocument[] {
  const fromYear = new Map(content.plans.map(plan => [plan.plan, plan.fromYear]))
  const goalName = new Map(content.goals.map(goal => [`${goal.plan}/${goal.goal}`, goal.name]))
  const placeOf = (plan: string, goal: number) => goalName.get(`${plan}/${goal}`) ?? ''
  const yearOf = (plan: string) => fromYear.get(plan) ?? 0
  return [
    ...content.initiatives.map(item => initiativeDocument(item, placeOf(item.plan, item.goal), yearOf(item.plan))),
    ...content.indicators.map(indicator => indicatorDocument(indicator, indicator.goals.map(goal => placeOf(indicator.plan, goal)), yearOf(indicator.plan))),
    ...content.goals.map(goal => ({
      key: `goal:${goal.plan}/${goal.goal}`,
      kind: 'goal',
      plan: goal.plan,
      code: String(goal.goal),
      title: goal.name,
      area: `目標${goal.goal}\n基本目標${goal.goal}`,
      body: `${goal.summary}\n${goal.note}`,
      rank: 2,
      year: yearOf(goal.plan),
    })),
    ...content.directions.map(direction => ({
      key: `direction:${direction.plan}/${direction.goal}-${direction.direction}`,
      kind: 'direction',
      plan: direction.plan,
      code: `${direction.goal}-${direction.direction}`,
      title: direction.name,
      area: `${placeOf(direction.plan, direction.goal)}\n目標${direction.goal} 方向性${direction.direction}`,
      body: `${direction.summary}\n${direction.otherName}`,
      rank: 2,
      year: yearOf(direction.plan),
    })),
    ...content.kinds.map(kind => ({
      key: `kind:${kind.plan}/${kind.goal}-${kind.direction}-${kind.kind}`,
      kind: 'kind',
      plan: kind.plan,
      code: `${kind.goal}-${kind.direction}-${kind.kind}`,
      title: kind.name,
      area: placeOf(kind.plan, kind.goal),
      body: '',
      rank: 2,
      year: yearOf(kind.plan),
    })),
    ...citySearchDocuments(content),
  ]
}

function initiativeDocument(item: Initiative, goal: string, year: number): SearchDocument {
  const cells = [item.baseline?.cell, ...Object.values(item.targets)].flatMap(cell => cell?.kind === 'text' ? cell.text : [])
  const reports = Object.values(item.reports).flatMap(report => [report.summary, ...report.figures.map(figure => `${figure.label} ${figure.printed}${figure.unit}`)])
  return {
    key: `initiative:${item.plan}/${item.code}`,
    kind: 'initiative',
    plan: item.plan,
    code: item.code,
    title: initiativeTitle(item),
    area: [...item.departments, goal].join('\n'),
    body: [item.summary, ...reports, ...cells, item.note].join('\n'),
    rank: 2,
    year: latestGradedYear(item) ?? year,
  }
}

function indicatorDocument(indicator: Indicator, goals: readonly string[], year: number): SearchDocument {
  return {
    key: `indicator:${indicator.id}`,
    kind: 'indicator',
    plan: indicator.plan,
    code: '',
    title: indicator.name,
    area: goals.join('\n'),
    body: `${indicator.survey}\n${indicator.note}`,
    rank: 2,
    year,
  }
}
