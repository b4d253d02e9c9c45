import type { Sliced } from '../domain/sliced'

/** How long slices may follow each other before others get their turn, in milliseconds: a task ends well below 50. */
const STINT = 10

/** Does work slice by slice, and lets whatever waits have its turn as soon as {@link STINT} is over. */
export async function inSlices<Value>(work: Sliced<Value>): Promise<Value> {
  let began = performance.now()
  let step = work.next()
  while (!step.done) {
    if (performance.now() - began >= STINT) {
      await turn()
      began = performance.now()
    }
    step = work.next()
  }
  return step.value
}

/**
 * Resolves when others have had their turn: a task of its own, because promises alone let nothing else in.
 *
 * No timer: browsers hold timers back after a few of them, and behind other pages for a second.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}
