import type { Language } from '../../stores/settings-store'
import { answerFrom } from './language'

let asked: Language = 'ja'
let fetching = 0

/** Whether English is being fetched: who asked for it is told there if it cannot be had. */
export function fetchesEnglish(): boolean {
  return fetching > 0
}

/**
 * Shows the screens in a language; answers whether they speak it.
 *
 * English is fetched when first asked for, from the device once installed; where it cannot be had, Japanese stays.
 */
export async function speak(wanted: Language): Promise<boolean> {
  asked = wanted
  const english = wanted === 'ja' ? undefined : await fetchEnglish()
  if (asked === wanted)
    answerFrom(english?.ENGLISH)
  return wanted === 'ja' || english !== undefined
}

async function fetchEnglish() {
  fetching++
  try {
    return await import('./en/english')
  }
  catch (error) {
    if (error instanceof TypeError)
      return undefined
    throw error
  }
  finally {
    fetching--
  }
}
