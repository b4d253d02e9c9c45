import type { DraftGuard } from '../../src/storage/drafts'
import type { TextVault } from '../../src/storage/note-sealer'
import { describe, expect, test } from 'vitest'
import { NOTE_LIMIT } from '../../src/domain/note'
import { refusal, success } from '../../src/domain/outcome'
import { encodeUtf8 } from '../../src/feed/bytes'
import { drafts, DRAFTS_KEPT } from '../../src/storage/drafts'
import { memoryOf } from './memory'

const open = () => ({ secret: false })

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

/** A vault that hides a text as a key would; another key opens nothing. */
function vaultOf(key: number): TextVault {
  const turned = (bytes: Uint8Array) => Uint8Array.from(bytes, byte => byte ^ key)
  return {
    seal: async (text, boundTo) => ({ iv: new Uint8Array([key]), data: turned(encodeUtf8(`${boundTo}\n${text}`)) }),
    open: async ({ iv, data }, boundTo) => {
      const [bound, ...text] = new TextDecoder().decode(turned(data)).split('\n')
      return iv[0] === key && bound === boundTo ? success(text.join('\n')) : refusal('damaged')
    },
  }
}

describe('under a passphrase a draft', () => {
  const vault = vaultOf(90)
  const CLOSED: DraftGuard = { secret: true }

  /** The drafts of a page, and the guard over them. */
  function page(memory = memoryOf(), guard: DraftGuard = { secret: true, vault }) {
    const now = { guard }
    return { memory, kept: drafts('test/dev', memory, () => now.guard), become: (next: DraftGuard) => (now.guard = next) }
  }

  const lying = (memory: ReturnType<typeof memoryOf>) => memory.keys().map(key => memory.getItem(key)).join()

  test('lies sealed on the device, and is there after a reload once the passphrase was given', async () => {
    const { memory, kept } = page()
    kept.keep('goal:r2/1', '秘密の書きかけ', 3)
    await kept.settled()
    expect(lying(memory)).not.toBe('')
    expect(lying(memory)).not.toContain('秘密')
    const after = page(memory, CLOSED)
    await after.kept.follow()
    expect(after.kept.read('goal:r2/1')).toBe('')
    after.become({ secret: true, vault })
    await after.kept.follow()
    expect([after.kept.read('goal:r2/1'), after.kept.basisOf('goal:r2/1')]).toEqual(['秘密の書きかけ', 3])
    after.kept.keep('goal:r2/1', '')
    await after.kept.settled()
    expect(memory.keys()).toEqual([])
  })

  test('that was begun before it lies open no longer, and is kept', async () => {
    const { memory, kept, become } = page(memoryOf(), { secret: false })
    kept.keep('goal:r2/1', '前からの秘密')
    expect(lying(memory)).toContain('秘密')
    become({ secret: true, vault })
    await kept.follow()
    expect(lying(memory)).not.toContain('秘密')
    const after = page(memory)
    await after.kept.follow()
    expect(after.kept.read('goal:r2/1')).toBe('前からの秘密')
  })

  test('typed while the notes were closing is sealed when they open again', async () => {
    const { memory, kept, become } = page(memoryOf(), CLOSED)
    kept.keep('goal:r2/1', '最後のひとこと')
    await kept.settled()
    expect(memory.keys()).toEqual([])
    become({ secret: true, vault })
    await kept.follow()
    const after = page(memory)
    await after.kept.follow()
    expect(after.kept.read('goal:r2/1')).toBe('最後のひとこと')
  })

  test('lies open again when the passphrase is taken away', async () => {
    const { memory, kept, become } = page()
    kept.keep('goal:r2/1', '書きかけ')
    await kept.settled()
    become({ secret: false })
    await kept.follow()
    expect(drafts('test/dev', memory, open).read('goal:r2/1')).toBe('書きかけ')
  })

  test('of one tab does not push out that of another', async () => {
    const memory = memoryOf()
    const [one, two] = [page(memory), page(memory)]
    one.kept.keep('goal:r2/1', '一')
    await one.kept.settled()
    two.kept.keep('goal:r2/2', '二')
    await two.kept.settled()
    const after = page(memory)
    await after.kept.follow()
    expect([after.kept.read('goal:r2/1'), after.kept.read('goal:r2/2')]).toEqual(['一', '二'])
  })

  test.each([90, 7])('sealed by another key is not read, and nothing is thrown', async (key) => {
    const memory = memoryOf()
    const { kept } = page(memory, { secret: true, vault: vaultOf(5) })
    kept.keep('goal:r2/1', '書きかけ')
    await kept.settled()
    const after = page(memory, { secret: true, vault: vaultOf(key) })
    await after.kept.follow()
    expect(after.kept.read('goal:r2/1')).toBe('')
  })
})

test('an edit remembers the revision it began from', () => {
  const memory = memoryOf()
  drafts('test/dev', memory, open).keep('a', '直しかけ', 2)
  const after = drafts('test/dev', memory, open)
  expect([after.read('a'), after.basisOf('a'), after.basisOf('b')]).toEqual(['直しかけ', 2, undefined])
  const older = drafts('test/dev', memoryOf({ 'note-drafts:test/dev': '[["a","前の形"],["b","x",-1]]' }), open)
  expect([older.read('a'), older.basisOf('a'), older.read('b')]).toEqual(['前の形', undefined, ''])
})
