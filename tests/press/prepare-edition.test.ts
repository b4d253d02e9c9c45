import { describe, expect, test } from 'vitest'
import { exceedsLossLimit, isLossConfirmed, lossOf } from '../../src/press/loss'
import { prepareEdition } from '../../src/press/prepare-edition'
import { crosswalkRow, editionContent, goal } from '../fixtures/content'
import { prepared, requestOf } from '../fixtures/editions'
import { richEdition } from '../fixtures/rich-edition'

const FINDING = { file: 'services.csv', row: 3, column: 'note', found: '090-0000-0000', expected: '消してください' }

/** The edition again with another name for its first goal. */
const renamed = editionContent({ goals: [goal(1, { name: 'べつの目標' }), goal(1, { plan: 'r8' })] })

describe('an edition prepared', () => {
  test('follows the one before it by one, whatever the tables say of versions', async () => {
    const before = await prepared()
    const next = await prepared(renamed, { before })
    expect(before.payload).toMatchObject({ version: 1, feed: 'testcity/dev', created: '2026-11-21T00:00:00Z', expires: '2027-12-26T00:00:00Z', note: 'はじめての版です。', root: 1 })
    expect(next.payload.version).toBe(2)
    expect(next.difference).toMatchObject({ added: [], changed: ['goals r2/1'], removed: [] })
  })

  test('lies above the highest version anybody has seen, though the edition before is older', async () => {
    expect((await prepared(renamed, { before: await prepared(), floor: 7 })).payload.version).toBe(8)
  })

  test('has the same bytes each time, in any order of the rows', async () => {
    const content = richEdition()
    const turned = { ...content, goals: [...content.goals].reverse(), services: [...content.services].reverse() }
    const [one, other] = [await prepared(content), await prepared(turned)]
    expect(other.shards.map(({ entry }) => entry)).toEqual(one.shards.map(({ entry }) => entry))
  })

  test('carries the clerk’s own note and instant', async () => {
    expect((await prepared(undefined, { note: '令和3年度の結果', created: '2027-01-02T03:04:05Z' })).payload).toMatchObject({ note: '令和3年度の結果', created: '2027-01-02T03:04:05Z', expires: '2028-02-06T03:04:05Z' })
  })
})

describe('nothing is prepared', () => {
  async function refusalOf(...[content, changes]: Parameters<typeof requestOf>) {
    const edition = await prepareEdition(requestOf(content, changes))
    return edition.ok ? undefined : edition.failure
  }

  test('where no row changed, unless a new version is asked for', async () => {
    const before = await prepared()
    expect(await refusalOf(undefined, { before })).toEqual({ kind: 'unchanged', payload: before.payload })
    expect((await prepared(undefined, { before, renew: true })).payload.version).toBe(2)
  })

  test('of another city or environment than the edition before', async () => {
    expect(await refusalOf(renamed, { before: await prepared(), environment: 'prod' })).toEqual({ kind: 'otherFeed', found: 'testcity/dev', expected: 'testcity/prod' })
  })

  test.each(['2026-11-21', '2026-02-30T00:00:00Z', ''])('at an instant written as 「%s」', async (created) => {
    expect(await refusalOf(undefined, { created })).toEqual({ kind: 'notAnInstant', found: created })
  })

  test('for an environment no reader would accept', async () => {
    expect(await refusalOf(undefined, { environment: '本番' })).toMatchObject({ kind: 'unreadable' })
  })

  test('of rows that name what is not there: a device would refuse them', async () => {
    expect(await refusalOf(editionContent({ goals: [] }))).toMatchObject({ kind: 'unreadable', failure: { kind: 'inconsistent' } })
  })

  test('where one row alone passes the limit of a shard', async () => {
    expect(await refusalOf(editionContent({ goals: [goal(1, { note: 'あ'.repeat(100_000) }), goal(1, { plan: 'r8' })] }))).toMatchObject({ kind: 'tooLarge', what: 'goals/r2' })
  })

  test('E12: from cells that look like data about persons, until someone answers for them by name', async () => {
    expect(await refusalOf(undefined, { personal: [FINDING] })).toEqual({ kind: 'personalData', findings: [FINDING] })
    expect(await refusalOf(undefined, { personal: [FINDING], approvedBy: '　' })).toMatchObject({ kind: 'personalData' })
    const { payload } = await prepared(undefined, { personal: [FINDING], approvedBy: '福祉総務課長' })
    expect(JSON.stringify(payload)).not.toContain('福祉総務課長')
  })
})

describe('a loss of rows', () => {
  const many = editionContent({ crosswalk: Array.from({ length: 100 }, (_, index) => crosswalkRow(index + 1)) })
  const without = (count: number) => ({ ...many, crosswalk: many.crosswalk.slice(count) })

  test('of more than a tenth is refused until it is confirmed', async () => {
    const before = await prepared(many)
    expect(await prepareEdition(requestOf(without(60), { before }))).toMatchObject({ ok: false, failure: { kind: 'loss', difference: { lost: 60 } } })
    expect((await prepared(without(60), { before, allowLoss: true })).payload.removed).toHaveLength(60)
  })

  test('of a tenth is none to confirm', () => {
    expect([{ before: 100, lost: 10 }, { before: 100, lost: 11 }, { before: 0, lost: 0 }].map(exceedsLossLimit)).toEqual([false, true, false])
  })

  test.each([
    ['60', true],
    ['６０', true],
    ['60行', true],
    ['試験市', true],
    [' 試験市 ', true],
    ['', false],
    ['6', false],
    ['はい', false],
  ])('is confirmed by its number or the city’s name: 「%s」 %s', (typed, answer) => {
    expect(isLossConfirmed(lossOf({ before: 100, lost: 60 }, '試験市'), typed)).toBe(answer)
  })

  test('that needs no words is confirmed by none, and a city without a name is not confirmed by nothing', () => {
    expect(isLossConfirmed(lossOf({ before: 100, lost: 1 }, '試験市'), '')).toBe(true)
    expect(isLossConfirmed(lossOf({ before: 100, lost: 60 }, ''), '')).toBe(false)
  })
})
