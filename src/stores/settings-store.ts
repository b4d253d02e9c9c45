import { defineStore } from 'pinia'
import { ref } from 'vue'
import { useServices } from './services'

export const LANGUAGES = ['ja', 'en'] as const
export const FURIGANA = ['hidden', 'shown'] as const
export const TEXT_SIZES = ['standard', 'large', 'largest'] as const
export const THEMES = ['auto', 'light', 'dark', 'contrast'] as const

/** 標準 18 px, 大 22 px, 特大 26 px at the browser's own default. */
export type TextSize = typeof TEXT_SIZES[number]
export type Theme = typeof THEMES[number]
export type Language = typeof LANGUAGES[number]
export type Furigana = typeof FURIGANA[number]

const TEXT_SIZE_KEY = 'setting-text-size'
const THEME_KEY = 'setting-theme'
const LANGUAGE_KEY = 'setting-language'
const FURIGANA_KEY = 'setting-furigana'

/** What the reader chose for this device. */
export const useSettingsStore = defineStore('settings', () => {
  const { memory } = useServices()
  const textSize = ref<TextSize>(known(TEXT_SIZES, memory.getItem(TEXT_SIZE_KEY)) ?? 'standard')
  const theme = ref<Theme>(known(THEMES, memory.getItem(THEME_KEY)) ?? 'auto')

  const language = ref<Language>(known(LANGUAGES, memory.getItem(LANGUAGE_KEY)) ?? 'ja')
  const furigana = ref<Furigana>(known(FURIGANA, memory.getItem(FURIGANA_KEY)) ?? 'hidden')

  function chooseTextSize(size: TextSize): void {
    textSize.value = size
    memory.setItem(TEXT_SIZE_KEY, size)
  }

  function chooseTheme(chosen: Theme): void {
    theme.value = chosen
    memory.setItem(THEME_KEY, chosen)
  }

  function chooseLanguage(chosen: Language): void {
    language.value = chosen
    memory.setItem(LANGUAGE_KEY, chosen)
  }

  function chooseFurigana(chosen: Furigana): void {
    furigana.value = chosen
    memory.setItem(FURIGANA_KEY, chosen)
  }

  /** Back to how the app came. */
  function reset(): void {
    memory.removeItem(TEXT_SIZE_KEY)
    memory.removeItem(THEME_KEY)
    memory.removeItem(LANGUAGE_KEY)
    memory.removeItem(FURIGANA_KEY)
    textSize.value = 'standard'
    theme.value = 'auto'
    language.value = 'ja'
    furigana.value = 'hidden'
  }

  return { textSize, theme, language, furigana, chooseTextSize, chooseTheme, chooseLanguage, chooseFurigana, reset }
})

function known<Choice extends string>(choices: readonly Choice[], value: string | null): Choice | undefined {
  return choices.find(choice => choice === value)
}
