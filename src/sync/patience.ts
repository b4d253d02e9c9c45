import type { SyncResult } from './synchronise'

/** Waits of checks that nobody asked for, in milliseconds. A reader's own check never waits. */
export const WAITS = {
  /** Between checks while the app is open and all is well. */
  interval: 15 * 60 * 1000,
  /** Between the beginnings of two checks, whatever happens: a connection that comes and goes asks no more often. */
  spacing: 30 * 1000,
  /** After a check that ended well: the connection or the page coming back is no reason to ask again. */
  rest: 60 * 1000,
  /** At most after the first failure; the ceiling doubles with each further one. */
  first: 60 * 1000,
  /** Highest ceiling where the host answered, but not with an edition. */
  longest: 60 * 60 * 1000,
  /** Highest ceiling where nothing answered: then nobody is spared, and everyone is back within it. */
  unanswered: 15 * 60 * 1000,
} as const

/** What a check came to, as far as the next one is concerned. */
export type Ending =
  | { readonly kind: 'good' }
  /** Another tab was at it. */
  | { readonly kind: 'elsewhere' }
  /** No answer: no connection, a host that is down, or a reader who broke off. */
  | { readonly kind: 'unanswered' }
  /** Something answered, but with nothing that could be used: a login page, a damaged file, an older edition. */
  | { readonly kind: 'odd' }
  /** The host answered that it will not or cannot; it may want to be left alone for so many milliseconds. */
  | { readonly kind: 'refused', readonly retryAfter: number | undefined }
  /** Nothing will be better until the reader does something: no room left, no way to verify. */
  | { readonly kind: 'hopeless' }

/** What is remembered from check to check. Instants are milliseconds of a clock that never jumps. */
export interface Patience {
  readonly began: number
  /** Failures in a row. */
  readonly failures: number
  /** When the last check that ended well did; undefined if it did not. */
  readonly good: number | undefined
  /** Not before this instant of its own accord. */
  readonly due: number
  /** Not before this instant either when the connection or the page comes back: the host was asked and said no. */
  readonly closed: number
}

/** How a run's result bears on the next check. */
export function endingOf(result: SyncResult | undefined): Ending {
  if (!result)
    return { kind: 'elsewhere' }
  if (result.kind !== 'failed')
    return { kind: 'good' }
  const { failure } = result
  switch (failure.kind) {
    case 'offline':
    case 'timeout':
    case 'cancelled':
      return { kind: 'unanswered' }
    case 'insecure':
      return { kind: 'hopeless' }
    case 'storage':
      return failure.reason === 'full' ? { kind: 'hopeless' } : { kind: 'unanswered' }
    case 'http':
      return { kind: 'refused', retryAfter: failure.retryAfter }
    default:
      return { kind: 'odd' }
  }
}

/** A check begins. */
export function begun(now: number, before: Patience | undefined): Patience {
  return before ? { ...before, began: now } : { began: now, failures: 0, good: undefined, due: now, closed: now }
}

/**
 * A check has ended.
 *
 * After failures the wait is drawn evenly from nothing up to a ceiling of 1, 2, 4 … minutes (full jitter), so that
 * readers whom one fault has brought into step do not come back in step.
 *
 * @param random from 0 up to 1, drawn anew for each end.
 */
export function ended(ending: Ending, now: number, random: number, before: Patience): Patience {
  switch (ending.kind) {
    case 'good':
      return { ...before, failures: 0, good: now, due: now + WAITS.interval, closed: now }
    case 'elsewhere':
      return { ...before, due: now + WAITS.interval }
    case 'hopeless':
      return { ...before, good: undefined, due: Number.POSITIVE_INFINITY, closed: Number.POSITIVE_INFINITY }
    case 'unanswered':
    case 'odd': {
      const wait = Math.max(random * ceiling(before.failures, ending.kind === 'odd' ? WAITS.longest : WAITS.unanswered), WAITS.spacing)
      return { ...before, failures: before.failures + 1, good: undefined, due: now + wait }
    }
    case 'refused': {
      const most = ceiling(before.failures, WAITS.longest)
      // All were told the same moment to come back at: the draw spreads them behind it.
      const wait = ending.retryAfter === undefined ? Math.max(random * most, WAITS.spacing) : ending.retryAfter + WAITS.spacing + random * most
      return { ...before, failures: before.failures + 1, good: undefined, due: now + wait, closed: now + wait }
    }
  }
}

/**
 * The instant at which to check because the connection or the page came back; undefined where that is no reason to.
 *
 * It passes over the wait after a check nothing answered, because something has changed since.
 */
export function whenBack(now: number, patience: Patience): number | undefined {
  if (patience.good !== undefined && now < patience.good + WAITS.rest)
    return undefined
  const at = Math.max(now, patience.began + WAITS.spacing, patience.closed)
  return Number.isFinite(at) ? at : undefined
}

function ceiling(failures: number, highest: number): number {
  return Math.min(WAITS.first * 2 ** failures, highest)
}
