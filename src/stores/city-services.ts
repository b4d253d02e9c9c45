import type { CityLists } from '../sync/city-lists'

/** What the stores need where a site has several cities to choose from. */
export interface CityServices {
  readonly lists: CityLists
  /** The feed of the city the app was built for. */
  readonly home: string
  /** The feed of the city that is read; undefined while none was chosen. */
  readonly shown: string | undefined
  /** Remembers a choice for the next start. */
  readonly remember: (feed: string) => void
  /** Lets the next start ask again which city to read. */
  readonly forget: () => void
  /** Removes what lies on the device for one city; answers what is still there. */
  readonly erase: (feed: string) => Promise<readonly string[]>
  /** Begins anew at the first screen, with the city that is chosen then. */
  readonly restart: () => void
}
