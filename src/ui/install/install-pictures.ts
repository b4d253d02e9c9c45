import type { INSTALL } from '../text/guide'
import type { useGuideStore } from '../../stores/guide-store'
import { emWidth } from '../parts/em-width'

/** The kinds of device that have steps of their own. */
export type GuidePlatform = ReturnType<typeof useGuideStore>['platform']

export type InstallPicture = keyof typeof INSTALL.pictures

/** Which drawing stands beside which step; steps without one are said in words only. */
export const INSTALL_PICTURES: Readonly<Record<GuidePlatform, readonly (InstallPicture | undefined)[]>> = {
  'ipad': ['shareTop', 'addRow', 'home'],
  'iphone': ['shareBottom', 'addRow', 'home'],
  'iphone-other': [undefined, 'addRow', 'home'],
  'android': ['menuButton', 'menu', 'home'],
  'pc-chromium': ['address'],
  'pc-safari': ['dock'],
  'pc-firefox': ['bookmark'],
  'in-app': ['menuButton', 'inApp'],
  'other': [],
}

/** Every kind of device in the order of the guide, the one at hand first. */
export function platformsFrom(here: GuidePlatform): readonly GuidePlatform[] {
  const all: readonly GuidePlatform[] = ['ipad', 'iphone', 'iphone-other', 'android', 'pc-chromium', 'pc-safari', 'pc-firefox', 'in-app', 'other']
  return [here, ...all.filter(platform => platform !== here)]
}

/** Why it is worth the trouble: Safari clears what is not opened for a week, and what an app's window holds stays in it. Nothing where it cannot be done. */
export function reasonFor(platform: GuidePlatform): keyof typeof INSTALL.why | undefined {
  switch (platform) {
    case 'ipad':
    case 'iphone':
    case 'iphone-other': return 'apple'
    case 'pc-safari': return 'mac'
    case 'android':
    case 'pc-chromium': return 'other'
    case 'in-app': return 'inApp'
    default: return undefined
  }
}

/** Whether what the home screen opens has a store of its own, into which the plan must come once more. */
export function startsEmpty(platform: GuidePlatform): boolean {
  return platform === 'ipad' || platform === 'iphone' || platform === 'iphone-other' || platform === 'pc-safari'
}

/** How large the app's name may stand below its icon in the drawing. */
export function nameSize(name: string): number {
  return Math.min(22, 300 / emWidth(name))
}
