import type { NoteRef } from '../domain/item-ref'
import { parseNoteRef, splitKey } from '../domain/item-ref'
import { eraYear, tidy } from './format'
import { JOINT } from './text/common'
import { COLLECT } from './text/opinions'
import { PLAN } from './text/plan'

/** What members wrote about, as a heading says it: a goal with its number, one year of an indicator with the year. */
export function collectedPlace({ item, title, code = '' }: { readonly item: NoteRef, readonly title: string, readonly code?: string }): string {
  const at = parseNoteRef(item)
  const name = title || COLLECT.nameless
  switch (at?.kind) {
    case 'goal': return tidy(PLAN.goalName(splitKey(at.key)[1], name))
    case 'point': return tidy(JOINT.beside(name, eraYear(Number(splitKey(at.key)[1]))))
    default: return tidy([code, name].filter(part => part !== '').join(' '))
  }
}
