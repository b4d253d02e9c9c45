import type { SpeechTrouble } from '../../src/pwa/speech-engine'
import { describe, expect, test, vi } from 'vitest'
import { speechEngine, START_PATIENCE } from '../../src/pwa/speech-engine'
import { voiceOf } from '../stores/fake-speech'

const KYOKO = voiceOf('ja-JP', true, 'Kyoko')
const MANNER = { voice: KYOKO, rate: 1, language: 'ja-JP' }

/** A sentence as a browser is given it. */
class Utterance {
  onstart?: () => void
  onend?: () => void
  onerror?: (event: { readonly error: string }) => void
  voice?: unknown
  lang = ''
  rate = 0
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** A browser's speech that does nothing by itself, and clocks that run when they are told to. */
function browser(voices = [KYOKO]) {
  const spoken: Utterance[] = []
  const log: string[] = []
  const timers = new Map<number, { readonly after: number, readonly work: () => void }>()
  let made = 0
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    cancel: () => void log.push('cancel'),
    resume: () => void log.push('resume'),
    speak: (utterance: Utterance) => {
      log.push(`speak ${utterance.text}`)
      spoken.push(utterance)
    },
  })
  const engine = speechEngine({ speechSynthesis: synthesis, SpeechSynthesisUtterance: Utterance } as object, (after, work) => {
    const id = ++made
    timers.set(id, { after, work })
    return () => void timers.delete(id)
  })
  const heard = { end: vi.fn(), failed: vi.fn<(trouble: SpeechTrouble) => void>() }
  return {
    engine,
    synthesis,
    spoken,
    log,
    heard,
    voices,
    say: (text: string) => engine.say(text, MANNER, heard),
    /** How long the clocks that still run are set to. */
    waits: () => [...timers.values()].map(({ after }) => after),
    pass: () => [...timers.values()].forEach(({ work }) => work()),
  }
}

describe('a browser that cannot speak', () => {
  test.each([{}, { speechSynthesis: {} }, { SpeechSynthesisUtterance: Utterance }])('says so and fails kindly (%o)', (host) => {
    const engine = speechEngine(host as object, () => () => {})
    const failed = vi.fn()
    engine.say('あ。', MANNER, { end: () => {}, failed })
    engine.cancel()
    engine.onVoices(() => {})()
    expect([engine.supported, engine.voices()]).toEqual([false, []])
    expect(failed).toHaveBeenCalledExactlyOnceWith('synthesisFailed')
  })
})

describe('voices', () => {
  test('are those the browser knows at the time', () => {
    const { engine, voices } = browser([])
    expect(engine.voices()).toEqual([])
    voices.push(KYOKO)
    expect(engine.voices()).toEqual([KYOKO])
  })

  test('that come late are told of until nobody listens', () => {
    const { engine, synthesis } = browser([])
    const listener = vi.fn()
    const stop = engine.onVoices(listener)
    synthesis.dispatchEvent(new Event('voiceschanged'))
    stop()
    synthesis.dispatchEvent(new Event('voiceschanged'))
    expect(listener).toHaveBeenCalledOnce()
  })

  test('are not told of by a browser without such news', () => {
    const engine = speechEngine({ speechSynthesis: { getVoices: () => [KYOKO] }, SpeechSynthesisUtterance: Utterance } as object, () => () => {})
    expect(() => engine.onVoices(() => {})()).not.toThrow()
    expect(engine.voices()).toEqual([KYOKO])
  })
})

describe('a sentence', () => {
  test('is said after everything else was cancelled, in the voice, pace and language asked for', () => {
    const { engine, log, spoken, heard } = browser()
    engine.say('見守り。', { voice: { ...KYOKO }, rate: 0.8, language: 'ja-JP' }, heard)
    expect(log).toEqual(['cancel', 'resume', 'speak 見守り。'])
    expect(spoken[0]).toMatchObject({ text: '見守り。', rate: 0.8, lang: 'ja-JP' })
    expect(spoken[0]?.voice).toBe(KYOKO)
  })

  test('comes to its end once', () => {
    const { say, spoken, heard, waits } = browser()
    say('あ。')
    spoken[0]?.onstart?.()
    spoken[0]?.onend?.()
    spoken[0]?.onend?.()
    spoken[0]?.onerror?.({ error: 'synthesis-failed' })
    expect(heard.end).toHaveBeenCalledOnce()
    expect(heard.failed).not.toHaveBeenCalled()
    expect(waits()).toEqual([])
  })

  test.each([
    ['not-allowed', 'notAllowed'],
    ['audio-busy', 'audioBusy'],
    ['audio-hardware', 'noSound'],
    ['language-unavailable', 'languageUnavailable'],
    ['voice-unavailable', 'voiceUnavailable'],
    ['synthesis-failed', 'synthesisFailed'],
    ['synthesis-unavailable', 'synthesisFailed'],
    ['interrupted', 'interrupted'],
    ['canceled', 'interrupted'],
    ['something new', 'synthesisFailed'],
  ])('that fails with %s is said to be %s', (error, trouble) => {
    const { say, spoken, heard, waits } = browser()
    say('あ。')
    spoken[0]?.onerror?.({ error })
    expect(heard.failed).toHaveBeenCalledExactlyOnceWith(trouble)
    expect(waits()).toEqual([])
  })

  test('whose voice is gone fails without a word', () => {
    const { say, voices, spoken, heard } = browser()
    voices.pop()
    say('あ。')
    expect(spoken).toEqual([])
    expect(heard.failed).toHaveBeenCalledExactlyOnceWith('voiceUnavailable')
  })
})

describe('a sentence that was cancelled', () => {
  test.each(['interrupted', 'canceled'])('does not fail with %s', (error) => {
    const { engine, say, spoken, heard, waits } = browser()
    say('あ。')
    engine.cancel()
    spoken[0]?.onerror?.({ error })
    spoken[0]?.onend?.()
    spoken[0]?.onstart?.()
    expect([heard.failed.mock.calls, heard.end.mock.calls, waits()]).toEqual([[], [], []])
  })

  test('by the next one does not end the next one', () => {
    const { engine, say, spoken, heard } = browser()
    const first = { end: vi.fn(), failed: vi.fn() }
    engine.say('一。', MANNER, first)
    say('二。')
    spoken[0]?.onerror?.({ error: 'interrupted' })
    spoken[0]?.onend?.()
    expect([first.end.mock.calls, first.failed.mock.calls, heard.end.mock.calls]).toEqual([[], [], []])
    spoken[1]?.onend?.()
    expect(heard.end).toHaveBeenCalledOnce()
  })
})

describe('an engine that says nothing', () => {
  test('not even that it begins is found out', () => {
    const { say, heard, waits, pass, log, spoken } = browser()
    say('あ。')
    expect(waits()).toEqual([START_PATIENCE])
    pass()
    expect(heard.failed).toHaveBeenCalledExactlyOnceWith('silent')
    expect(log.at(-1)).toBe('cancel')
    spoken[0]?.onend?.()
    expect(heard.end).not.toHaveBeenCalled()
  })

  test('never that it ends is found out, later for a long sentence and a slow voice', () => {
    const { engine, say, heard, waits, pass, spoken } = browser()
    say('あ。')
    spoken[0]?.onstart?.()
    const [short = 0] = waits()
    engine.say('あ'.repeat(100), { ...MANNER, rate: 0.5 }, heard)
    spoken[1]?.onstart?.()
    expect(waits()).toHaveLength(1)
    expect(waits()[0]).toBeGreaterThan(short + 100_000)
    pass()
    expect(heard.failed).toHaveBeenCalledExactlyOnceWith('silent')
  })
})
