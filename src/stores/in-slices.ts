/** Milliseconds of work before the reader's doings come first: a quarter of a frame, for a phone takes four times as long. */
const SLICE = 4

/** Takes steps to their end, a few at a time, so that the screen answers in between. Undefined where it was called off. */
export async function inSlices<Result>(steps: Generator<unknown, Result>, signal: AbortSignal): Promise<Result | undefined> {
  while (!signal.aborted) {
    const end = performance.now() + SLICE
    do {
      const step = steps.next()
      if (step.done)
        return step.value
    } while (performance.now() < end)
    await pause()
  }
  return undefined
}

/** Resolves once the browser has done what waited. */
export async function pause(): Promise<void> {
  if (typeof scheduler !== 'undefined' && 'yield' in scheduler)
    return scheduler.yield()
  return new Promise(resolve => setTimeout(resolve))
}
