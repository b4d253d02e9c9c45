import 'fake-indexeddb/auto'
import type { EditionContent } from '../../src/domain/edition'
import { describe, expect, test } from 'vitest'
import { useCatalogueStore } from '../../src/stores/catalogue-store'
import { useLibraryStore } from '../../src/stores/library-store'
import * as make from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'
import { newDevice, sync } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp, until } from './app'

async function catalogueOf(changes: Partial<EditionContent>) {
  const device = await newDevice()
  const edition = make.editionContent(changes)
  await sync(device, new FakeFeed(await signedFeed(edition)))
  const app = startApp(device, new FakeFeed(await signedFeed(edition)))
  const [catalogue, library] = [app.use(useCatalogueStore), app.use(useLibraryStore)]
  await until(() => library.state.kind === 'ready')
  return catalogue
}

describe('what stands beside an item', () => {
  const around: Partial<EditionContent> = {
    initiatives: [make.initiative('1-1-1-1', { name: '【再掲2-1-1-1】居場所づくり' })],
    topics: [make.topic('audience', 'general'), make.topic('need', 'consult')],
    services: [make.service('sodan', { links: [make.link('initiative:r2/1-1-1-1', true)] })],
    programmes: [make.programme('健福-02', { name: '運営事業', links: [make.link('initiative:r2/1-1-1-1')] })],
    meetings: [make.meeting('kaigi', { title: '連絡会', records: [make.meetingRecord(1, { title: '居場所の話', links: [make.link('goal:r2/1')] })] })],
    discrepancies: [make.discrepancy('count', { links: [make.link('initiative:r2/1-1-1-1')] })],
  }

  test('is everything that points to it, by the name readers know it by', async () => {
    const catalogue = await catalogueOf(around)
    expect(catalogue.related('initiative:r2/1-1-1-1').map(({ kind, code, title, inferred }) => [kind, code, title, inferred])).toEqual([
      ['programme', '健福-02', '運営事業', false],
      ['service', '', '相談先sodan', true],
      ['discrepancy', '', '合計が合いません', false],
    ])
  })

  test('is everything it points to', async () => {
    const catalogue = await catalogueOf(around)
    expect(catalogue.related('service:sodan').map(card => card.title)).toEqual(['居場所づくり'])
  })

  test('reaches a goal from a record of a meeting, and from its indicator', async () => {
    const catalogue = await catalogueOf(around)
    expect(catalogue.relatedOf('goal:r2/1', 'record').map(card => card.title)).toEqual(['居場所の話'])
    expect(catalogue.relatedOf('goal:r2/1', 'indicator')).toHaveLength(1)
  })

  test('is nothing for an item nobody speaks of', async () => {
    const catalogue = await catalogueOf(around)
    expect(catalogue.related('plan:r8')).toEqual([])
    expect(catalogue.find('plan:r9')).toBeUndefined()
  })
})

describe('how items live on', () => {
  const item = make.initiative('1-1-1-1')
  const carried: Partial<EditionContent> = {
    plans: [make.plan('r2'), make.plan('r8'), make.plan('r16', { fromYear: 2034 })],
    goals: [make.goal(1), make.goal(1, { plan: 'r8' }), make.goal(1, { plan: 'r16' })],
    directions: [make.direction('1-1'), make.direction('1-1', { plan: 'r8' }), make.direction('1-1', { plan: 'r16' })],
    kinds: [make.kind('1-1-1'), make.kind('1-1-2'), make.kind('1-1-1', { plan: 'r8' }), make.kind('1-1-1', { plan: 'r16' })],
    initiatives: [item, make.initiative('1-1-2-1'), make.initiative('1-1-1-1', { plan: 'r8', reported: false })],
    crosswalk: [
      make.crosswalkRow(1, '1-1-1-1', { repeat: 1 }),
      make.crosswalkRow(1, '1-1-1-1'),
      make.crosswalkRow(1, '1-1-1-1', { plan: 'r8', to: make.address('1-1-1', 'r16') }),
    ],
  }

  test('is kept plan by plan, each item by its key: two plans may use one code', async () => {
    const catalogue = await catalogueOf(carried)
    expect([...catalogue.passages].map(([plan, passage]) => [plan, [...passage.byKey.keys()], passage.counts.continued, passage.counts.unlisted])).toEqual([
      ['r2', ['r2/1-1-1-1', 'r2/1-1-2-1'], 1, 1],
      ['r8', ['r8/1-1-1-1'], 1, 0],
    ])
    expect(catalogue.succession({ plan: 'r8', code: '1-1-1-1' })?.to).toEqual([make.address('1-1-1', 'r16')])
    expect(catalogue.succession({ plan: 'r16', code: '1-1-1-1' })).toBeUndefined()
  })

  test('gives an item its rows, first row first; none where it has none', async () => {
    const catalogue = await catalogueOf(carried)
    expect(catalogue.heirs(item).map(row => row.repeat)).toEqual([0, 1])
    expect(catalogue.heirs({ plan: 'r2', code: '1-1-2-1' })).toEqual([])
    expect(catalogue.heirs({ plan: 'r16', code: '1-1-1-1' })).toEqual([])
  })

  test('knows every pair of plans, the newest first', async () => {
    expect((await catalogueOf(carried)).pairs).toEqual([{ from: 'r8', to: 'r16' }, { from: 'r2', to: 'r8' }])
  })

  test('is worked out once for an edition', async () => {
    const catalogue = await catalogueOf(carried)
    expect(catalogue.passages).toBe(catalogue.passages)
  })
})

test('terms of the edition are marked in texts', async () => {
  const catalogue = await catalogueOf({ terms: [make.term('chiiki-fukushi', { term: '地域福祉', aliases: [] })] })
  expect(catalogue.terms.mark('市の地域福祉です').map(piece => piece.term?.id)).toEqual([undefined, 'chiiki-fukushi', undefined])
})

test('departments come with their items', async () => {
  const catalogue = await catalogueOf({ initiatives: [make.initiative('1-1-1-1', { departments: ['福祉総務課（市社協）'] })], crosswalk: [] })
  expect(catalogue.departments.map(({ name, duties }) => [name, duties.length])).toEqual([['福祉総務課', 1]])
})
