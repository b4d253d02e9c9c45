import Dexie from 'dexie'

/**
 * Why the device cannot keep or read data, named after what can be done.
 *
 * `full` no room left · `closed` another screen changed or removed the store: reload · `newer` a newer app made the store
 * · `blocked` another screen holds an old version open · `unavailable` the browser offers no store · `unknown`
 */
export type StorageFailure = 'full' | 'closed' | 'newer' | 'blocked' | 'unavailable' | 'unknown'

const NAMES: Readonly<Record<string, StorageFailure>> = {
  QuotaExceededError: 'full',
  DatabaseClosedError: 'closed',
  InvalidStateError: 'closed',
  VersionError: 'newer',
  MissingAPIError: 'unavailable',
  OpenFailedError: 'unavailable',
  SecurityError: 'unavailable',
}

/**
 * The name of a failure Dexie threw.
 *
 * A full disk arrives as `AbortError` with the quota error inside, so the inner errors are looked at first. Errors that
 * are no storage failure at all are thrown on.
 */
export function storageFailure(error: unknown): StorageFailure {
  if (!(error instanceof Dexie.DexieError) && !(error instanceof DOMException))
    throw error
  for (const name of namesInside(error)) {
    const failure = NAMES[name]
    if (failure)
      return failure
  }
  return 'unknown'
}

function namesInside(error: unknown): readonly string[] {
  if (typeof error !== 'object' || error === null)
    return []
  const inner = 'inner' in error ? namesInside(error.inner) : []
  return 'name' in error && typeof error.name === 'string' ? [...inner, error.name] : inner
}
