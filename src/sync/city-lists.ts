import type { ListedCity } from '../domain/listed-city'
import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { CityList, FirstRootsEntry } from '../feed/city-list'
import type { Trust } from '../feed/envelope'
import type { FeedFailure } from '../feed/feed-failure'
import type { KnownCity } from '../feed/known-city'
import type { DeviceMemory } from '../storage/device-memory'
import type { NotebookMirror } from '../storage/notebook-mirror'
import type { FetchFailure } from './feed-source'
import { refusal, success } from '../domain/outcome'
import { decodeUtf8, encodeUtf8 } from '../feed/bytes'
import { CITY_LIST_FILE, openCityList } from '../feed/city-list'
import { firstRoot } from '../feed/first-roots'
import { keepKnownCity, knownCity } from '../storage/chosen-city'
import { raiseFloor, readFloor } from '../storage/floor'

type Failure = FetchFailure | FeedFailure

/** Where a list of cities lies. */
export interface CityListSource {
  readonly list: (signal: AbortSignal) => Promise<Outcome<Bytes, Failure>>
  readonly file: (entry: FirstRootsEntry, signal: AbortSignal) => Promise<Outcome<Bytes, Failure>>
}

/** A list that can be chosen from; `fresh` came from the host just now, else it is the one kept here. */
export interface FoundList {
  readonly list: CityList
  readonly fresh: boolean
}

/** The list of cities as this device can have it. */
export interface CityLists {
  /** Looks for the newest list; without a connection, or where the host has nothing better, the one kept is taken. */
  readonly look: (signal: AbortSignal) => Promise<Outcome<FoundList, Failure>>
  /** Makes a city known here by the first root its list pins; what is known already needs no connection. */
  readonly take: (list: CityList, city: ListedCity, signal: AbortSignal) => Promise<Outcome<KnownCity, Failure>>
}

export interface CityListParts {
  readonly source: CityListSource
  /** The list's name and the keys that may sign it. */
  readonly trust: Pick<Trust, 'feed' | 'keys'>
  /** The city the app was built for: its keys come with the app. */
  readonly home: Trust
  /** Where the list last verified is kept. */
  readonly kept: Pick<NotebookMirror, 'readAll' | 'write'>
  readonly memory: DeviceMemory
}

export function cityLists({ source, trust, home, kept, memory }: CityListParts): CityLists {
  async function keptList(): Promise<CityList | undefined> {
    const held = await kept.readAll()
    const text = held.ok ? held.value.get(CITY_LIST_FILE) : undefined
    const opened = text === undefined ? undefined : await openCityList(encodeUtf8(text), trust)
    // An old copy put back in its place is as good as none.
    return opened?.ok && opened.value.version >= readFloor(trust.feed, memory) ? opened.value : undefined
  }

  /** The host's list, unless it is older than one seen here, or the same version says something else. */
  async function served(held: CityList | undefined, signal: AbortSignal): Promise<Outcome<CityList, Failure>> {
    const bytes = await source.list(signal)
    if (!bytes.ok)
      return bytes
    const opened = await openCityList(bytes.value, trust)
    if (!opened.ok)
      return opened
    const { version } = opened.value
    const floor = readFloor(trust.feed, memory)
    if (version < floor)
      return refusal({ kind: 'older', found: version, held: floor })
    if (held?.version === version && JSON.stringify(held) !== JSON.stringify(opened.value))
      return refusal({ kind: 'conflicting', version })
    raiseFloor(trust.feed, version, memory)
    const text = decodeUtf8(bytes.value)
    if (text.ok)
      await kept.write(new Map([[CITY_LIST_FILE, text.value]]))
    return opened
  }

  return {
    async look(signal) {
      const held = await keptList()
      const fresh = await served(held, signal)
      if (fresh.ok)
        return success({ list: fresh.value, fresh: true })
      return held ? success({ list: held, fresh: false }) : fresh
    },
    async take(list, city, signal) {
      const entry = list.roots.find(({ prefecture }) => city.code.startsWith(prefecture))
      if (!entry)
        return refusal({ kind: 'inconsistent', what: `no first roots for ${city.code}` })
      const known = knownCity(city.feed, memory)
      if (city.feed === home.feed)
        return keep({ city, trust: home, pinned: entry.sha256 })
      if (known?.pinned === entry.sha256)
        return keep({ ...known, city })
      const file = await source.file(entry, signal)
      if (!file.ok)
        // Known by an earlier list: steps of its chain lead on from there.
        return known && file.failure.kind === 'offline' ? success(known) : file
      const root = await firstRoot(file.value, entry, city)
      return root.ok ? keep({ city, trust: root.value, pinned: entry.sha256 }) : root
    },
  }

  function keep(known: KnownCity): Outcome<KnownCity, Failure> {
    keepKnownCity(known, memory)
    return success(known)
  }
}
