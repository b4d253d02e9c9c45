import type { Sliced } from '../domain/sliced'

/** How long work may go on before others get their turn, in milliseconds: a task ends well below 50. */
const STINT = 10

/** When others had their turn last, whoever gave it to them: one task may be filled by many works one after the other. */
let turned = Number.NEGATIVE_INFINITY

/** Does work slice by slice, and lets whatever waits have its turn as soon as {@link STINT} is over. */
export async function inSlices<Value>(work: Sliced<Value>): Promise<Value> {
  for (;;) {
    if (isTurnDue())
      await turn()
    const step = work.next()
    if (step.done)
      return step.value
  }
}

/** Resolves at once, or where {@link STINT} is over when others have had their turn: between works that are short each. */
export async function breathe(): Promise<void> {
  if (isTurnDue())
    await turn()
}

/** Also after a pause: nobody knows then how much of the task has been used up by others. */
function isTurnDue(): boolean {
  return performance.now() - turned >= STINT
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
      turned = performance.now()
      resolve()
    }
    port2.postMessage(undefined)
  })
}
