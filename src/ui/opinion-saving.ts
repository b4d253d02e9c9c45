import type { OpinionSaving } from '../stores/opinions-store'
import { OPINION_FAILURE } from './text/opinions'

/** Why what was typed is not written, in plain words; nothing where it is, or is about to be. */
export function savingFailure(saving: OpinionSaving): string | undefined {
  if (typeof saving !== 'string')
    return OPINION_FAILURE.conflict
  switch (saving) {
    case 'saved':
    case 'waiting': return undefined
    case 'readonly': return OPINION_FAILURE.newer
    default: return OPINION_FAILURE[saving]
  }
}
