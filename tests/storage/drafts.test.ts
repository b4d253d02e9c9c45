import { describe, expect, test } from 'vitest'
import { NOTE_LIMIT } from '../../src/domain/note'
import { drafts, DRAFTS_KEPT } from '../../src/storage/drafts'
import { memoryOf } from './memory'

const open = () => false

describe('a draft', () => {
  test('is there after a reload, until it is dropped', () => {
    const memory = memoryOf()
    drafts('test/dev', memory, open).keep('goal:r2/1', '書きかけ')
    const after = drafts('test/dev', memory, open)
    expect(after.read('goal:r2/1')).toBe('書きかけ')
    after.keep('goal:r2/1', '')
    expect(after.read('goal:r2/1')).toBe('')
    expect(memory.keys()).toEqual([])
  })

  test('of another city’s item is another draft', () => {
    const memory = memoryOf()
    drafts('test/dev', memory, open).keep('goal:r2/1', '書きかけ')
    expect(drafts('other/dev', memory, open).read('goal:r2/1')).toBe('')
  })

  test('is no longer than a note, and the oldest gives way when there are too many', () => {
    const kept = drafts('test/dev', memoryOf(), open)
    kept.keep('first', 'あ'.repeat(NOTE_LIMIT + 5))
    expect(kept.read('first')).toHaveLength(NOTE_LIMIT)
    for (let index = 1; index <= DRAFTS_KEPT; index++)
      kept.keep(`item-${index}`, 'あ')
    expect(kept.read('first')).toBe('')
    expect(kept.read('item-1')).toBe('あ')
  })

  test.each(['not JSON', '{"a":1}', '[["a"],["b",2],null]'])('is not read out of %s, and nothing is thrown', (text) => {
    const kept = drafts('test/dev', memoryOf({ 'note-drafts:test/dev': text }), open)
    expect(kept.read('a')).toBe('')
    kept.keep('a', 'あ')
    expect(kept.read('a')).toBe('あ')
  })
})

test('under a passphrase drafts stay on the page: those before it leave the device, those after it never lie there', () => {
  const memory = memoryOf()
  let secret = false
  const kept = drafts('test/dev', memory, () => secret)
  kept.keep('before', '前から')
  secret = true
  expect(kept.read('before')).toBe('前から')
  expect(memory.keys()).toEqual([])
  kept.keep('after', '後から')
  expect([kept.read('before'), kept.read('after')]).toEqual(['前から', '後から'])
  expect(memory.keys()).toEqual([])
})
