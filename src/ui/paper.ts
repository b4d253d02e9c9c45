import type { Ref } from 'vue'
import { onBeforeUnmount, onMounted, ref, watchEffect } from 'vue'
import { useServices } from '../stores/services'
import { longDay } from './format'

/** What stands in the margins of every sheet of a page. */
export interface SheetMargins {
  readonly title: string
  readonly edition: string
  readonly address: string
}

/**
 * Puts a page's margins where the style sheet's page boxes find them, and tells the day of printing.
 *
 * The day is asked for anew when printing begins: a tablet may keep a page open for a week.
 */
export function usePaper(margins: () => SheetMargins): { readonly day: Readonly<Ref<string>> } {
  const { now } = useServices()
  const day = ref(longDay(now().toISOString()))

  function mark(): void {
    const { title, edition, address } = margins()
    for (const [name, text] of Object.entries({ title, edition, address, day: day.value }))
      document.documentElement.style.setProperty(`--sheet-${name}`, cssText(text))
  }
  function begin(): void {
    day.value = longDay(now().toISOString())
    mark()
  }

  watchEffect(mark)
  onMounted(() => window.addEventListener('beforeprint', begin))
  onBeforeUnmount(() => window.removeEventListener('beforeprint', begin))
  return { day }
}

/** A text as a string of a style sheet. */
function cssText(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/\s+/g, ' ')}"`
}
