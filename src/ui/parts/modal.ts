import type { Ref } from 'vue'
import { nextTick, onMounted, watch } from 'vue'

/**
 * Shows a native dialog while `open` is true. The browser keeps the focus inside, closes on Esc and gives the focus back;
 * what is pressed beside it closes it too.
 */
export function useModal(dialog: Readonly<Ref<HTMLDialogElement | null>>, open: Ref<boolean>): void {
  watch(open, async (wanted) => {
    await nextTick()
    if (wanted && !dialog.value?.open)
      dialog.value?.showModal()
    else if (!wanted)
      dialog.value?.close()
  })
  onMounted(() => {
    const element = dialog.value
    element?.addEventListener('close', () => open.value = false)
    // Pressed and let go beside it: a selection drawn out of the dialog is no wish to leave.
    let pressed = false
    const outside = (event: MouseEvent): boolean => element !== null && event.target === element && beside(element.getBoundingClientRect(), event)
    element?.addEventListener('pointerdown', event => pressed = outside(event))
    element?.addEventListener('click', (event) => {
      if (pressed && outside(event))
        open.value = false
      pressed = false
    })
    if (open.value)
      element?.showModal()
  })
}

/** Whether a place lies outside a box, as on the darkened page around a dialog. */
export function beside(box: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>, place: { readonly clientX: number, readonly clientY: number }): boolean {
  return place.clientX < box.left || place.clientX > box.right || place.clientY < box.top || place.clientY > box.bottom
}
