import type { Ref } from 'vue'
import { onBeforeUnmount, ref } from 'vue'

/** A row of a list that a finger or a mouse takes to another place. */
export interface DragOrder {
  /** The row under the finger, and the place it would be put at; undefined while nothing is dragged. */
  readonly dragged: Ref<{ readonly id: string, readonly to: number } | undefined>
  /** For the handle of a row. */
  readonly take: (id: string, event: PointerEvent) => void
}

/**
 * Order by dragging, for mouse, finger and pen alike. Buttons must do the same for everybody else.
 *
 * @param rows the elements of the rows, in their order, each with its id in `data-entry`.
 * @param put told the row and its new place, counted from 0, when it is let go somewhere else.
 */
export function useDragOrder(rows: () => readonly HTMLElement[], put: (id: string, to: number) => void): DragOrder {
  const dragged = ref<{ readonly id: string, readonly to: number }>()
  let ending: (() => void) | undefined

  function take(id: string, event: PointerEvent): void {
    const handle = event.currentTarget
    if (!(handle instanceof HTMLElement) || !event.isPrimary || event.button !== 0)
      return
    event.preventDefault()
    handle.setPointerCapture(event.pointerId)
    const from = rows().findIndex(row => row.dataset.entry === id)
    dragged.value = { id, to: from }
    const move = (moved: PointerEvent) => {
      dragged.value = { id, to: placeAt(moved.clientY, rows().filter(row => row.dataset.entry !== id)) }
    }
    const drop = () => {
      const to = dragged.value?.to
      ending?.()
      if (to !== undefined && to !== from)
        put(id, to)
    }
    const giveUp = () => ending?.()
    const escape = (pressed: KeyboardEvent) => {
      if (pressed.key === 'Escape')
        giveUp()
    }
    ending = () => {
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('pointerup', drop)
      handle.removeEventListener('pointercancel', giveUp)
      window.removeEventListener('keydown', escape)
      dragged.value = undefined
      ending = undefined
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', drop)
    handle.addEventListener('pointercancel', giveUp)
    window.addEventListener('keydown', escape)
  }

  onBeforeUnmount(() => ending?.())
  return { dragged, take }
}

/** The place among the other rows that a height on the screen falls on. */
function placeAt(y: number, others: readonly HTMLElement[]): number {
  return others.filter((row) => {
    const { top, height } = row.getBoundingClientRect()
    return y > top + height / 2
  }).length
}
