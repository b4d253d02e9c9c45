import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NAMESPACE, uuidV5, withIds } from '../../src/open-data/uuid'

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'

describe('an id made of a name', () => {
  test.each([
    ['www.example.com', '2ed6657d-e927-568b-95e1-2665a8aea6a2'], // RFC 9562, A.4
    ['python.org', '886313e1-3b8a-5372-9b90-0c9aee199e5d'], // Python's documentation of uuid.uuid5
  ])('is that of the standard for %s', async (name, id) => {
    expect(await uuidV5(DNS, name)).toBe(id)
  })

  test('is of version 5 and of the standard’s variant, whatever the name', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (name) => {
      expect(await uuidV5(NAMESPACE, name)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    }))
  })

  test('never changes: other tools have kept it', async () => {
    expect(await uuidV5(NAMESPACE, 'testcity/service:mado')).toBe('b62719a3-6a66-5115-bb52-6ecaa5488f34')
  })
})

test('what is built of names has the id of each, and the same for the same name', async () => {
  const built = await withIds(idOf => ['a', 'b', 'a'].map(idOf))
  expect(built).toEqual([await uuidV5(NAMESPACE, 'a'), await uuidV5(NAMESPACE, 'b'), await uuidV5(NAMESPACE, 'a')])
})
