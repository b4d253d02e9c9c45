import type { DeviceMemory } from '../storage/device-memory'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { platformOf } from '../pwa/platform'
import { useAppStore } from './app-store'
import { onKeptElsewhere } from './kept-list'
import { useLibraryStore } from './library-store'
import { useServices } from './services'

/** The steps of the guide in their order. */
const STEPS = ['what', 'reading', 'install'] as const

export type GuideStep = typeof STEPS[number]

const SEEN_KEY = 'guide-seen'

/** Forgets that the guide was seen: only when the device's data is erased. */
export function forgetGuide(memory: DeviceMemory): void {
  memory.removeItem(SEEN_KEY)
}

/** The guide for a first visit: shown once an edition has arrived, until the reader has finished or skipped it. */
export const useGuideStore = defineStore('guide', () => {
  const { memory } = useServices()
  const app = useAppStore()
  const library = useLibraryStore()
  const seen = ref(hasSeen())
  const platform = platformOf(navigator)
  /** Whoever comes from the home screen need not be told how to get there. */
  const steps: readonly GuideStep[] = app.installed ? STEPS.filter(step => step !== 'install') : STEPS
  const index = ref(0)

  function hasSeen(): boolean {
    return memory.getItem(SEEN_KEY) !== null
  }

  // Finished in another tab counts here too.
  onKeptElsewhere(SEEN_KEY, () => {
    seen.value = hasSeen()
  })

  const wanted = computed(() => library.state.kind === 'ready' && !seen.value)
  const step = computed<GuideStep>(() => steps[index.value] ?? 'what')

  function go(to: number): void {
    index.value = Math.min(Math.max(to, 0), steps.length - 1)
  }

  /** Seen to the end, or skipped: it does not come again by itself. */
  function finish(): void {
    seen.value = true
    memory.setItem(SEEN_KEY, '1')
  }

  /** Shows it once more from the beginning: the reader asked. */
  function again(): void {
    forgetGuide(memory)
    seen.value = false
    index.value = 0
  }

  return { platform, steps, index, step, wanted, go, finish, again }
})
