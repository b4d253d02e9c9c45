/** A voice of the device, as far as the app looks at it. */
export type SpeechVoice = Pick<SpeechSynthesisVoice, 'name' | 'lang' | 'localService' | 'default' | 'voiceURI'>

/** Why a sentence could not be spoken; `silent` is an engine that says nothing, not even that it failed. */
export type SpeechTrouble = 'notAllowed' | 'synthesisFailed' | 'audioBusy' | 'noSound' | 'languageUnavailable' | 'voiceUnavailable' | 'interrupted' | 'silent'

/** How a sentence is said. */
export interface Manner {
  readonly voice: SpeechVoice
  /** The pace, as times the voice's own: 1 is normal. */
  readonly rate: number
  /** BCP 47. */
  readonly language: string
}

/** What becomes of a sentence; exactly one of the two is called, and none after `cancel`. */
export interface SpeechEvents {
  readonly end: () => void
  readonly failed: (trouble: SpeechTrouble) => void
}

/** The device's voice: one sentence at a time, never paused, because Android's pause is an end. */
export interface SpeechEngine {
  /** Whether the browser can speak at all. */
  readonly supported: boolean
  /** The voices known so far; browsers often learn them late. */
  readonly voices: () => readonly SpeechVoice[]
  /** Calls when the voices change; returns the function that stops it. */
  readonly onVoices: (listener: () => void) => () => void
  /** Says a sentence; what was being said ends there. */
  readonly say: (text: string, manner: Manner, events: SpeechEvents) => void
  readonly cancel: () => void
}

/** What of the browser the engine needs; both are missing where it cannot speak. */
export interface SpeechHost {
  readonly speechSynthesis?: SpeechSynthesis | undefined
  readonly SpeechSynthesisUtterance?: typeof SpeechSynthesisUtterance | undefined
}

/** Runs work after some milliseconds; returns the function that calls it off. */
export type Wait = (milliseconds: number, work: () => void) => () => void

/** How long an engine may take to begin, in milliseconds; an old device loads its voice first. */
export const START_PATIENCE = 8_000

/** How long a sentence may last, in milliseconds, and for each of its letters at normal pace: a slow voice needs about a third of a second for a letter. */
const END_PATIENCE = { base: 15_000, letter: 600 } as const

const TROUBLE: Readonly<Record<string, SpeechTrouble>> = {
  'not-allowed': 'notAllowed',
  'audio-busy': 'audioBusy',
  'audio-hardware': 'noSound',
  'language-unavailable': 'languageUnavailable',
  'voice-unavailable': 'voiceUnavailable',
  'interrupted': 'interrupted',
  'canceled': 'interrupted',
}

/** The browser's voice; one that says so where there is none. */
export function speechEngine(host: SpeechHost = window, wait: Wait = waitInPage): SpeechEngine {
  const { speechSynthesis: synthesis, SpeechSynthesisUtterance: Utterance } = host
  if (!synthesis || !Utterance)
    return SILENT
  /** Kept while it is spoken: Chromium forgets an utterance nobody holds, and its end with it. */
  let current: { readonly utterance: SpeechSynthesisUtterance, callOff: () => void } | undefined

  function drop(): void {
    current?.callOff()
    current = undefined
  }

  function cancel(): void {
    drop()
    synthesis?.cancel()
  }

  function say(text: string, { voice, rate, language }: Manner, events: SpeechEvents): void {
    cancel()
    const found = synthesis?.getVoices().find(each => each.voiceURI === voice.voiceURI && each.lang === voice.lang)
    if (!synthesis || !Utterance || !found) {
      events.failed('voiceUnavailable')
      return
    }
    const utterance = new Utterance(text)
    Object.assign(utterance, { voice: found, lang: language, rate })
    const silent = () => {
      cancel()
      events.failed('silent')
    }
    const turn = { utterance, callOff: wait(START_PATIENCE, silent) }
    const ended = (tell: () => void) => {
      // Late news of a sentence that was cancelled is no news.
      if (current !== turn)
        return
      drop()
      tell()
    }
    utterance.onstart = () => {
      if (current !== turn)
        return
      turn.callOff()
      turn.callOff = wait(END_PATIENCE.base + END_PATIENCE.letter * text.length / rate, silent)
    }
    utterance.onend = () => ended(events.end)
    utterance.onerror = event => ended(() => events.failed(TROUBLE[event.error] ?? 'synthesisFailed'))
    current = turn
    // Another page may have left the engine paused.
    synthesis.resume()
    synthesis.speak(utterance)
  }

  return {
    supported: true,
    voices: () => synthesis.getVoices(),
    onVoices: (listener) => {
      // Safari before 16 knows its voices at once and never tells of changes.
      if (!('addEventListener' in synthesis))
        return () => {}
      synthesis.addEventListener('voiceschanged', listener)
      return () => synthesis.removeEventListener('voiceschanged', listener)
    },
    say,
    cancel,
  }
}

/** The engine of a browser that cannot speak. */
const SILENT: SpeechEngine = {
  supported: false,
  voices: () => [],
  onVoices: () => () => {},
  say: (_text, _manner, events) => events.failed('synthesisFailed'),
  cancel: () => {},
}

function waitInPage(milliseconds: number, work: () => void): () => void {
  const timer = window.setTimeout(work, milliseconds)
  return () => window.clearTimeout(timer)
}
