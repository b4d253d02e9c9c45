import { nextTick } from 'vue'
import { pause } from '../stores/in-slices'

/** Whether parts of the screen are drawn one after another. */
let oneByOne = false
let last: Promise<unknown> = Promise.resolve()
const coming = new Set<Promise<unknown>>()
/** What waits until it is looked for; undefined where nothing has to wait. */
let later: (() => void)[] | undefined
/** What is awaited before each turn. */
let between: () => Promise<unknown> = pause

/** From now on every part that asks is drawn in a task of its own: at the start a slow phone would else answer nobody for half a second. */
export function beginTurns(): void {
  oneByOne = true
  later = []
  between = pause
}

/** From now on everything is drawn at once again, when what waits has been drawn. */
export function endTurns(): void {
  oneByOne = false
}

/**
 * Does a part of the work when its turn comes, in the order of asking; at once where there are no turns.
 *
 * @param below whether it may wait until {@link takeLaterTurns}: it stands below what a reader sees first.
 */
export function takeTurn(work: () => void, below = false): void {
  if (below && later)
    later.push(work)
  else if (oneByOne)
    last = last.then(() => between()).then(work).then(() => nextTick()).catch(reportError)
  else
    work()
}

/**
 * Lets what stands below have its turns, too.
 *
 * @param seen awaited before each of them, where they are on the screen: without a frame in between they would all be laid
 * out in one.
 */
export function takeLaterTurns(seen: () => Promise<unknown> = pause): void {
  between = seen
  const waiting = later ?? []
  later = undefined
  waiting.forEach(work => takeTurn(work))
}

/** A part of the screen that is on its way: the screen is not whole before it has come, or is known not to come. */
export function partComing<Part>(load: Promise<Part>): Promise<Part> {
  const settled = load.then(() => nextTick(), () => undefined).finally(() => coming.delete(settled))
  coming.add(settled)
  return load
}

/** Does a part of the work once every part on its way has come, or is known not to come; at once where there is none. */
export function oncePartsCame(work: () => void): void {
  if (coming.size === 0)
    work()
  else
    void Promise.all(coming).then(() => oncePartsCame(work))
}

/** Resolves once every turn was taken, those too that were asked for meanwhile, and every part on its way has come. */
export async function turnsTaken(): Promise<void> {
  for (let seen; seen !== last || coming.size > 0;) {
    seen = last
    await Promise.all([seen, ...coming])
    await nextTick()
  }
}
