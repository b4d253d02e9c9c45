import { describe, expect, test } from 'vitest'
import { textKey } from '../../src/domain/reading'
import { keepReadings } from '../../src/press/keep-readings'
import { prepareEdition } from '../../src/press/prepare-edition'
import { kamakura } from '../fixtures/city-folder'
import { editionContent, goal, service } from '../fixtures/content'
import { requestOf } from '../fixtures/editions'

const real = await kamakura()

describe('an edition made where nothing can read new texts', () => {
  test('keeps every reading of an edition whose texts are the same, and lacks none', () => {
    const { content, unread } = keepReadings({ ...real, readings: [] }, real)
    expect(content.readings).toEqual(real.readings)
    // Texts nobody gives a reading to: numbers with their counters, and two of one key.
    const known = keepReadings({ ...real, readings: [] }, real).unread
    expect(unread).toEqual(known)
    expect(unread.length).toBeLessThan(real.readings.length / 10)
  })

  test('names the texts that are new, and drops the readings of those that are gone', () => {
    const before = { readings: [{ key: textKey('相談窓口'), marks: '0,4そうだんまどぐち' }, { key: textKey('消えた文'), marks: '0,1き' }] }
    const { content, unread } = keepReadings(editionContent({ services: [service('a', { name: '相談窓口' })], goals: [goal(1, { name: '新しい目標' }), goal(1, { plan: 'r8' })] }), before)
    expect(content.readings.map(({ key }) => key)).toEqual([textKey('相談窓口')])
    expect(unread).toContain('新しい目標')
    expect(unread).not.toContain('相談窓口')
  })

  test('does not differ from the one before by readings alone', async () => {
    const before = { payload: (await prepareRequest(real)).payload, content: real }
    expect(await prepareEdition(requestOf(keepReadings({ ...real, readings: [] }, real).content, { before }))).toMatchObject({ ok: false, failure: { kind: 'unchanged' } })
  })
})

async function prepareRequest(content: typeof real) {
  const edition = await prepareEdition(requestOf(content))
  if (!edition.ok)
    throw new Error(edition.failure.kind)
  return edition.value
}
