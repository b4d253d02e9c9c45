import 'fake-indexeddb/auto'
import type { Device } from '../sync/device'
import { describe, expect, test } from 'vitest'
import { nextTick } from 'vue'
import { useDeviceStore } from '../../src/stores/device-store'
import { useSettingsStore } from '../../src/stores/settings-store'
import { SPEECH_RATES, useSpeechStore } from '../../src/stores/speech-store'
import { feedOf, newDevice } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp } from './app'
import { FakeSpeech, voiceOf } from './fake-speech'

const KYOKO = voiceOf('ja-JP', true, 'Kyoko')
const FAR = voiceOf('ja-JP', false, 'Google 日本語')
const THREE = ['一つ目。', '二つ目。', '三つ目。']

async function appWith(speech = new FakeSpeech([KYOKO]), device?: Device) {
  const held = device ?? await newDevice()
  const app = startApp(held, new FakeFeed(await feedOf(1)), {}, speech)
  return { speech, device: held, app, store: app.use(useSpeechStore) }
}

describe('reading aloud is', () => {
  test('unsupported where the browser cannot speak', async () => {
    const { store } = await appWith(new FakeSpeech([], false))
    expect([store.state, store.available]).toEqual(['unsupported', false])
  })

  test('without a voice where there is none, and not for want of a network', async () => {
    const { store } = await appWith(new FakeSpeech([voiceOf('en-US', true)]))
    expect([store.state, store.available, store.onlineOnly]).toEqual(['noVoice', false, false])
  })

  test('without a voice where the only Japanese ones need the network', async () => {
    const { store } = await appWith(new FakeSpeech([FAR, voiceOf('en-US', true)]))
    expect([store.state, store.onlineOnly]).toEqual(['noVoice', true])
  })

  test('ready with the voice on the device, though one of the network stands first', async () => {
    const { store } = await appWith(new FakeSpeech([FAR, KYOKO]))
    expect([store.state, store.available, store.voice, store.onlineOnly]).toEqual(['idle', true, KYOKO, false])
  })

  test('ready as soon as the voices have come, however late', async () => {
    const { speech, store } = await appWith(new FakeSpeech())
    expect(store.state).toBe('noVoice')
    speech.learn([KYOKO])
    expect(store.state).toBe('idle')
  })

  test('ready when asked again in a browser that never tells of its voices', async () => {
    const { speech, store } = await appWith(new FakeSpeech())
    speech.learn([KYOKO], false)
    expect(store.state).toBe('noVoice')
    store.lookForVoices()
    expect(store.state).toBe('idle')
  })
})

describe('sentences', () => {
  test('are said one after the other, and then it is quiet', async () => {
    const { speech, store } = await appWith()
    store.start(THREE)
    expect([store.state, store.index, store.total]).toEqual(['speaking', 0, 3])
    speech.end()
    expect([speech.texts, store.index]).toEqual([THREE.slice(0, 2), 1])
    speech.end()
    speech.end()
    expect([speech.texts, store.state, store.total]).toEqual([THREE, 'idle', 0])
  })

  test('are said by the Japanese voice of the device', async () => {
    const { speech, store } = await appWith(new FakeSpeech([FAR, KYOKO]))
    store.start(THREE)
    expect(speech.said[0]?.manner).toEqual({ voice: KYOKO, rate: 1, language: 'ja-JP' })
  })

  test.each([[1, '二つ目。'], [-1, '一つ目。'], [9, '三つ目。']])('begin with number %i', async (at, first) => {
    const { speech, store } = await appWith()
    store.start(THREE, at)
    expect(speech.texts).toEqual([first])
  })

  test('of nothing are not read', async () => {
    const { speech, store } = await appWith()
    store.start([])
    expect([store.state, speech.texts]).toEqual(['idle', []])
  })

  test('can be skipped and gone back to; before the first one it begins anew', async () => {
    const { speech, store } = await appWith()
    store.start(THREE)
    store.next()
    store.previous()
    store.previous()
    expect(speech.texts).toEqual(['一つ目。', '二つ目。', '一つ目。', '一つ目。'])
  })

  test('end when the last one is skipped, and the voice with them', async () => {
    const { speech, store } = await appWith()
    store.start(THREE, 2)
    store.next()
    expect([store.state, speech.cancelled]).toEqual(['idle', 1])
  })

  test('are neither skipped nor gone back to while nothing is read', async () => {
    const { speech, store } = await appWith()
    store.previous()
    store.next()
    expect([store.state, speech.texts]).toEqual(['idle', []])
  })
})

describe('late news of a sentence', () => {
  test('that was skipped does not skip another one', async () => {
    const { speech, store } = await appWith()
    store.start(THREE)
    store.next()
    speech.said[0]?.events.end()
    speech.said[0]?.events.failed('interrupted')
    expect([store.index, store.state, store.trouble]).toEqual([1, 'speaking', undefined])
  })

  test('that was stopped does not go on', async () => {
    const { speech, store } = await appWith()
    store.start(THREE)
    store.stop()
    speech.end()
    speech.fail('interrupted')
    expect([store.state, store.trouble, speech.texts, speech.cancelled]).toEqual(['idle', undefined, ['一つ目。'], 1])
  })

  test('told twice counts once', async () => {
    const { speech, store } = await appWith()
    store.start(THREE)
    speech.said[0]?.events.end()
    speech.said[0]?.events.end()
    expect(store.index).toBe(1)
  })

  test('that failed does not go on', async () => {
    const { speech, store } = await appWith()
    store.start(THREE)
    speech.fail('audioBusy')
    speech.end()
    expect([store.state, store.index]).toEqual(['failed', 0])
  })

  test('of an earlier reading does not touch the new one', async () => {
    const { speech, store } = await appWith()
    store.start(THREE)
    store.start(['別の文。'])
    speech.said[0]?.events.end()
    expect([store.state, store.index, speech.texts]).toEqual(['speaking', 0, ['一つ目。', '別の文。']])
  })
})

describe('a failure', () => {
  test.each(['notAllowed', 'synthesisFailed', 'audioBusy', 'noSound', 'languageUnavailable', 'voiceUnavailable', 'interrupted', 'silent'] as const)('of the kind %s is named, and can be tried again', async (trouble) => {
    const { speech, store } = await appWith()
    store.start(THREE, 1)
    speech.fail(trouble)
    expect([store.state, store.trouble, store.index, store.available]).toEqual(['failed', trouble, 1, true])
    store.again()
    expect([store.state, store.trouble, speech.texts]).toEqual(['speaking', undefined, ['二つ目。', '二つ目。']])
  })

  test('is over when reading is stopped', async () => {
    const { speech, store } = await appWith()
    store.start(THREE)
    speech.fail('silent')
    store.stop()
    expect([store.state, store.trouble]).toEqual(['idle', undefined])
  })

  test('is told when the voice goes away while it reads', async () => {
    const { speech, store } = await appWith()
    store.start(THREE)
    speech.learn([])
    expect(store.state).toBe('speaking')
    speech.end()
    expect([store.state, store.trouble]).toEqual(['failed', 'voiceUnavailable'])
    store.stop()
    expect(store.state).toBe('noVoice')
  })
})

describe('the pace', () => {
  test.each([['slow', 0.8], ['normal', 1], ['fast', 1.2]] as const)('%s is a rate of %d', async (rate, number) => {
    const { speech, store } = await appWith()
    store.chooseRate(rate)
    store.start(THREE)
    expect(speech.said[0]?.manner.rate).toBe(number)
  })

  test('changes with the sentence being said, which begins anew', async () => {
    const { speech, store } = await appWith()
    store.start(THREE, 1)
    store.chooseRate('slow')
    expect(speech.texts).toEqual(['二つ目。', '二つ目。'])
    expect(speech.said.map(({ manner }) => manner.rate)).toEqual([1, 0.8])
  })

  test.each(SPEECH_RATES)('%s is kept when the app is opened again', async (rate) => {
    const { device, store } = await appWith()
    store.chooseRate(rate)
    expect((await appWith(new FakeSpeech([KYOKO]), device)).store.rate).toBe(rate)
  })

  test('is normal where the device remembers something no app ever wrote', async () => {
    const { device, store } = await appWith()
    store.chooseRate('fast')
    for (const key of device.memory.keys())
      device.memory.setItem(key, '9')
    expect((await appWith(new FakeSpeech([KYOKO]), device)).store.rate).toBe('normal')
  })

  test('is forgotten when the device is erased, and the voice falls silent', async () => {
    const { app, speech, device, store } = await appWith()
    store.chooseRate('fast')
    store.start(THREE)
    await app.use(useDeviceStore).eraseEverything()
    expect([store.rate, store.state, speech.cancelled, device.memory.keys()]).toEqual(['normal', 'idle', 1, []])
  })
})

describe('the voice falls silent', () => {
  test('when the page goes away', async () => {
    const { app, speech, store } = await appWith()
    store.start(THREE)
    app.page.window.dispatchEvent(new Event('pagehide'))
    expect([store.state, speech.cancelled]).toEqual(['idle', 1])
  })

  test('when the app ends, which then listens no longer', async () => {
    const { app, speech, store } = await appWith()
    store.start(THREE)
    app.close()
    expect([speech.cancelled, speech.listening]).toEqual([1, false])
  })

  test('when the screens change their language', async () => {
    const { app, speech, store } = await appWith()
    store.start(THREE)
    app.use(useSettingsStore).chooseLanguage('en')
    await nextTick()
    expect([store.state, speech.cancelled]).toEqual(['idle', 1])
  })

  test('only if it was speaking: another tab may be', async () => {
    const { app, speech, store } = await appWith()
    store.stop()
    app.page.window.dispatchEvent(new Event('pagehide'))
    expect(speech.cancelled).toBe(0)
  })
})
