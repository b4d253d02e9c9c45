import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useServices } from './services'

export const TEXT_SIZES = ['standard', 'large', 'largest'] as const
export const THEMES = ['auto', 'light', 'dark'] as const

/** 標準 18 px, 大 22 px, 特大 26 px at the browser's own default. */
export type TextSize = typeof TEXT_SIZES[number]
export type Theme = typeof THEMES[number]

const TEXT_SIZE_KEY = 'setting-text-size'
const THEME_KEY = 'setting-theme'

/** What the reader chose for this device. */
export const useSettingsStore = defineStore('settings', () => {
  const { memory } = useServices()
  const textSize = ref<TextSize>(known(TEXT_SIZES, memory.getItem(TEXT_SIZE_KEY)) ?? 'standard')
  const theme = ref<Theme>(known(THEMES, memory.getItem(THEME_KEY)) ?? 'auto')

  function chooseTextSize(size: TextSize): void {
    textSize.value = size
    memory.setItem(TEXT_SIZE_KEY, size)
  }

  function chooseTheme(chosen: Theme): void {
    theme.value = chosen
    memory.setItem(THEME_KEY, chosen)
  }

  /** Back to how the app came. */
  function reset(): void {
    memory.removeItem(TEXT_SIZE_KEY)
    memory.removeItem(THEME_KEY)
    textSize.value = 'standard'
    theme.value = 'auto'
  }

  return { textSize, theme, chooseTextSize, chooseTheme, reset }
})

function known<Choice extends string>(choices: readonly Choice[], value: string | null): Choice | undefined {
  return choices.find(choice => choice === value)
}
