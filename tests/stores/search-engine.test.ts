import type { SearchErrand, SearchReply } from '../../src/search/search-desk'
import type { SearchDocument } from '../../src/search/search-index'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { search } from '../../src/search/search'
import { searchDesk } from '../../src/search/search-desk'
import { buildIndex } from '../../src/search/search-index'
import { inSlices } from '../../src/stores/in-slices'
import { makeSearch, WORKER_FROM } from '../../src/stores/search-engine'
import * as make from '../fixtures/content'
import { found } from '../search/documents'

const WORDS = ['見守り', 'こども食堂', '相談', 'ボランティア', '介護者', 'ケアラー', '3', '1-2', 'ヶ丘', 'dv'] as const
const SPELLINGS = [make.spelling(1, ['ケアラー', '介護者'])]

/** A city of many services, each of a few of the words. */
function cityOf(count: number): readonly SearchDocument[] {
  const word = (at: number) => WORDS[at % WORDS.length] ?? ''
  return Array.from({ length: count }, (_, at) => found(`service:${at}`, { code: at % 7 === 0 ? `1-${at % 5}` : '', title: `${word(at * 7)}の会${at % 50}`, area: word(at * 3), body: `${word(at)}をします。`, rank: at % 3 === 0 ? 3 : 1, year: 2020 + at % 4, facets: { year: ['2020'] } }))
}

function* each(documents: readonly SearchDocument[]): Generator<SearchDocument, void> {
  yield* documents
}

/** A worker that does in this thread what the real one does in its own; it takes and gives copies. */
class NearbyWorker extends EventTarget {
  readonly asked: SearchErrand[] = []
  ended = false
  onmessage = null
  onmessageerror = null
  onerror = null
  private readonly desk = searchDesk()

  postMessage(errand: SearchErrand): void {
    this.asked.push(errand)
    const reply: SearchReply | undefined = this.desk(structuredClone(errand))
    if (reply)
      setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data: structuredClone(reply) })))
  }

  terminate(): void {
    this.ended = true
  }
}

const going = () => new AbortController().signal
const large = cityOf(WORKER_FROM + 1)

describe('a search made ready', () => {
  test('of few documents answers at once, and starts no worker', async () => {
    const documents = cityOf(20)
    const engine = await makeSearch(each(documents), SPELLINGS, () => expect.fail('a worker was started'), going())
    expect(engine?.find('介護者')).toEqual(search(buildIndex(documents), '介護者', SPELLINGS))
  })

  test('of many documents finds the same, in the same order, in its worker', async () => {
    const worker = new NearbyWorker()
    const engine = await makeSearch(each(large), SPELLINGS, () => worker, going())
    const index = buildIndex(large)
    await fc.assert(fc.asyncProperty(fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 3 }), async (words) => {
      expect(await engine?.find(words.join(' '))).toEqual(search(index, words.join(' '), SPELLINGS))
    }), { numRuns: 20 })
    expect(worker.asked.flatMap(errand => errand.kind === 'documents' ? errand.documents : [])).toHaveLength(large.length)
    engine?.stop()
    expect(worker.ended).toBe(true)
  })

  test('answers the newest of several questions, and tells the others that they are no longer asked', async () => {
    const worker = new NearbyWorker()
    const engine = await makeSearch(each(large), SPELLINGS, () => worker, going())
    const answers = await Promise.all(['見', '見守', '見守り'].map(words => engine?.find(words)))
    expect(answers.map(answer => answer?.hits.length)).toEqual([search(buildIndex(large), '見').hits.length, undefined, search(buildIndex(large), '見守り').hits.length])
    expect(worker.asked.filter(({ kind }) => kind === 'find')).toHaveLength(2)
  })

  test('goes on where the screen is drawn if no worker starts, or it breaks down', async () => {
    const wanted = search(buildIndex(large), '見守り', SPELLINGS)
    expect(await (await makeSearch(each(large), SPELLINGS, () => undefined, going()))?.find('見守り')).toEqual(wanted)

    const stillborn = new NearbyWorker()
    stillborn.postMessage = () => void stillborn.dispatchEvent(new Event('error'))
    expect(await (await makeSearch(each(large), SPELLINGS, () => stillborn, going()))?.find('見守り')).toEqual(wanted)

    const worker = new NearbyWorker()
    const engine = await makeSearch(each(large), SPELLINGS, () => worker, going())
    worker.postMessage = () => void worker.dispatchEvent(new Event('error'))
    expect(await engine?.find('見守り')).toEqual(wanted)
    expect(await engine?.find('見守り')).toEqual(wanted)
  })

  test('is not made to its end once it is called off, and leaves no worker', async () => {
    const off = new AbortController()
    const worker = new NearbyWorker()
    const post = worker.postMessage.bind(worker)
    worker.postMessage = (errand) => {
      post(errand)
      off.abort()
    }
    expect(await makeSearch(each(large), SPELLINGS, () => worker, off.signal)).toBeUndefined()
    expect([worker.ended, worker.asked.some(({ kind }) => kind === 'arrange')]).toEqual([true, false])
  })
})

test('steps are taken to their end, with other work in between', async () => {
  let others = 0
  const timer = setInterval(() => others++)
  function* work() {
    const end = performance.now() + 60
    while (performance.now() < end)
      yield
    return 'done'
  }
  expect(await inSlices(work(), going())).toBe('done')
  clearInterval(timer)
  expect(others).toBeGreaterThan(0)
})
