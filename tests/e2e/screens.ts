import { LAST_PART } from './notes'

/** Every screen the accessibility tests open, by its address under the app's base; a new screen is added here. */
export const SCREENS = [
  '',
  'plans',
  'plans/r2',
  'plans/r8',
  'plans/r2/goals/3',
  'plans/r8/goals/3',
  'plans/r2/initiatives/4-1-2-10',
  'plans/r2/initiatives/4-1-5-13',
  'plans/r2/initiatives/6-2-1-1',
  'indicators',
  'indicators/consult-nearby',
  'indicators/volunteer-groups',
  'initiatives',
  'evaluation',
  'evaluation/2020?by=kind',
  'evaluation/2022',
  'evaluation/2020/report',
  'initiatives?grade=D',
  'plans/r2/goals/4',
  'departments',
  'departments/福祉総務課',
  'crosswalk',
  'programmes',
  'programmes/健福-06',
  'meetings',
  'meetings/2024-01-11-renrakukai',
  'meetings/brief',
  'meetings/take',
  'meetings/opinions',
  'meetings/collect',
  'look',
  'services',
  'services?need=money&audience=elderly',
  'services?need=childcare&audience=elderly',
  'services/kodomo-kirakira',
  'services/tsudoi-hiroba',
  'visits',
  'glossary',
  'discrepancies',
  'sources',
  'sources/meeting-2024-01-11#line-53',
  'open',
  'search?q=見守り',
  'notes',
  'help',
  'help/install',
  'settings',
  'publish',
  'accessibility',
  'no-such-page',
] as const

/** The screens opened in all three engines. */
export const MAIN_SCREENS = [
  '',
  'plans/r2/goals/3',
  'plans/r2/initiatives/4-1-2-10',
  'indicators/consult-nearby',
  'services',
  'services/kodomo-kirakira',
  'search?q=見守り',
  'settings',
] as const satisfies readonly (typeof SCREENS[number])[]

/** True in the page once its end is drawn, its notes are read and its fonts are there. */
export const DRAWN = `document.querySelector('${LAST_PART}') !== null && document.querySelector('[data-header-edition]') !== null && document.querySelector('[data-notes-opening]') === null && document.fonts.status === 'loaded'`

/** Opens what is folded in the page's main part, so that it is looked at too; its charts are drawn only now. */
function unfolding(most?: number): string {
  return `[...document.querySelectorAll('main details')].slice(0, ${most}).forEach(details => details.setAttribute('open', ''))`
}

export const UNFOLD = unfolding()

/** As {@link UNFOLD}, of long lists only the beginning: what stands in them is alike, and looking at all of it ten times is what takes long. */
export const UNFOLD_SOME = unfolding(24)

/** True once every chart has been given its size. */
export const CHARTED = `[...document.querySelectorAll('canvas')].every(canvas => canvas.style.width !== '')`
