/** The kinds of device that each have a way of their own to put the app on the home screen. */
export const PLATFORMS = ['ipad', 'iphone', 'iphone-other', 'android', 'pc-chromium', 'pc-safari', 'pc-firefox', 'in-app', 'other'] as const

/**
 * Which way leads to the home screen here.
 *
 * `iphone-other` Chrome, Edge or Firefox of an iPhone, which have the share button elsewhere than Safari ·
 * `in-app` a page inside LINE and the like, which cannot be installed · `other` a browser with no way but a bookmark.
 */
export type Platform = typeof PLATFORMS[number]

/** What a browser says of itself; a part of `Navigator`, in which nothing is certain to be there. */
export interface Visitor {
  readonly userAgent?: string
  readonly platform?: string
  readonly maxTouchPoints?: number
  readonly userAgentData?: { readonly platform?: string } | undefined
}

/** Apps that show pages in a window of their own, by the names they leave in the user agent. */
const IN_APP = /\bLine\/|FBAN|FBAV|FB_IAB|Instagram|Twitter for|TwitterAndroid|MicroMessenger|BytedanceWebview|musical_ly|YJApp|jp\.co\.yahoo|GSA\/|KAKAOTALK|; wv\)/

/** Browsers that name Chrome in the user agent but cannot install an app. */
const NO_INSTALL = /Silk\/|DuckDuckGo/
/** Browsers of Apple's phones and tablets that are not Safari. */
const NOT_SAFARI = /CriOS|FxiOS|EdgiOS/

/** Opera installs apps on Android only. */
const OPERA = /\bOPR\/|Opera/

/** Safari has 「Dockに追加」 from this version on. */
const DOCK_SINCE = 17

/** Which kind of device this is, as far as it can be told. */
export function platformOf({ userAgent = '', platform = '', maxTouchPoints = 0, userAgentData }: Visitor): Platform {
  if (IN_APP.test(userAgent))
    return 'in-app'
  if (/\b(?:iPhone|iPod)\b/.test(userAgent) || /^(?:iPhone|iPod)/.test(platform))
    return NOT_SAFARI.test(userAgent) ? 'iphone-other' : 'iphone'
  // iPadOS 13 and later calls itself a Macintosh; no Macintosh has a screen to touch.
  if (/\biPad\b/.test(userAgent + platform) || (/Macintosh/.test(userAgent) && (maxTouchPoints > 1 || NOT_SAFARI.test(userAgent))))
    return 'ipad'
  // 「PC版サイト」 on Android hides the word in the user agent only.
  const isAndroid = /Android/.test(userAgent) || userAgentData?.platform === 'Android'
  if (NO_INSTALL.test(userAgent) || (!isAndroid && OPERA.test(userAgent)))
    return 'other'
  return isAndroid ? 'android' : pcPlatform(userAgent)
}

function pcPlatform(userAgent: string): Platform {
  if (!/Windows NT|Macintosh|CrOS|X11|Linux/.test(userAgent))
    return 'other'
  if (/Firefox\//.test(userAgent))
    return 'pc-firefox'
  if (/(?:Chrome|Chromium|Edg)\//.test(userAgent))
    return 'pc-chromium'
  const [, safari] = /Version\/(\d+)[.\d]* Safari\//.exec(userAgent) ?? []
  return /Macintosh/.test(userAgent) && Number(safari ?? 0) >= DOCK_SINCE ? 'pc-safari' : 'other'
}
