import { afterEach, describe, expect, test, vi } from 'vitest'
import { keepFiles, mayFetchAhead } from '../../src/pwa/keep-files'

describe('what nobody has asked for is fetched', () => {
  test.each([
    ['over Wi-Fi', { type: 'wifi' }, false, true],
    ['over a cable', { type: 'ethernet' }, false, true],
    ['for an app on the home screen, where the browser does not tell of the connection', undefined, true, true],
    ['for an app on the home screen, where the browser does not know the connection', { type: 'unknown' }, true, true],
  ])('%s', (_, connection, installed, expected) => {
    expect(mayFetchAhead(installed, connection)).toBe(expected)
  })
})

describe('nothing is fetched unasked', () => {
  test.each([
    ['where the reader saves data, whatever the connection', { type: 'wifi', saveData: true }, true],
    ['over the phone network', { type: 'cellular' }, true],
    ['in a tab of a browser that does not tell of the connection', {}, false],
  ])('%s', (_, connection, installed) => {
    expect(mayFetchAhead(installed, connection)).toBe(false)
  })
})

describe('files are asked for one after the other', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  test.each([
    ['to the last', new Set<string>(), ['a', 'b', 'c']],
    ['and none after one that did not come: without a connection the rest would not come either', new Set(['b']), ['a', 'b']],
  ])('%s', async (_, unreachable, expected) => {
    vi.stubGlobal('navigator', { serviceWorker: { ready: Promise.resolve(), controller: {} } })
    const asked: string[] = []
    await keepFiles(['a', 'b', 'c'], async (address) => {
      asked.push(address)
      if (unreachable.has(address))
        throw new TypeError('no connection')
    })
    expect(asked).toEqual(expected)
  })

  test('and none where no worker would keep them', async () => {
    vi.stubGlobal('navigator', {})
    const ask = vi.fn<(address: string) => Promise<unknown>>()
    await keepFiles(['a'], ask)
    expect(ask).not.toHaveBeenCalled()
  })
})
