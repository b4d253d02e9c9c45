import type { Row } from '../../src/domain/edition'
import { describe, expect, test } from 'vitest'
import { createMemoryHistory } from 'vue-router'
import { COLLECTIONS, ROW_KEY } from '../../src/domain/edition'
import { sourcedFacts } from '../../src/domain/provenance'
import { factItem } from '../../src/ui/fact-item'
import { createAppRouter } from '../../src/ui/router'
import { editionContent } from '../fixtures/content'
import { richEdition } from '../fixtures/rich-edition'

const router = createAppRouter(createMemoryHistory(), async () => {})
const content = richEdition()

/** The item of a collection's first row. */
function itemOf<Name extends typeof COLLECTIONS[number]>(collection: Name) {
  const row = content[collection][0] as Row<Name>
  return factItem({ collection, key: ROW_KEY[collection](row), part: 'row', label: '', source: { doc: 'report' } }, content)
}

const SCREEN: Readonly<Record<typeof COLLECTIONS[number], string>> = {
  city: 'home',
  plans: 'plan',
  goals: 'goal',
  directions: 'goal',
  kinds: 'goal',
  initiatives: 'initiative',
  crosswalk: 'initiative',
  indicators: 'indicator',
  summaries: 'evaluation',
  programmes: 'programme',
  costs: 'programmes',
  assessments: 'programmes',
  meetings: 'meeting',
  services: 'service',
  topics: 'services',
  contacts: 'plan',
  districts: 'plan',
  roles: 'plan',
  holidays: 'services',
  terms: 'glossary',
  discrepancies: 'discrepancies',
  sources: 'source',
  spellings: 'search',
  easy: 'goal',
  translations: 'sources',
  readings: 'sources',
}

describe('the item a fact belongs to', () => {
  test.each(COLLECTIONS)('%s: has a name, and its screen', (collection) => {
    const { title, to } = itemOf(collection)
    expect(title.trim()).not.toBe('')
    expect(router.resolve(to).name).toBe(SCREEN[collection])
  })

  test('is found for every fact of an edition that holds everything', () => {
    const unknown = [...sourcedFacts(content)].filter(fact => factItem(fact, content).title === fact.key)
    expect(unknown).toEqual([])
  })

  test('is its own, also where two plans count alike', () => {
    const edition = richEdition()
    expect(factItem({ collection: 'goals', key: 'r8/1', part: 'row', label: '', source: { doc: 'report' } }, edition).to).toBe('/plans/r8/goals/1')
    expect(factItem({ collection: 'kinds', key: 'r2/1-1-1', part: 'row', label: '', source: { doc: 'report' } }, edition).to).toBe('/plans/r2/goals/1#kind-1-1-1')
  })

  test('is looked up in the edition that is asked about, not in the one asked about before', () => {
    const fact = { collection: 'services', key: 'sodan', part: 'row', label: '', source: { doc: 'report' } } as const
    expect(factItem(fact, content)).toEqual({ title: '相談先sodan', to: '/services/sodan' })
    expect(factItem(fact, editionContent())).toEqual({ title: 'sodan', to: '/sources' })
  })
})
