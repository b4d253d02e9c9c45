import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemCards } from '../../src/domain/item-card'
import { CODES_MOST, itemCodes } from '../../src/domain/item-code'
import * as make from '../fixtures/content'
import { richEdition } from '../fixtures/rich-edition'

function terms(ids: readonly string[]) {
  return make.editionContent({ terms: ids.map(id => make.term(id)) })
}

describe('the codes of an edition', () => {
  test('are four digits, one for every item, and lead back to it', () => {
    const content = richEdition()
    const codes = itemCodes(content)
    for (const { ref } of itemCards(content).values()) {
      const code = codes.codeOf(ref) ?? ''
      expect(code).toMatch(/^[1-9]\d{3}$/)
      expect(codes.itemOf(code)).toBe(ref)
    }
  })

  test('are shared by no two items, however many there are and whatever they are called', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { maxLength: 300, size: 'max' }), (ids) => {
      const content = terms(ids)
      const codes = itemCodes(content)
      const items = [...itemCards(content).values()].map(({ ref }) => ref)
      expect(new Set(items.map(codes.codeOf)).size).toBe(items.length)
      expect(items.every(item => codes.itemOf(codes.codeOf(item) ?? '') === item)).toBe(true)
    }), { numRuns: 30 })
  })

  test('are the same for whoever reads the same edition, in whatever order its rows lie', () => {
    const ids = Array.from({ length: 2_000 }, (_, at) => `t${at}`)
    const [one, other] = [itemCodes(terms(ids)), itemCodes(terms(ids.toReversed()))]
    expect(ids.every(id => one.codeOf(`term:${id}`) !== undefined && one.codeOf(`term:${id}`) === other.codeOf(`term:${id}`))).toBe(true)
  })

  test('stay mostly as they were when an item comes or goes', () => {
    const ids = Array.from({ length: 1_000 }, (_, at) => `t${at}`)
    const [before, after] = [itemCodes(terms(ids)), itemCodes(terms([...ids.slice(1), 'new']))]
    expect(ids.filter(id => before.codeOf(`term:${id}`) !== after.codeOf(`term:${id}`)).length).toBeLessThan(20)
  })

  test('are there for as many items as there are codes', () => {
    const codes = itemCodes(terms(Array.from({ length: CODES_MOST + 50 }, (_, at) => `t${at}`)))
    const given = Array.from({ length: CODES_MOST }, (_, at) => codes.itemOf(String(1_000 + at)))
    expect(new Set(given).size).toBe(CODES_MOST)
    expect(given).not.toContain(undefined)
  })

  test('are understood as people type them, and what is no code leads nowhere', () => {
    const codes = itemCodes(make.editionContent())
    const code = codes.codeOf('goal:r2/1') ?? ''
    const wide = code.replaceAll(/\d/g, digit => String.fromCodePoint(digit.charCodeAt(0) + 0xFEE0))
    for (const typed of [code, wide, ` ${code} `, [...wide].join('　')])
      expect(codes.itemOf(typed)).toBe('goal:r2/1')
    expect(['', '12', '99999', 'goal', '__proto__', `${code}${code}`].map(codes.itemOf)).toEqual(Array.from({ length: 6 }))
  })

  test('are none for what the edition does not have', () => {
    expect(itemCodes(make.emptyContent()).codeOf('goal:r2/1')).toBeUndefined()
  })
})
