/** Work in slices, each short enough for the screen to answer a touch after it. */
export type Sliced<Value> = Generator<void, Value, void>

/** Does all of it at once: where nobody waits for the screen. */
export function finished<Value>(work: Sliced<Value>): Value {
  let step = work.next()
  while (!step.done)
    step = work.next()
  return step.value
}
