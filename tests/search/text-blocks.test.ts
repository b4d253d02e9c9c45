import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BLOCK_SIZE, blockOf, holdersOf, sought } from '../../src/search/text-blocks'

const letters = (options: { minLength?: number, maxLength: number }) => fc.string({ ...options, unit: fc.constantFrom('あ', 'い', '見', 'a', '\t') })
const texts = fc.array(letters({ maxLength: 12 }), { minLength: 1, maxLength: BLOCK_SIZE })

test('a block tells each text that holds a form, once, and where it first stands', () => {
  fc.assert(fc.property(texts, letters({ minLength: 1, maxLength: 4 }), fc.func(fc.boolean()), (some, form, isRefused) => {
    const block = blockOf(some, 0)
    const states = Uint8Array.from(some, (_, number) => isRefused(number) ? 2 : 1)
    const [numbers, places] = [new Uint16Array(BLOCK_SIZE), new Uint32Array(BLOCK_SIZE)]
    const count = holdersOf(block, sought(form), states, 2, numbers, places)
    const plainly = some.flatMap((text, number) => text.includes(form) && states[number] === 1 ? [[number, text.indexOf(form)]] : [])
    expect([...numbers.subarray(0, count)].map((number, at) => [number, (places[at] ?? 0) - (block.starts[number] ?? 0)])).toEqual(plainly)
  }), { numRuns: 300 })
})
