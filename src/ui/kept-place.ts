import { onBeforeUpdate, onUpdated } from 'vue'

/**
 * Whoever stands on a button that goes away goes on at another place beside it, and does not fall off the page.
 *
 * @param part what holds the buttons, in the component's own template.
 */
export function useKeptPlace(part: () => HTMLElement | null, goOn: () => HTMLElement | null): void {
  let stood = false
  onBeforeUpdate(() => {
    stood = part()?.contains(document.activeElement) ?? false
  })
  onUpdated(() => {
    if (stood && document.activeElement === document.body)
      goOn()?.focus()
  })
}
