import type { LocationQuery } from 'vue-router'
import type { EditionContent } from '../domain/edition'
import type { FacetChoice, FacetName, SearchHit } from '../stores/search-facets'
import { FACETS, facetsOf, facetValues } from '../stores/search-facets'
import { eraYear, tidy } from './format'
import { INITIATIVE_LIST } from './text/evaluation'
import { PLAN } from './text/plan'
import { SEARCH } from './text/search'

/** A word of the city as the reader's language calls it. */
type Word = (text: string) => string

/** What an address asks for, whether or not anything answers it. */
export function wantedChoice(query: LocationQuery): FacetChoice {
  return Object.fromEntries(FACETS.flatMap((name) => {
    const value = query[name]
    return typeof value === 'string' && value !== '' ? [[name, value]] : []
  }))
}

/** The address of a search narrowed by a choice. */
export function searchAddress(words: string, choice: FacetChoice): Readonly<Record<string, string>> {
  const asked = FACETS.flatMap((name) => {
    const value = choice[name]
    return value ? [[name, value] as const] : []
  })
  return { ...(words ? { q: words } : {}), ...Object.fromEntries(asked) }
}

/** One kind of thing among the hits, and how many of it would be left. */
export interface KindChoice {
  readonly value: string
  readonly label: string
  readonly count: number
}

/** The kinds of the hits beside the other choices, in the order of the sentences; none where all are of one kind. */
export function kindChoices(hits: readonly SearchHit[], choice: FacetChoice): readonly KindChoice[] {
  if (!facetsOf(hits).includes('kind'))
    return []
  const counts = new Map(facetValues(hits, choice, 'kind').map(({ value, count }) => [value, count]))
  return Object.entries(SEARCH.kind).flatMap(([value, label]) => {
    const count = counts.get(value)
    return count === undefined ? [] : [{ value, label, count }]
  })
}

/** One selection for each facet in which the hits differ, besides their kind; every option leaves something, and there is one. */
export function facetFilters(content: EditionContent, hits: readonly SearchHit[], choice: FacetChoice, word: Word) {
  return facetsOf(hits).filter(name => name !== 'kind').flatMap((name) => {
    const options = inOrder(content, name, facetValues(hits, choice, name))
    return options.length === 0 ? [] : [{
      name,
      label: SEARCH.facet[name],
      chosen: choice[name] ?? '',
      options: [{ value: '', label: SEARCH.all }, ...options.map(({ value, count }) => ({ value, label: SEARCH.choice(facetLabel(content, name, value, word), count) }))],
    }]
  })
}

/** A choice in words, facet by facet: 「課：福祉総務課」. */
export function choiceWords(content: EditionContent, choice: FacetChoice, word: Word): readonly { readonly name: FacetName, readonly label: string }[] {
  return FACETS.flatMap((name) => {
    const value = choice[name]
    return value === undefined ? [] : [{ name, label: SEARCH.chosen(SEARCH.facet[name], facetLabel(content, name, value, word)) }]
  })
}

/** What a value of a facet is called. */
export function facetLabel(content: EditionContent, name: FacetName, value: string, word: Word): string {
  switch (name) {
    case 'kind': return Object.entries(SEARCH.kind).find(([kind]) => kind === value)?.[1] ?? value
    case 'plan': return word(content.plans.find(({ plan }) => plan === value)?.name ?? value)
    case 'goal': return goalLabel(content, value, word)
    case 'dept': return word(tidy(value))
    case 'audience': return word(content.topics.find(({ axis, id }) => axis === 'audience' && id === value)?.name ?? value)
    case 'year': return eraYear(Number(value))
  }
}

function goalLabel(content: EditionContent, value: string, word: Word): string {
  const [plan = '', number = ''] = value.split('/')
  const name = word(content.goals.find(goal => goal.plan === plan && String(goal.goal) === number)?.name ?? '')
  return content.plans.length > 1
    ? INITIATIVE_LIST.planGoal(facetLabel(content, 'plan', plan, word), Number(number), name)
    : PLAN.goalName(Number(number), name)
}

/** Values as the edition orders them, the newest year first; departments by how many hits they have. */
function inOrder<Value extends { readonly value: string }>(content: EditionContent, name: FacetName, values: readonly Value[]): readonly Value[] {
  if (name === 'year')
    return [...values].sort((a, b) => Number(b.value) - Number(a.value))
  const order = {
    kind: [],
    plan: content.plans.map(({ plan }) => plan),
    goal: content.goals.map(({ plan, goal }) => `${plan}/${goal}`),
    dept: [],
    audience: content.topics.filter(({ axis }) => axis === 'audience').sort((a, b) => a.no - b.no).map(({ id }) => id),
  }[name]
  const placeOf = ({ value }: Value) => (order as readonly string[]).indexOf(value)
  return order.length === 0 ? values : [...values].sort((a, b) => placeOf(a) - placeOf(b))
}
