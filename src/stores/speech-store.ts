import type { SpeechTrouble, SpeechVoice } from '../pwa/speech-engine'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { japaneseVoice, speaksOnlineOnly } from './japanese-voice'
import { useServices } from './services'
import { useSettingsStore } from './settings-store'

export const SPEECH_RATES = ['slow', 'normal', 'fast'] as const

/** ゆっくり, ふつう, はやい. */
export type SpeechRate = typeof SPEECH_RATES[number]

/** How many times the voice's own pace. */
const RATE: Readonly<Record<SpeechRate, number>> = { slow: 0.8, normal: 1, fast: 1.2 }
const RATE_KEY = 'setting-speech-rate'
const LANGUAGE = 'ja-JP'

/** Whether reading aloud is possible here, and what it is doing. */
export type SpeechState = 'unsupported' | 'noVoice' | 'idle' | 'speaking' | 'failed'

/** 読み上げ: sentences said one after the other by a Japanese voice of the device. */
export const useSpeechStore = defineStore('speech', () => {
  const { memory, speech: engine } = useServices()
  const voices = shallowRef<readonly SpeechVoice[]>(engine.voices())
  const rate = ref<SpeechRate>(SPEECH_RATES.find(each => each === memory.getItem(RATE_KEY)) ?? 'normal')
  const queue = shallowRef<readonly string[]>([])
  const index = ref(0)
  const activity = ref<'idle' | 'speaking' | 'failed'>('idle')
  /** Why reading failed; undefined unless it did. */
  const trouble = ref<SpeechTrouble>()
  /** Counts what is said, so that late news of an earlier sentence changes nothing. */
  let turn = 0

  const voice = computed(() => japaneseVoice(voices.value))
  const state = computed<SpeechState>(() => {
    if (!engine.supported)
      return 'unsupported'
    return activity.value === 'idle' && !voice.value ? 'noVoice' : activity.value
  })
  /** Whether the device has Japanese voices, but only such as need the network. */
  const onlineOnly = computed(() => speaksOnlineOnly(voices.value))
  const available = computed(() => state.value !== 'unsupported' && state.value !== 'noVoice')
  const total = computed(() => queue.value.length)

  /** Reads sentences aloud, beginning with one of them. */
  function start(sentences: readonly string[], at = 0): void {
    stop()
    if (sentences.length === 0)
      return
    queue.value = sentences
    goTo(Math.min(Math.max(at, 0), sentences.length - 1))
  }

  function goTo(place: number): void {
    const sentence = queue.value[place]
    if (sentence === undefined) {
      stop()
      return
    }
    index.value = place
    trouble.value = undefined
    activity.value = 'speaking'
    const mine = ++turn
    if (!voice.value) {
      fail('voiceUnavailable')
      return
    }
    engine.say(sentence, { voice: voice.value, rate: RATE[rate.value], language: LANGUAGE }, {
      end: () => mine === turn && next(),
      failed: kind => mine === turn && fail(kind),
    })
  }

  function fail(kind: SpeechTrouble): void {
    turn++
    trouble.value = kind
    activity.value = 'failed'
    lookForVoices()
  }

  /** The next sentence; after the last one reading ends. */
  function next(): void {
    goTo(index.value + 1)
  }

  /** The sentence before; the first one begins anew. */
  function previous(): void {
    if (queue.value.length > 0)
      goTo(Math.max(0, index.value - 1))
  }

  /** Says the current sentence once more, after a failure. */
  function again(): void {
    goTo(index.value)
  }

  function stop(): void {
    turn++
    // Only what was begun here is ended here: another tab may be speaking.
    if (activity.value === 'speaking')
      engine.cancel()
    activity.value = 'idle'
    trouble.value = undefined
    queue.value = []
    index.value = 0
  }

  /** Another pace, from the sentence that is being said. */
  function chooseRate(chosen: SpeechRate): void {
    rate.value = chosen
    memory.setItem(RATE_KEY, chosen)
    if (activity.value === 'speaking')
      again()
  }

  /** Back to how the app came, and silent. */
  function reset(): void {
    stop()
    memory.removeItem(RATE_KEY)
    rate.value = 'normal'
  }

  /** Asks for the voices now: some browsers never tell that they have come. */
  function lookForVoices(): void {
    voices.value = engine.voices()
  }

  // What is read is no longer what the screen says.
  const settings = useSettingsStore()
  watch(() => settings.language, stop)
  const stopListening = engine.onVoices(lookForVoices)
  // A page that goes away would go on speaking.
  window.addEventListener('pagehide', stop)
  onScopeDispose(() => {
    stop()
    stopListening()
    window.removeEventListener('pagehide', stop)
  })

  return { state, available, voice, onlineOnly, rate, index, total, trouble, start, stop, next, previous, again, chooseRate, lookForVoices, reset }
})
