import type { CityListSource } from './city-lists'
import { CITY_LIST_FILE } from '../feed/city-list'
import { CITY_LIST_LIMIT } from '../feed/limits'
import { success } from '../domain/outcome'
import { askHost, httpFeedSource } from './http-feed-source'

/** A list of cities on a static host, under a folder address that ends with a slash. */
export function httpCityList(folder: string, fetcher: typeof fetch = (...args) => fetch(...args)): CityListSource {
  const files = httpFeedSource(folder, fetcher)
  return {
    list: async (signal) => {
      const answer = await askHost(fetcher, { url: `${folder}${CITY_LIST_FILE}`, init: { cache: 'no-store' }, limit: CITY_LIST_LIMIT }, signal)
      return answer.ok ? success(answer.value.bytes) : answer
    },
    file: ({ sha256, bytes }, signal) => files.shard({ sha256, bytes, reload: false }, () => {}, signal),
  }
}
