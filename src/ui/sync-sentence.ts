import type { useSyncStore } from '../stores/sync-store'
import { bytes } from './format'
import { KEEPING } from './text/keeping'
import { DEVICE_FAILURE, FAILURE, SYNC } from './text/sync'

type SyncStore = ReturnType<typeof useSyncStore>
type Progress = Extract<SyncStore['state'], { kind: 'running' }>['progress']
type Failure = Extract<NonNullable<SyncStore['last']>, { kind: 'failed' }>['failure']

/** What a run is doing, in words. */
export function progressSentence(progress: Progress): string {
  if (progress.phase !== 'downloading')
    return SYNC[progress.phase]
  const percent = progress.total === 0 ? 100 : Math.floor(progress.received / progress.total * 100)
  return SYNC.downloading(percent, bytes(progress.received), bytes(progress.total))
}

/** How far a run is, from 0 to 1; most of the way is the download. */
export function progressShare(progress: Progress): number {
  switch (progress.phase) {
    case 'checking': return 0.05
    case 'downloading': return 0.1 + 0.7 * (progress.total === 0 ? 1 : progress.received / progress.total)
    case 'verifying': return 0.85
    case 'saving': return 0.95
  }
}

/** Why nothing new came, and what to do. */
export function failureSentence(failure: Failure): string {
  if (failure.kind === 'http')
    return FAILURE[httpClass(failure.status)](failure.status)
  if (failure.kind === 'storage' && failure.needed !== undefined)
    return KEEPING.full(megabytes(failure.needed))
  return failure.kind === 'storage' ? DEVICE_FAILURE[failure.reason] : FAILURE[failure.kind]
}

/** What the reader may do about an answer that is an error: go elsewhere, wait for the city, or wait for the host. */
function httpClass(status: number): 'httpDenied' | 'httpMissing' | 'httpBusy' | 'http' {
  if (status === 401 || status === 403 || status === 407 || status === 511)
    return 'httpDenied'
  if (status === 404 || status === 410)
    return 'httpMissing'
  return status === 429 || status >= 500 ? 'httpBusy' : 'http'
}

/** Whole megabytes, never less than one: what a reader can make room for. */
function megabytes(needed: number): string {
  return String(Math.max(1, Math.ceil(needed / 1024 / 1024)))
}
