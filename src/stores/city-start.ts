import type { DeviceMemory } from '../storage/device-memory'
import type { CityStores } from '../storage/city-stores'
import type { SyncRequest } from '../sync/synchronise'
import type { CityServices } from './city-services'
import { dropCityPages, eraseCityCaches } from '../pwa/erase-app'
import { forgetChoice, keepChoice, knownCity, readChoice } from '../storage/chosen-city'
import { cityMemory, cityStores, eraseCityStores, isOfCity } from '../storage/city-stores'
import { readKept } from '../storage/library-kept'
import { cacheMirror } from '../storage/notebook-mirror'
import { cityLists } from '../sync/city-lists'
import { httpCityList } from '../sync/http-city-list'

type Trust = SyncRequest['trust']

/** Where the list lies below the site's `feed/`. */
const LIST_FOLDER = 'cities/'

/** The place where the list verified last is kept. */
const LIST_CACHE = 'cities'

/** What a site with several cities starts with. */
export interface CityStart {
  /** Whether the reader has to choose first. */
  readonly choosing: boolean
  readonly trust: Trust
  readonly stores: CityStores
  readonly memory: DeviceMemory
  /** Address of the folder with the city's feed. */
  readonly feed: string
  /** The city's name until its own edition says it; undefined for the city the app was built for. */
  readonly title: string | undefined
  /** Whether it is the city the app was built for. */
  readonly home: boolean
  readonly services: CityServices
}

export interface CityStartRequest {
  /** What the page says of the list: its name and the keys that may sign it, as JSON. */
  readonly said: string
  readonly home: Trust
  readonly memory: DeviceMemory
  /** The address of the site, with a slash at its end. */
  readonly base: string
  readonly restart: () => void
}

/** Which city this start is for: the one chosen, or the app's own where its plan lies here from before there were others. */
export function cityStart({ said, home, memory, base, restart }: CityStartRequest): CityStart {
  const choice = readChoice(memory) ?? (readKept(home.feed, memory) === undefined ? undefined : home.feed)
  const known = choice === undefined || choice === home.feed ? undefined : knownCity(choice, memory)
  const shown = choice === home.feed ? home.feed : known?.city.feed
  const feed = shown ?? home.feed
  // Pages of another city, kept from the time before there was a choice, must not stand before this one's.
  void dropCityPages()
  return {
    choosing: shown === undefined,
    trust: known?.trust ?? home,
    stores: cityStores(feed, home.feed),
    memory: cityMemory(memory, feed, home.feed),
    feed: new URL(known?.city.at ?? './', new URL(`${base}feed/`, location.href)).href,
    title: known?.city.name,
    home: feed === home.feed,
    services: {
      lists: cityLists({
        source: httpCityList(`${base}feed/${LIST_FOLDER}`),
        trust: trustIn(said),
        home,
        kept: cacheMirror('caches' in window ? caches : undefined, LIST_CACHE),
        memory,
      }),
      home: home.feed,
      shown,
      remember: chosen => keepChoice(chosen, memory),
      forget: () => forgetChoice(memory),
      erase: async gone => [...await eraseCityCaches(name => isOfCity(name, gone, home.feed)), ...await eraseCityStores(gone, home.feed, memory)],
      restart: () => void dropCityPages().then(restart),
    },
  }
}

/** The list's name and keys; the page comes with the app, so what it says is the build's own word. */
function trustIn(said: string): Trust {
  const trust: Trust = JSON.parse(said)
  return trust
}
