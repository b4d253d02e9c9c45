import { describe, expect, test } from 'vitest'
import { japaneseVoice, speaksOnlineOnly } from '../../src/stores/japanese-voice'
import { voiceOf } from './fake-speech'

const KYOKO = voiceOf('ja-JP', true, 'Kyoko')

describe('the voice to read with', () => {
  test.each(['ja-JP', 'ja_JP', 'ja', 'JA-jp', 'ja-jp-x-jab-local'])('may call its language %s', (lang) => {
    expect(japaneseVoice([voiceOf(lang, true)])?.lang).toBe(lang)
  })

  test.each(['en-US', 'jam', 'jav-ID', ''])('does not call it %s', (lang) => {
    expect(japaneseVoice([voiceOf(lang, true)])).toBeUndefined()
  })

  test('is never one of the network', () => {
    expect(japaneseVoice([voiceOf('ja-JP', false)])).toBeUndefined()
  })

  test('is the one the device prefers, else the first', () => {
    const otoya = { ...voiceOf('ja-JP', true, 'Otoya'), default: true }
    expect(japaneseVoice([KYOKO, otoya])).toBe(otoya)
    expect(japaneseVoice([KYOKO, voiceOf('ja-JP', true, 'O-Ren')])).toBe(KYOKO)
  })

  test('is missed for want of a network only where the network has one', () => {
    expect(speaksOnlineOnly([voiceOf('ja-JP', false)])).toBe(true)
    expect(speaksOnlineOnly([voiceOf('ja-JP', false), KYOKO])).toBe(false)
    expect(speaksOnlineOnly([voiceOf('en-US', false)])).toBe(false)
    expect(speaksOnlineOnly([])).toBe(false)
  })
})
