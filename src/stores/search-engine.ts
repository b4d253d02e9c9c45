import type { SpellingGroup } from '../domain/edition'
import type { SearchResult } from '../search/search'
import type { SearchErrand, SearchReply } from '../search/search-desk'
import type { FoldedDocument, SearchDocument } from '../search/search-index'
import { search, withDocuments } from '../search/search'
import { arranging, foldDocument } from '../search/search-index'
import { inSlices } from './in-slices'

/** Documents that are searched where the screen is drawn; of more, a worker keeps the folded texts and looks through them. */
export const WORKER_FROM = 5_000

/** Documents handed to a worker at a time. */
const HANDFUL = 50

/** Something that answers questions about one edition. */
export interface SearchEngine {
  /** What is found: at once, or once the worker says so; undefined where a newer question came before its turn. */
  readonly find: (typed: string) => SearchResult | Promise<SearchResult | undefined>
  readonly stop: () => void
}

/**
 * Makes an edition ready to be searched, a little at a time.
 *
 * @param startWorker undefined is answered where there can be no worker: the page then does its work in the same way.
 * @returns undefined where it was called off
 */
export async function makeSearch(making: Generator<SearchDocument, void>, spellings: readonly SpellingGroup[], startWorker: () => Worker | undefined, signal: AbortSignal): Promise<SearchEngine | undefined> {
  const documents = await inSlices(gathering(making), signal)
  if (!documents)
    return undefined
  const worker = documents.length > WORKER_FROM ? startWorker() : undefined
  const beside = worker && await besideThePage(worker, documents, spellings, signal)
  return beside ?? await onThePage(documents, spellings, signal)
}

async function onThePage(documents: readonly SearchDocument[], spellings: readonly SpellingGroup[], signal: AbortSignal): Promise<SearchEngine | undefined> {
  const entries = await inSlices(folding(documents), signal)
  return entries && { find: typed => search({ documents, ...entries }, typed, spellings), stop: () => {} }
}

/** Hands all documents to a worker and waits until it is ready; undefined where it could not start. */
async function besideThePage(worker: Worker, documents: readonly SearchDocument[], spellings: readonly SpellingGroup[], signal: AbortSignal): Promise<SearchEngine | undefined> {
  const desk = deskOf(worker)
  const stop = () => desk.close()
  signal.addEventListener('abort', stop)
  await inSlices(handingOver(documents, desk.send), signal)
  const started = !signal.aborted && await desk.ask({ kind: 'arrange', spellings }) !== undefined
  signal.removeEventListener('abort', stop)
  if (!started) {
    desk.close()
    return undefined
  }
  let waiting: { readonly typed: string, readonly answer: (result: SearchResult | undefined) => void } | undefined
  let busy = false
  let instead: Promise<SearchEngine | undefined> | undefined

  /** Asks what was asked last, and when that is answered, what was asked last by then. */
  async function goOn(): Promise<void> {
    busy = true
    for (let next = waiting; next; next = waiting) {
      waiting = undefined
      next.answer(await answered(next.typed))
    }
    busy = false
  }

  async function answered(typed: string): Promise<SearchResult | undefined> {
    const reply = instead ? undefined : await desk.ask({ kind: 'find', typed })
    if (reply?.kind === 'found')
      return withDocuments(reply.found, documents)
    // The worker broke down, as for want of memory: the page goes on by itself.
    instead ??= onThePage(documents, spellings, ended.signal)
    return (await instead)?.find(typed)
  }

  const ended = new AbortController()
  return {
    find: typed => new Promise((answer) => {
      waiting?.answer(undefined)
      waiting = { typed, answer }
      if (!busy)
        void goOn()
    }),
    stop: () => {
      ended.abort()
      desk.close()
    },
  }
}

/** What goes to and fro between a page and its worker: one question at a time. */
interface Desk {
  readonly send: (errand: SearchErrand) => void
  /** The answer; undefined where the worker is no more. */
  readonly ask: (errand: SearchErrand) => Promise<SearchReply | undefined>
  readonly close: () => void
}

function deskOf(worker: Worker): Desk {
  let broken = false
  let answer: (reply: SearchReply | undefined) => void = () => {}
  worker.addEventListener('message', ({ data }: MessageEvent<SearchReply>) => answer(data))
  const close = () => {
    broken = true
    worker.terminate()
    answer(undefined)
  }
  worker.addEventListener('error', close)
  worker.addEventListener('messageerror', close)
  const send = (errand: SearchErrand) => worker.postMessage(errand)
  return {
    send,
    ask: errand => broken
      ? Promise.resolve(undefined)
      : new Promise((resolve) => {
          answer = resolve
          send(errand)
        }),
    close,
  }
}

function* gathering(making: Generator<SearchDocument, void>): Generator<void, readonly SearchDocument[]> {
  const documents: SearchDocument[] = []
  for (const document of making) {
    documents.push(document)
    yield
  }
  return documents
}

function* folding(documents: readonly SearchDocument[]): ReturnType<typeof arranging> {
  const folded: FoldedDocument[] = []
  for (const [at, document] of documents.entries()) {
    folded.push(foldDocument(document, at))
    yield
  }
  return yield* arranging(folded)
}

function* handingOver(documents: readonly SearchDocument[], send: (errand: SearchErrand) => void): Generator<void, void> {
  for (let from = 0; from < documents.length; from += HANDFUL) {
    send({ kind: 'documents', documents: documents.slice(from, from + HANDFUL).map(document => ({ ...document, facets: {} })) })
    yield
  }
}
