import type { VNode } from 'vue'
import { h } from 'vue'

/** One row of a long list, or a gap in it. */
export interface ListRowProps<Item> {
  /** Undefined for a gap. */
  readonly item: Item | undefined
  readonly row: number | undefined
  /** Pixels of rows that are not drawn. */
  readonly gap: number | undefined
  /** How many rows the list has, where some of them are not drawn. */
  readonly of: number | undefined
  readonly draw: (at: { readonly item: Item, readonly row: number }) => VNode[]
}

/**
 * Drawn anew when what it shows changes, not whenever rows come and go beside it.
 *
 * It is a function and not a file of a template: several rows come and go with every frame of a flick, and a component
 * with a state, the fragment around what it draws and its element's own comparison were a third of what a row cost.
 */
export function ListRow<Item>({ item, row, gap, of, draw }: ListRowProps<Item>): VNode {
  if (item === undefined || row === undefined)
    return h('li', { 'aria-hidden': true, 'data-gap': '', 'style': { height: `${gap ?? 0}px` } })
  return h('li', of === undefined ? null : { 'data-row': row, 'aria-setsize': of, 'aria-posinset': row + 1 }, draw({ item, row }))
}
ListRow.props = ['item', 'row', 'gap', 'of', 'draw']
