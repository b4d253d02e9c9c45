import type { Ref } from 'vue'
import { nextTick, onBeforeUnmount, onMounted, ref } from 'vue'

/**
 * Whether the page is being printed: true from the moment before until the moment after.
 *
 * What is drawn for paper alone is drawn then: browsers let it be put in between telling of it and laying the sheets out.
 */
export function usePrinting(): Readonly<Ref<boolean>> {
  const printing = ref(false)
  const begin = () => void (printing.value = true)
  const end = () => void (printing.value = false)
  onMounted(() => {
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('beforeprint', begin)
    window.removeEventListener('afterprint', end)
  })
  return printing
}

/**
 * Prints the page, for a button. A browser that is asked by a script tells of printing while the script still runs, and
 * nothing can be drawn before the sheets are laid out: so it is told and drawn first.
 */
export async function printPage(): Promise<void> {
  window.dispatchEvent(new Event('beforeprint'))
  await nextTick()
  window.print()
}
