import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tellsTheSame, told } from '../../src/domain/told'

const fields = fc.constantFrom('name', 'source', 'years', 'doubtful', 'x')
const { row } = fc.letrec(tie => ({
  row: fc.oneof({ maxDepth: 3 }, fc.constantFrom('', 'あ', 0, 1, true), fc.array(tie('row'), { maxLength: 2 }), fc.dictionary(fields, fc.oneof(tie('row'), fc.constant(undefined)), { maxKeys: 3 })),
}))

test('two rows tell the same where all that they tell would be the same text', () => {
  fc.assert(fc.property(row, row, (left, right) => {
    expect(tellsTheSame(left, right)).toBe(told(left) === told(right))
    expect(tellsTheSame(left, structuredClone(left))).toBe(true)
  }), { numRuns: 2000 })
})

test('where a fact stands in its document is nothing that a reader is told', () => {
  expect(tellsTheSame({ name: 'a', source: { line: 1 } }, { name: 'a', source: { line: 2 }, sources: [] })).toBe(true)
  expect(tellsTheSame({ name: 'a' }, { name: 'a', summary: '' })).toBe(false)
  expect(tellsTheSame({ name: 'a', summary: undefined }, { name: 'a' })).toBe(true)
})
