import type { EditionContent } from '../domain/edition'
import type { Indicator } from '../domain/indicator'
import type { Initiative } from '../domain/initiative'
import type { SearchDocument } from '../search/search-index'
import type { ReadingOf } from './search-documents-city'
import { departmentName, namingsOf } from '../domain/department'
import { initiativeKey, initiativeTitle, latestGradedYear } from '../domain/initiative'
import { tidy } from '../domain/tidy'
import { citySearchDocuments } from './search-documents-city'

/**
 * Everything a reader can find in an edition.
 *
 * @param english names in English by their tidy Japanese, where they are to be found by these too
 */
export function searchDocuments(content: EditionContent, readingOf?: ReadingOf, english?: ReadonlyMap<string, string>): readonly SearchDocument[] {
  return [...searchDocumentsOf(content, readingOf, english)]
}

/** As {@link searchDocuments}, one at a time: of a large edition they are not made in one go. */
export function* searchDocumentsOf(content: EditionContent, readingOf: ReadingOf = () => undefined, english: ReadonlyMap<string, string> = new Map()): Generator<SearchDocument, void> {
  const hints = new Map(content.topics.map(topic => [topic.name, topic.hint]))
  for (const documents of [planDocuments(content, readingOf), citySearchDocuments(content, readingOf)]) {
    for (const document of documents)
      yield { ...document, reading: document.reading === '' ? readingOf(document.title) ?? '' : document.reading, english: englishLines(document, hints, english) }
  }
}

/** Its title on the first line, even where only others are translated; then what it belongs to, topics with their hints. */
function englishLines({ kind, title, area }: SearchDocument, hints: ReadonlyMap<string, string>, english: ReadonlyMap<string, string>): string {
  if (english.size === 0)
    return ''
  const inEnglish = (text: string) => english.get(tidy(text)) ?? ''
  const lines = area.split('\n').flatMap(line => [line, ...kind === 'service' ? [hints.get(line) ?? ''] : []])
  return [inEnglish(title), ...new Set(lines.map(inEnglish).filter(line => line !== ''))].join('\n').trimEnd()
}

function* planDocuments(content: EditionContent, readingOf: ReadingOf): Generator<SearchDocument, void> {
  const fromYear = new Map(content.plans.map(plan => [plan.plan, plan.fromYear]))
  const goalName = new Map(content.goals.map(goal => [`${goal.plan}/${goal.goal}`, goal.name]))
  const placeOf = (plan: string, goal: number) => goalName.get(`${plan}/${goal}`) ?? ''
  const yearOf = (plan: string) => fromYear.get(plan) ?? 0
  const departments = namingsOf(content)
  /** A heading of a plan: goal, direction or kind. */
  const heading = (kind: string, place: { readonly plan: string, readonly goal: number }, code: string, rest: Pick<SearchDocument, 'title' | 'area' | 'body'>): SearchDocument => ({
    key: `${kind}:${place.plan}/${code}`,
    kind,
    plan: place.plan,
    code,
    ...rest,
    reading: '',
    words: [],
    english: '',
    rank: 2,
    year: yearOf(place.plan),
    facets: { plan: [place.plan], goal: [`${place.plan}/${place.goal}`] },
  })
  for (const item of content.initiatives)
    yield initiativeDocument(item, (departments.get(initiativeKey(item)) ?? []).flatMap(naming => naming.departments), placeOf(item.plan, item.goal), yearOf(item.plan), readingOf)
  for (const indicator of content.indicators)
    yield indicatorDocument(indicator, indicator.goals.map(goal => placeOf(indicator.plan, goal)), yearOf(indicator.plan))
  for (const goal of content.goals)
    yield heading('goal', goal, String(goal.goal), { title: goal.name, area: `目標${goal.goal}\n基本目標${goal.goal}`, body: `${goal.summary}\n${goal.note}` })
  for (const direction of content.directions) {
    yield heading('direction', direction, `${direction.goal}-${direction.direction}`, {
      title: direction.name,
      area: `${placeOf(direction.plan, direction.goal)}\n目標${direction.goal} 方向性${direction.direction}`,
      body: `${direction.summary}\n${direction.otherName}`,
    })
  }
  for (const kind of content.kinds)
    yield heading('kind', kind, `${kind.goal}-${kind.direction}-${kind.kind}`, { title: kind.name, area: placeOf(kind.plan, kind.goal), body: '' })
}

/** @param named the departments every document names for it, the report's first. */
function initiativeDocument(item: Initiative, named: readonly string[], goal: string, year: number, readingOf: ReadingOf): SearchDocument {
  const cells = [item.baseline?.cell, ...Object.values(item.targets)].flatMap(cell => cell?.kind === 'text' ? cell.text : [])
  const reports = Object.values(item.reports).flatMap(report => [report.summary, ...report.figures.map(figure => `${figure.label} ${figure.printed}${figure.unit}`)])
  const departments = [...new Map(named.map(department => [department.normalize('NFKC'), department])).keys()]
  return {
    key: `initiative:${item.plan}/${item.code}`,
    kind: 'initiative',
    plan: item.plan,
    code: item.code,
    title: initiativeTitle(item),
    // Read with its repost mark, which the title leaves out.
    reading: (readingOf(item.name) ?? '').replace(/^【[^】]*】/, ''),
    words: [],
    english: '',
    area: [...departments, goal].join('\n'),
    body: [item.summary, ...reports, ...cells, item.note].join('\n'),
    rank: 2,
    year: latestGradedYear(item) ?? year,
    facets: {
      plan: [item.plan],
      goal: [`${item.plan}/${item.goal}`],
      dept: [...new Set(departments.map(departmentName))],
      year: [...new Set([...Object.keys(item.reports), ...Object.keys(item.grades)])],
    },
  }
}

function indicatorDocument(indicator: Indicator, goals: readonly string[], year: number): SearchDocument {
  return {
    key: `indicator:${indicator.id}`,
    kind: 'indicator',
    plan: indicator.plan,
    code: '',
    title: indicator.name,
    reading: '',
    words: [],
    english: '',
    area: goals.join('\n'),
    body: `${indicator.survey}\n${indicator.note}`,
    rank: 1,
    year,
    facets: {
      plan: [indicator.plan],
      goal: indicator.goals.map(goal => `${indicator.plan}/${goal}`),
      year: [...new Set(indicator.years.map(row => String(row.year)))],
    },
  }
}
