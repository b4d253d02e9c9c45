import type { SpeechVoice } from '../pwa/speech-engine'
import { isJapaneseTag } from '../domain/languages'

/** The Japanese voice to read with: on the device only, because others send the text away and stop half-way. */
export function japaneseVoice(voices: readonly SpeechVoice[]): SpeechVoice | undefined {
  const usable = voices.filter(voice => isJapaneseTag(voice.lang) && voice.localService)
  return usable.find(voice => voice.default) ?? usable[0]
}

/** Whether the only Japanese voices are of the network. */
export function speaksOnlineOnly(voices: readonly SpeechVoice[]): boolean {
  return voices.some(voice => isJapaneseTag(voice.lang)) && !japaneseVoice(voices)
}
