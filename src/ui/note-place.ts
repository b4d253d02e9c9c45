import type { NoteRefKind } from '../domain/item-ref'
import type { Note } from '../domain/note'
import { ownerOf, parseNoteRef, splitKey } from '../domain/item-ref'
import { useBindersStore } from '../stores/binders-store'
import { useCatalogueStore } from '../stores/catalogue-store'
import { cardLabel } from './card-label'
import { useCityWords } from './city-words'
import { eraYear } from './format'
import { BINDER } from './text/binders'

/** What a note or a bookmark is about, in words. */
export interface NotePlaceWords {
  readonly kind: NoteRefKind
  /** As the edition or the reader calls it now, or as it was called when the note was made. */
  readonly label: string
  /** Of a year of an indicator the year, of a line of an agenda the agenda; empty for whatever is whole. */
  readonly part: string
  /** What it was called when the note was made, if it is called otherwise now; empty if not. */
  readonly was: string
}

/** Names the places of notes, wherever they are listed. */
export function useNotePlaces(): { readonly placeOf: (note: Pick<Note, 'item' | 'title'>) => NotePlaceWords, readonly wordsOf: (note: Pick<Note, 'item' | 'title'>) => string } {
  const catalogue = useCatalogueStore()
  const binders = useBindersStore()
  const { word } = useCityWords()

  function placeOf({ item, title }: Pick<Note, 'item' | 'title'>): NotePlaceWords {
    const { kind, key } = parseNoteRef(item) ?? { kind: 'plan', key: '' }
    const [owner, part] = splitKey(key)
    if (kind === 'entry') {
      const agenda = binders.find(owner)
      const line = agenda?.entries.find(entry => entry.id === part)
      const label = (line?.kind === 'item' ? catalogue.find(line.item)?.title : undefined) ?? line?.title ?? title
      return { kind, label: label || item, part: agenda ? agenda.title || BINDER.untitled : '', was: '' }
    }
    const card = catalogue.find(ownerOf(item))
    const own = kind === 'binder' ? binders.find(key)?.title : undefined
    return {
      kind,
      label: card ? cardLabel(card) : own || title || item,
      part: kind === 'point' ? eraYear(Number(part)) : '',
      was: card && title !== '' && card.title !== title ? title : '',
    }
  }

  /** What a place is called, to look through: in the city's words and in those of the screen. */
  function wordsOf(note: Pick<Note, 'item' | 'title'>): string {
    const { label, part } = placeOf(note)
    return `${label} ${word(label)} ${part}`
  }

  return { placeOf, wordsOf }
}
