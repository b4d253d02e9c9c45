import type { HelpPicture } from '../../src/ui/help-topics'
import { describe, expect, test } from 'vitest'
import { createMemoryHistory } from 'vue-router'
import { HELP_JOBS, HELP_PICTURES, HELP_TOPICS } from '../../src/ui/help-topics'
import { INSTALL_PICTURES, platformsFrom, reasonFor } from '../../src/ui/install/install-pictures'
import { createAppRouter } from '../../src/ui/router'
import { HELP as ENGLISH_HELP } from '../../src/ui/text/en/help'
import { GUIDE, INSTALL } from '../../src/ui/text/guide'
import { HELP } from '../../src/ui/text/help'
import { spokenIn } from './spoken'

type Modules = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const JAPANESE: Modules = import.meta.glob('../../src/ui/text/*.ts', { eager: true })
const ENGLISH: Modules = import.meta.glob('../../src/ui/text/en/*.ts', { eager: true })

/** Words of the device and of other apps, which no screen of ours says; and one that comes with a number. */
const FOREIGN = ['Safariで開く', 'ブラウザーで開く', '第2版', 'Open in Safari', 'Open in browser', 'Edition 2']

/** What the screens say, the help and the guide themselves left out. */
function screensSay(modules: Modules): string {
  return Object.entries(modules).filter(([file]) => !/\/(?:help|guide|language|english|design)\.ts$/.test(file))
    .flatMap(([, module]) => Object.entries(module))
    .flatMap(([name, table]) => spokenIn(table, name, {}).map(({ said }) => said)).join('\n')
}

/** Words the help says stand on the screens. */
function quotedIn(table: unknown, quotes: RegExp): readonly string[] {
  return [...new Set(spokenIn(table, 'HELP', {}).flatMap(({ place, said }) => place.endsWith('.go') ? [] : [...said.matchAll(quotes)].map(([, word]) => word ?? '')))]
}

describe('the help names what is on the screens, as it stands there', () => {
  test.each([
    ['Japanese', HELP, JAPANESE, /「([^」]+)」/g],
    ['English', ENGLISH_HELP, ENGLISH, /“([^”]+)”/g],
  ] as const)('in %s', (_, help, modules, quotes) => {
    const said = screensSay(modules)
    const quoted = quotedIn(help, quotes).filter(word => !FOREIGN.includes(word))
    expect(quoted.length).toBeGreaterThan(15)
    expect(quoted.filter(word => word !== GUIDE.label && word !== help.title && !said.includes(word))).toEqual([])
  })
})

describe('the help', () => {
  test('tells every job and every topic, each once', () => {
    expect(HELP_JOBS.map(({ job }) => job).sort()).toEqual(Object.keys(HELP.jobs).sort())
    expect(HELP_TOPICS.map(({ topic }) => topic).sort()).toEqual(Object.keys(HELP.topics).sort())
  })

  test('shows every picture once', () => {
    const shown: readonly HelpPicture[] = [...HELP_JOBS.flatMap(({ pictures }) => pictures), ...HELP_TOPICS.flatMap(({ picture }) => picture ?? [])]
    expect([...shown].sort()).toEqual([...HELP_PICTURES].sort())
    expect(Object.keys(HELP.pictures).sort()).toEqual([...HELP_PICTURES].sort())
  })

  test('leads to screens there are', () => {
    const router = createAppRouter(createMemoryHistory(), async () => {})
    const names = [...HELP_JOBS.flatMap(({ start }) => start?.to ?? []), '/help', '/help/install'].map(to => router.resolve(to).name)
    expect(names).toEqual(['plans', 'search', 'services', 'indicators', 'sources', 'crosswalk', 'help', 'install'])
  })
})

describe('the way to the home screen', () => {
  test.each(platformsFrom('other'))('%s has steps, and no more pictures than steps', (platform) => {
    expect(INSTALL.steps[platform].length).toBeGreaterThan(1)
    expect(INSTALL_PICTURES[platform].length).toBeLessThanOrEqual(INSTALL.steps[platform].length)
  })

  test('begins with the device at hand and leaves none out', () => {
    expect(platformsFrom('android')[0]).toBe('android')
    expect([...platformsFrom('android')].sort()).toEqual(Object.keys(INSTALL.devices).sort())
  })

  test('warns of the seven days where Safari counts them and of data that stays in another app, and gives no reason where nothing can be installed', () => {
    expect(platformsFrom('ipad').map(reasonFor)).toEqual(['apple', 'apple', 'apple', 'other', 'other', 'mac', undefined, 'inApp', undefined])
  })
})
