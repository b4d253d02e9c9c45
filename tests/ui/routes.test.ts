import type { ItemRef, RefKind } from '../../src/domain/item-ref'
import { describe, expect, test } from 'vitest'
import { createMemoryHistory } from 'vue-router'
import { REF_KINDS } from '../../src/domain/item-ref'
import { createAppRouter } from '../../src/ui/router'
import { changeRoute, departmentRoute, documentRoute, notesRoute, programmeRoute, refRoute, sourceLineRoute } from '../../src/ui/routes'

const router = createAppRouter(createMemoryHistory(), async () => {})

/** Screen, parameters and anchor of an address. */
function screenOf(path: string) {
  const { name, params, hash } = router.resolve(path)
  return { name, params, hash }
}

const PLACES: Readonly<Record<RefKind, readonly [ItemRef, ReturnType<typeof screenOf>]>> = {
  plan: ['plan:r2', { name: 'plan', params: { plan: 'r2' }, hash: '' }],
  goal: ['goal:r2/4', { name: 'goal', params: { plan: 'r2', goal: '4' }, hash: '' }],
  direction: ['direction:r2/4-1', { name: 'goal', params: { plan: 'r2', goal: '4' }, hash: '#direction-4-1' }],
  kind: ['kind:r2/4-1-12', { name: 'goal', params: { plan: 'r2', goal: '4' }, hash: '#kind-4-1-12' }],
  initiative: ['initiative:r2/4-1-2-10', { name: 'initiative', params: { plan: 'r2', code: '4-1-2-10' }, hash: '' }],
  indicator: ['indicator:consult-nearby', { name: 'indicator', params: { id: 'consult-nearby' }, hash: '' }],
  programme: ['programme:健福-06', { name: 'programme', params: { id: '健福-06' }, hash: '' }],
  service: ['service:sodan', { name: 'service', params: { id: 'sodan' }, hash: '' }],
  meeting: ['meeting:2024-01-11-renrakukai', { name: 'meeting', params: { id: '2024-01-11-renrakukai' }, hash: '' }],
  record: ['record:2024-01-11-renrakukai/12', { name: 'meeting', params: { id: '2024-01-11-renrakukai' }, hash: '#record-12' }],
  term: ['term:chiiki-fukushi', { name: 'glossary', params: {}, hash: '#term-chiiki-fukushi' }],
  discrepancy: ['discrepancy:goal4-a-count', { name: 'discrepancies', params: {}, hash: '#goal4-a-count' }],
  assessment: ['assessment:kenkou-1', { name: 'programmes', params: {}, hash: '#assessment-kenkou-1' }],
  source: ['source:report', { name: 'source', params: { doc: 'report' }, hash: '' }],
}

describe('where an item is shown', () => {
  test.each(REF_KINDS)('%s', (kind) => {
    const [ref, screen] = PLACES[kind]
    expect(screenOf(refRoute(ref))).toEqual(screen)
    expect(documentRoute(ref)).toBe(refRoute(ref))
  })

  test('what only the reader has: a sheet for a visit', () => {
    expect(screenOf(refRoute('visit:0a1b'))).toEqual({ name: 'visit', params: { id: '0a1b' }, hash: '' })
  })

  test('notes on one year of an indicator and on one line of an agenda, each where it stands', () => {
    expect(router.resolve(refRoute('point:jobs-disabled/2021'))).toMatchObject({ name: 'indicator', params: { id: 'jobs-disabled' }, query: { year: '2021' }, hash: '#year-notes' })
    expect(router.resolve(refRoute('entry:b/e1'))).toMatchObject({ name: 'binder', params: { id: 'b' }, query: { at: 'e1' }, hash: '' })
    expect([notesRoute('point:jobs-disabled/2021'), notesRoute('entry:b/e1')]).toEqual([refRoute('point:jobs-disabled/2021'), refRoute('entry:b/e1')])
  })

  test('notes on anything else, at the end of the screen it is on', () => {
    expect(screenOf(notesRoute('kind:r2/4-1-12'))).toEqual({ name: 'goal', params: { plan: 'r2', goal: '4' }, hash: '#notes' })
    expect(screenOf(notesRoute('visit:v'))).toEqual({ name: 'visit', params: { id: 'v' }, hash: '#notes' })
  })

  test('a hit that is no item leads back to the search', () => {
    expect(documentRoute('page:home')).toBe('/search')
    expect(documentRoute('')).toBe('/search')
  })
})

describe('where a change can be looked at', () => {
  test.each([
    ['plans', 'r2', refRoute('plan:r2')],
    ['goals', 'r2/4', refRoute('goal:r2/4')],
    ['directions', 'r2/4-1', refRoute('direction:r2/4-1')],
    ['kinds', 'r2/4-1-2', refRoute('kind:r2/4-1-2')],
    ['initiatives', 'r2/4-1-2-10', refRoute('initiative:r2/4-1-2-10')],
    ['indicators', 'jobs', refRoute('indicator:jobs')],
    ['services', 'sodan', refRoute('service:sodan')],
    ['programmes', '健福-06', refRoute('programme:健福-06')],
    ['meetings', 'kaigi', refRoute('meeting:kaigi')],
  ] as const)('%s %s', (collection, key, route) => {
    expect(changeRoute({ collection, key, title: '', change: 'changed', parts: [] })).toBe(route)
  })
})

test.each(['福祉総務課', '子育て/福祉課', '100%支援課', '福祉課？#1', 'こども ・若者課'])('names as cities write them come through an address whole: 「%s」', (name) => {
  expect(screenOf(departmentRoute(name))).toEqual({ name: 'department', params: { name }, hash: '' })
  expect(screenOf(programmeRoute(name))).toEqual({ name: 'programme', params: { id: name }, hash: '' })
})

test('a line is a place on its document\'s sheet, and a document without lines is the sheet', () => {
  expect(screenOf(sourceLineRoute({ doc: 'report', line: 53 }))).toEqual({ name: 'source', params: { doc: 'report' }, hash: '#line-53' })
  expect(screenOf(sourceLineRoute({ doc: 'report' }))).toEqual({ name: 'source', params: { doc: 'report' }, hash: '' })
})
