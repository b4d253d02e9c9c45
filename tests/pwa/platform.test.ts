import type { Platform, Visitor } from '../../src/pwa/platform'
import { describe, expect, test } from 'vitest'
import { platformOf, PLATFORMS } from '../../src/pwa/platform'

const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const ANDROID = 'Mozilla/5.0 (Linux; Android 14; SO-51D) AppleWebKit/537.36 (KHTML, like Gecko)'
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)'

/** What real browsers say of themselves. */
const VISITORS: readonly (readonly [string, Platform, Visitor])[] = [
  ['Safari of an iPad', 'ipad', { userAgent: `${MAC} Version/18.5 Safari/605.1.15`, platform: 'MacIntel', maxTouchPoints: 5 }],
  ['Safari of an iPad that asks for the page of phones', 'ipad', { userAgent: 'Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1', platform: 'iPad', maxTouchPoints: 5 }],
  ['Safari of an old iPad', 'ipad', { userAgent: 'Mozilla/5.0 (iPad; CPU OS 12_5_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1', platform: 'iPad' }],
  ['an iPad on its home screen', 'ipad', { userAgent: MAC, platform: 'MacIntel', maxTouchPoints: 5 }],
  ['Chrome of an iPad', 'ipad', { userAgent: 'Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/137.0.7151.51 Mobile/15E148 Safari/604.1', platform: 'iPad', maxTouchPoints: 5 }],
  ['Chrome of an iPad that asks for the page of PCs', 'ipad', { userAgent: `${MAC} CriOS/137 Version/11.1.1 Safari/605.1.15`, platform: 'MacIntel', maxTouchPoints: 5 }],
  ['Firefox of an iPad that does not tell its touch points', 'ipad', { userAgent: `${MAC} FxiOS/139.0 Safari/605.1.15`, platform: 'MacIntel' }],
  ['Safari of an iPhone', 'iphone', { userAgent: `${IPHONE} Version/18.5 Mobile/15E148 Safari/604.1`, platform: 'iPhone', maxTouchPoints: 5 }],
  ['an iPhone on its home screen', 'iphone', { userAgent: `${IPHONE} Mobile/15E148`, platform: 'iPhone', maxTouchPoints: 5 }],
  ['Chrome of an iPhone', 'iphone-other', { userAgent: `${IPHONE} CriOS/137.0.7151.51 Mobile/15E148 Safari/604.1`, platform: 'iPhone', maxTouchPoints: 5 }],
  ['Edge of an iPhone', 'iphone-other', { userAgent: `${IPHONE} Version/18.0 EdgiOS/137.0.3296.62 Mobile/15E148 Safari/604.1`, platform: 'iPhone', maxTouchPoints: 5 }],
  ['Firefox of an iPhone', 'iphone-other', { userAgent: `${IPHONE} FxiOS/139.0 Mobile/15E148 Safari/605.1.15`, platform: 'iPhone', maxTouchPoints: 5 }],
  ['an iPhone that hides in the user agent', 'iphone', { userAgent: `${MAC} Version/18.5 Safari/605.1.15`, platform: 'iPhone', maxTouchPoints: 5 }],
  ['Chrome of an Android phone', 'android', { userAgent: 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Mobile Safari/537.36', platform: 'Linux armv81', maxTouchPoints: 5, userAgentData: { platform: 'Android' } }],
  ['Chrome of an Android tablet that asks for the page of PCs', 'android', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36', platform: 'Linux armv81', maxTouchPoints: 5, userAgentData: { platform: 'Android' } }],
  ['Firefox of an Android phone', 'android', { userAgent: 'Mozilla/5.0 (Android 14; Mobile; rv:139.0) Gecko/139.0 Firefox/139.0', platform: 'Linux aarch64', maxTouchPoints: 5 }],
  ['Samsung Internet', 'android', { userAgent: 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36', maxTouchPoints: 5 }],
  ['Edge of an Android phone', 'android', { userAgent: `${ANDROID} Chrome/137.0.0.0 Mobile Safari/537.36 EdgA/137.0.0.0`, maxTouchPoints: 5 }],
  ['Opera of an Android phone', 'android', { userAgent: `${ANDROID} Chrome/135.0.0.0 Mobile Safari/537.36 OPR/89.0.0.0`, maxTouchPoints: 5 }],
  ['Chrome of Windows', 'pc-chromium', { userAgent: `${WINDOWS} Chrome/137.0.0.0 Safari/537.36`, platform: 'Win32', userAgentData: { platform: 'Windows' } }],
  ['Chrome of a Windows tablet', 'pc-chromium', { userAgent: `${WINDOWS} Chrome/137.0.0.0 Safari/537.36`, platform: 'Win32', maxTouchPoints: 10, userAgentData: { platform: 'Windows' } }],
  ['Edge of Windows', 'pc-chromium', { userAgent: `${WINDOWS} Chrome/137.0.0.0 Safari/537.36 Edg/137.0.0.0`, platform: 'Win32', userAgentData: { platform: 'Windows' } }],
  ['Chrome of a Mac', 'pc-chromium', { userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36', platform: 'MacIntel', maxTouchPoints: 0, userAgentData: { platform: 'macOS' } }],
  ['a Chromebook', 'pc-chromium', { userAgent: 'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36', platform: 'Linux x86_64' }],
  ['Safari of a Mac', 'pc-safari', { userAgent: `${MAC} Version/18.5 Safari/605.1.15`, platform: 'MacIntel', maxTouchPoints: 0 }],
  ['Safari of a Mac before there was 「Dockに追加」', 'other', { userAgent: `${MAC} Version/16.6 Safari/605.1.15`, platform: 'MacIntel', maxTouchPoints: 0 }],
  ['Firefox of Windows', 'pc-firefox', { userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:139.0) Gecko/20100101 Firefox/139.0', platform: 'Win32' }],
  ['Firefox of a Mac', 'pc-firefox', { userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:139.0) Gecko/20100101 Firefox/139.0', platform: 'MacIntel', maxTouchPoints: 0 }],
  ['LINE of an iPhone', 'in-app', { userAgent: `${IPHONE} Mobile/15E148 Safari Line/15.8.0`, platform: 'iPhone', maxTouchPoints: 5 }],
  ['LINE of an Android phone', 'in-app', { userAgent: `${ANDROID} Version/4.0 Chrome/137.0.7151.61 Mobile Safari/537.36 Line/15.8.0/IAB`, maxTouchPoints: 5, userAgentData: { platform: 'Android' } }],
  ['Facebook of an iPhone', 'in-app', { userAgent: `${IPHONE} Mobile/22F76 [FBAN/FBIOS;FBAV/514.0.0.46.81;FBBV/737217104;FBDV/iPhone15,2;FBMD/iPhone;FBSN/iOS;FBSV/18.5]`, platform: 'iPhone', maxTouchPoints: 5 }],
  ['Facebook of an Android phone', 'in-app', { userAgent: `${ANDROID.replace(') Apple', '; wv) Apple')} Version/4.0 Chrome/137.0.7151.61 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/513.0.0.51.60;]`, maxTouchPoints: 5 }],
  ['Instagram of an iPhone', 'in-app', { userAgent: `${IPHONE} Mobile/22F76 Instagram 382.0.0.29.77 (iPhone15,2; iOS 18_5; ja_JP; ja; scale=3.00; 1179x2556)`, platform: 'iPhone', maxTouchPoints: 5 }],
  ['any app of Android that shows a page itself', 'in-app', { userAgent: 'Mozilla/5.0 (Linux; Android 13; SH-53C Build/S4047; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/137.0.7151.61 Mobile Safari/537.36', maxTouchPoints: 5 }],
  ['Opera of Windows', 'other', { userAgent: `${WINDOWS} Chrome/135.0.0.0 Safari/537.36 OPR/120.0.0.0`, platform: 'Win32' }],
  ['a Fire tablet', 'other', { userAgent: 'Mozilla/5.0 (Linux; Android 11; KFRASWI) AppleWebKit/537.36 (KHTML, like Gecko) Silk/135.3.7 like Chrome/135.0.7049.100 Safari/537.36', maxTouchPoints: 10 }],
  ['the browser of GNOME', 'other', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15', platform: 'Linux x86_64' }],
  ['a television', 'other', { userAgent: 'Mozilla/5.0 (PlayStation; PlayStation 5/2.26) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/13.0 Safari/605.1.15' }],
  ['a browser that says nothing', 'other', {}],
]

describe('the way to the home screen', () => {
  test.each(VISITORS)('%s: %s', (_, platform, visitor) => {
    expect(platformOf(visitor)).toBe(platform)
  })

  test('every kind of device is tried', () => {
    expect(new Set(VISITORS.map(([, platform]) => platform))).toEqual(new Set(PLATFORMS))
  })
})
