import type { useHandOverStore } from '../stores/hand-over-store'
import { failureSentence } from './sync-sentence'
import { HAND_OVER } from './text/hand-over'

type Taking = NonNullable<ReturnType<typeof useHandOverStore>['taking']>
type Failure = Extract<Taking, { kind: 'failed' }>['failure']

/** What came of a file, as a banner says it. */
export function takingWords(taking: Taking): { readonly type: 'success' | 'info' | 'warning', readonly heading: string, readonly note: string } {
  switch (taking.kind) {
    case 'updated': return { type: 'success', heading: HAND_OVER.taken(taking.version), note: '' }
    case 'current': return { type: 'info', heading: HAND_OVER.same(taking.version), note: '' }
    case 'heldBack': return { type: 'info', heading: HAND_OVER.same(taking.version), note: '' }
    case 'busy': return { type: 'info', heading: HAND_OVER.busy, note: '' }
    case 'failed': return { type: 'warning', heading: HAND_OVER.refusedTitle, note: `${refusalWords(taking.failure)}${HAND_OVER.keep}` }
  }
}

/** Why a file was refused; what has nothing to do with files is told as for an update. */
function refusalWords(failure: Failure): string {
  switch (failure.kind) {
    case 'notTheFeed': return HAND_OVER.notTheFeed
    case 'damaged':
    case 'inconsistent':
    case 'http': return HAND_OVER.damaged
    case 'untrusted': return HAND_OVER.untrusted
    case 'otherFeed': return HAND_OVER.otherFeed
    case 'older': return HAND_OVER.older(failure.found, failure.held)
    case 'conflicting': return HAND_OVER.conflicting
    case 'tooLarge': return HAND_OVER.tooLarge
    default: return failureSentence(failure)
  }
}
