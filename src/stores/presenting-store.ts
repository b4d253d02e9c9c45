import { defineStore } from 'pinia'
import { ref } from 'vue'
import { keepAwake } from '../pwa/wake-lock'

/** The device while a whole room looks at it. */
export const usePresentingStore = defineStore('presenting', () => {
  /** Whether the device stays awake by itself. */
  const awake = ref(false)
  let letSleep: (() => void) | undefined

  function begin(): void {
    letSleep?.()
    letSleep = keepAwake(holds => awake.value = holds)
  }

  function end(): void {
    letSleep?.()
    letSleep = undefined
    awake.value = false
  }

  return { awake, begin, end }
})
