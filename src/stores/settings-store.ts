import type { DeviceMemory } from '../storage/device-memory'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
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

/** What the reader chose for this device. */
export const useSettingsStore = defineStore('settings', () => {
  const textSize = keptChoice(TEXT_SIZE_KEY, TEXT_SIZES, 'standard')
  const theme = keptChoice(THEME_KEY, THEMES, 'auto')
  const language = keptChoice('setting-language', LANGUAGES, 'ja')
  const furigana = keptChoice('setting-furigana', FURIGANA, 'hidden')

  /** Back to how the app came. */
  function reset(): void {
    for (const setting of [textSize, theme, language, furigana])
      setting.reset()
  }

  return {
    textSize: textSize.chosen,
    theme: theme.chosen,
    language: language.chosen,
    furigana: furigana.chosen,
    chooseTextSize: textSize.choose,
    chooseTheme: theme.choose,
    chooseLanguage: language.choose,
    chooseFurigana: furigana.choose,
    reset,
  }
})

/** How the reader wants to see pages, as the device has it now: another tab may have changed it. */
export function keptLook(memory: DeviceMemory): { readonly textSize: TextSize, readonly theme: Theme } {
  return { textSize: heldChoice(memory, TEXT_SIZE_KEY, TEXT_SIZES, 'standard'), theme: heldChoice(memory, THEME_KEY, THEMES, 'auto') }
}

function heldChoice<Choice extends string>(memory: DeviceMemory, key: string, choices: readonly Choice[], usual: NoInfer<Choice>): Choice {
  const kept = memory.getItem(key)
  return choices.find(choice => choice === kept) ?? usual
}

/** One setting: one of several choices, kept on the device; `usual` as the app comes, and where the device holds none of them. */
function keptChoice<Choice extends string>(key: string, choices: readonly Choice[], usual: NoInfer<Choice>) {
  const { memory } = useServices()
  const chosen = shallowRef<Choice>(heldChoice(memory, key, choices, usual))
  return {
    chosen,
    choose: (choice: Choice) => {
      chosen.value = choice
      memory.setItem(key, choice)
    },
    reset: () => {
      memory.removeItem(key)
      chosen.value = usual
    },
  }
}
