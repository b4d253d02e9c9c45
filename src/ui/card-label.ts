import type { ItemCard } from '../domain/item-card'
import { tidy } from './format'
import { MEETING } from './text/meetings'
import { PLAN } from './text/plan'
import { RELATED } from './text/related'

/** What another item is called: its number and its name. */
export function cardLabel(card: ItemCard): string {
  return tidy(card.kind === 'goal' ? PLAN.goalName(card.code, card.title) : [card.code, card.title].filter(part => part !== '').join(' '))
}

/** The same with the word for what it is; a goal says so itself. */
export function cardLabelWithKind(card: ItemCard): string {
  return card.kind === 'goal' ? cardLabel(card) : MEETING.named(RELATED.kinds[card.kind], cardLabel(card))
}
