/** A way to break off a part of a run; the run's own end breaks it off, too. */
export interface BreakOff {
  readonly signal: AbortSignal
  readonly abort: () => void
  /** Lets go of the run's signal: to be called when the part is over. */
  readonly release: () => void
}

/** AbortSignal.any is younger than the tablets this must run on. */
export function breakOff(run: AbortSignal): BreakOff {
  const controller = new AbortController()
  const abort = () => controller.abort()
  run.addEventListener('abort', abort)
  if (run.aborted)
    abort()
  return { signal: controller.signal, abort, release: () => run.removeEventListener('abort', abort) }
}
