import type { CrosswalkRow } from '../domain/crosswalk'
import type { Initiative } from '../domain/initiative'
import type { ItemCard } from '../domain/item-card'
import type { ItemRef, NoteRef, RefKind } from '../domain/item-ref'
import type { Relation } from '../domain/relations'
import type { Passage, Succession } from '../domain/succession'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { departmentsOf } from '../domain/department'
import { initiativeKey } from '../domain/initiative'
import { itemCards } from '../domain/item-card'
import { itemCodes } from '../domain/item-code'
import { parseRef } from '../domain/item-ref'
import { relationsOf } from '../domain/relations'
import { passageOf, planPairs } from '../domain/succession'
import { termFinder } from '../domain/term-marks'
import { useLibraryStore } from './library-store'

/** One related item and whether only our reading relates it. */
export interface RelatedCard extends ItemCard {
  readonly inferred: boolean
}

/** The passage from an earlier plan, with its items by their keys. */
export interface CataloguedPassage extends Passage {
  readonly byKey: ReadonlyMap<string, Succession>
}

/** Who points to whom in the edition on the device, what things are called, which words can be explained. */
export const useCatalogueStore = defineStore('catalogue', () => {
  const library = useLibraryStore()
  const relations = computed(() => relationsOf(library.content))
  const departments = computed(() => departmentsOf(library.content))
  const terms = computed(() => termFinder(library.content.terms))
  /** The pairs of plans the crosswalk joins, the newest first. */
  const pairs = computed(() => planPairs(library.content.crosswalk, library.content.plans))
  /** How the items of each earlier plan live on, by plan; made once for an edition. */
  const passages = computed<ReadonlyMap<string, CataloguedPassage>>(() => {
    const { crosswalk, initiatives } = library.content
    return new Map([...new Set(crosswalk.map(row => row.plan))].map((plan) => {
      const passage = passageOf(crosswalk, initiatives, plan)
      return [plan, { ...passage, byKey: new Map(passage.items.map(item => [initiativeKey(item.initiative), item])) }]
    }))
  })
  const cards = computed(() => itemCards(library.content))
  /** 「ここを見て」: the four digits of every item. */
  const codes = computed(() => itemCodes(library.content))

  /** An item as other pages name it; undefined where the edition has no such item. */
  const find = (ref: NoteRef): ItemCard | undefined => cards.value.get(ref)

  /** How an item lives on; undefined where nothing is carried over from its plan. */
  const succession = (item: Pick<Initiative, 'plan' | 'code'>): Succession | undefined => passages.value.get(item.plan)?.byKey.get(initiativeKey(item))

  /** The crosswalk's rows of an item, first row first. */
  const heirs = (item: Pick<Initiative, 'plan' | 'code'>): readonly CrosswalkRow[] => succession(item)?.rows ?? []

  /** Everything that points to an item or is pointed to by it, in both directions. */
  function related(ref: ItemRef): readonly RelatedCard[] {
    return (relations.value.get(ref) ?? []).flatMap(({ to, inferred }: Relation) => {
      const found = cards.value.get(to)
      return found ? [{ ...found, inferred }] : []
    })
  }

  /** Related items of one kind. */
  function relatedOf(ref: ItemRef, kind: RefKind): readonly RelatedCard[] {
    return related(ref).filter(other => parseRef(other.ref)?.kind === kind)
  }

  return { codes, relations, departments, terms, pairs, passages, succession, heirs, find, related, relatedOf }
})
