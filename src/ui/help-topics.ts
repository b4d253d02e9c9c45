import type { HELP } from './text/help'

/** The screens the help shows; the browser tests take the pictures and say when they have aged. */
export const HELP_PICTURES = ['goal', 'initiative', 'search', 'services', 'call', 'indicator', 'source', 'crosswalk', 'hand', 'reading', 'device'] as const

export type HelpPicture = typeof HELP_PICTURES[number]

/** Every picture is a whole phone screen of this size, in CSS pixels. */
export const HELP_PICTURE_SIZE = { width: 390, height: 640 } as const

interface HelpJob {
  readonly job: keyof typeof HELP.jobs
  readonly pictures: readonly HelpPicture[]
  /** Where the job begins, if it is a screen of its own. */
  readonly start?: { readonly to: string, readonly place: keyof typeof HELP.places }
}

/** The jobs in the order of the help. */
export const HELP_JOBS: readonly HelpJob[] = [
  { job: 'home', pictures: ['goal'], start: { to: '/plans', place: 'plans' } },
  { job: 'together', pictures: ['search', 'initiative'], start: { to: '/search', place: 'search' } },
  { job: 'call', pictures: ['services', 'call'], start: { to: '/services', place: 'services' } },
  { job: 'numbers', pictures: ['indicator'], start: { to: '/indicators', place: 'indicators' } },
  { job: 'sources', pictures: ['source'], start: { to: '/sources', place: 'sources' } },
  { job: 'compare', pictures: ['crosswalk'], start: { to: '/crosswalk', place: 'crosswalk' } },
  { job: 'hand', pictures: ['hand'] },
]

interface HelpTopic {
  readonly topic: keyof typeof HELP.topics
  readonly picture?: HelpPicture
}

/** What the help says of the device, in order. */
export const HELP_TOPICS: readonly HelpTopic[] = [
  { topic: 'reading', picture: 'reading' },
  { topic: 'furigana' },
  { topic: 'aloud' },
  { topic: 'update', picture: 'device' },
  { topic: 'offline' },
  { topic: 'notes' },
  { topic: 'back' },
  { topic: 'erase' },
]
