import type { Manner, SpeechEngine, SpeechEvents, SpeechTrouble, SpeechVoice } from '../../src/pwa/speech-engine'

/** A voice of a device. */
export function voiceOf(lang: string, localService: boolean, name = `${lang} ${localService ? 'here' : 'far'}`): SpeechVoice {
  return { name, lang, localService, default: false, voiceURI: name }
}

/** What the app was asked to say, with the way to tell it what became of it, however late. */
export interface Said {
  readonly text: string
  readonly manner: Manner
  readonly events: SpeechEvents
}

/** A device's voice that says nothing and remembers everything. */
export class FakeSpeech implements SpeechEngine {
  readonly said: Said[] = []
  cancelled = 0
  private readonly listeners = new Set<() => void>()

  readonly supported: boolean
  private known: readonly SpeechVoice[]

  constructor(voices: readonly SpeechVoice[] = [], supported = true) {
    this.known = voices
    this.supported = supported
  }

  voices = (): readonly SpeechVoice[] => this.known

  onVoices = (listener: () => void): () => void => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  say = (text: string, manner: Manner, events: SpeechEvents): void => void this.said.push({ text, manner, events })

  cancel = (): void => void this.cancelled++

  /** The voices the device has from now on; told unless it is one that keeps silent about them. */
  learn(voices: readonly SpeechVoice[], told = true): void {
    this.known = voices
    if (told)
      this.listeners.forEach(listener => listener())
  }

  get listening(): boolean {
    return this.listeners.size > 0
  }

  get texts(): readonly string[] {
    return this.said.map(({ text }) => text)
  }

  /** The sentence said last comes to its end, or fails. */
  end(): void {
    this.said.at(-1)?.events.end()
  }

  fail(trouble: SpeechTrouble): void {
    this.said.at(-1)?.events.failed(trouble)
  }
}
