import type { Language } from '../../stores/settings-store'
import { answerFrom } from './language'

let asked: Language = 'ja'

/**
 * Shows the screens in a language; answers whether they speak it.
 *
 * English is fetched when first asked for, from the device once installed; where it cannot be had, Japanese stays.
 */
export async function speak(wanted: Language): Promise<boolean> {
  asked = wanted
  const english = wanted === 'ja' ? undefined : await import('./en/english').catch((error: unknown) => {
    if (error instanceof TypeError)
      return undefined
    throw error
  })
  if (asked === wanted)
    answerFrom(english?.ENGLISH)
  return wanted === 'ja' || english !== undefined
}
