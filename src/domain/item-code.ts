import type { EditionContent } from './edition'
import type { ItemRef } from './item-ref'
import { fingerprint } from './fingerprint'
import { itemCards } from './item-card'

/** 「ここを見て」: every item of an edition by four digits, to be called out in a hall. */
export interface ItemCodes {
  /** `1000` to `9999`; undefined where the edition has no such item. */
  readonly codeOf: (item: ItemRef) => string | undefined
  /** The item of a code as somebody typed it: full-width digits and spaces are understood. Undefined where no item has it. */
  readonly itemOf: (typed: string) => ItemRef | undefined
}

const FIRST = 1_000

/** As many as there are codes; items beyond have none. */
export const CODES_MOST = 9_000

/**
 * Gives every item of an edition a code of its own.
 *
 * Whoever reads the same edition has the same codes. A code comes from the item's name, and only an item whose code was
 * taken has the next free one, so most are the same in the edition before and after, too.
 */
export function itemCodes(content: EditionContent): ItemCodes {
  const byCode = new Map<string, ItemRef>()
  const byItem = new Map<string, string>()
  const items = [...itemCards(content).values()].map(({ ref }) => ref).sort((a, b) => (a < b ? -1 : 1))
  for (const item of items.slice(0, CODES_MOST)) {
    let place = Number.parseInt(fingerprint(item).slice(0, 8), 16) % CODES_MOST
    while (byCode.has(String(FIRST + place)))
      place = (place + 1) % CODES_MOST
    byCode.set(String(FIRST + place), item)
    byItem.set(item, String(FIRST + place))
  }
  return {
    codeOf: item => byItem.get(item),
    itemOf: typed => byCode.get(typed.normalize('NFKC').replaceAll(/\s+/g, '')),
  }
}
