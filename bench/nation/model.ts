/** What one edition of a real size weighs, and what a month and a year do to it. All in bytes; `wire` is packed (Brotli 11). */
export interface MeasuredEdition {
  readonly name: string
  readonly files: number
  readonly raw: number
  readonly wire: number
  /** All shards in one file. */
  readonly wholeWire: number
  readonly manifestRaw: number
  readonly manifestWire: number
  readonly month: MeasuredChange
  readonly year: MeasuredChange
}

/** One edition after another. */
export interface MeasuredChange {
  /** Shards that are new in it. */
  readonly shardFiles: number
  readonly shardRaw: number
  readonly shardWire: number
  /** The delta pack from the edition before, and from nine editions before. */
  readonly packRaw: number
  readonly packWire: number
  readonly farPackRaw: number
  /** By how much the edition is larger afterwards. */
  readonly grownRaw: number
  readonly grownWire: number
}

/** One kind of municipality: how many there are, how large its edition is beside the measured ones, who reads it. */
export interface CityClass {
  readonly name: string
  readonly count: number
  readonly scale: readonly [number, number]
  readonly devices: number
}

export interface City {
  readonly edition: MeasuredEdition
  readonly scale: number
  readonly devices: number
}

/** What is taken for granted about readers and the app. */
export interface Habits {
  readonly years: number
  /** Starts of the app a year with a connection: each asks whether there is something new. */
  readonly opensPerYear: number
  /** Of one opening that finds nothing new. */
  readonly checkRequests: number
  readonly checkBytes: number
  /** Share of devices that are new each year, from the second year on. */
  readonly turnover: number
  /** Share of devices that come back too late for a pack and take the year's shards. */
  readonly away: number
  readonly appRequests: number
  readonly appBytes: number
  readonly appUpdatesPerYear: number
  readonly appUpdateRequests: number
  readonly appUpdateBytes: number
  /** Requests of an update beside the check that found it, and bytes of those that bring nothing. */
  readonly updateRequests: number
  readonly updateOverhead: number
  /** Editions a host keeps, and packs an edition lists. */
  readonly kept: number
  readonly packs: number
  /** Editions whose file of all shards stays, and the most such a file may weigh. */
  readonly keptWhole: number
  readonly wholeLimit: number
}

/** What the hosts of all cities come to. Bytes; `served` and `requests` by year. */
export interface Totals {
  readonly editions: number
  /** At the end: the editions kept; and had no file ever been removed. */
  readonly storedKept: number
  readonly storedAll: number
  /** Files written in the last year: uploads. */
  readonly uploads: number
  readonly served: readonly number[]
  readonly requests: readonly number[]
  /** Requests of the last year that ask whether there is something new, and of those that fetch a new app. */
  readonly checks: number
  readonly appRequests: number
  /** Bytes of the updates alone over all years, by packs and had there been none. */
  readonly updates: number
  readonly updatesWithoutPacks: number
}

/** So many cities of each kind; which edition a city has and how large it is comes from the dice. */
export function drawCities(classes: readonly CityClass[], editions: readonly MeasuredEdition[], dice: (below: number) => number): readonly City[] {
  return classes.flatMap(({ count, scale: [least, most], devices }) => Array.from({ length: count }, () => {
    const edition = editions[dice(editions.length)]
    if (!edition)
      throw new Error('no edition was measured')
    return { edition, scale: least + (most - least) * dice(1001) / 1000, devices }
  }))
}

/** Ten years of all cities; each publishes once a year, or every month, of which one edition is the year's. */
export function simulate(cities: readonly City[], perYear: 1 | 12, habits: Habits): Totals {
  const each = cities.map(city => simulateCity(city, perYear, habits))
  const sum = (pick: (totals: Totals) => number) => each.reduce((total, one) => total + pick(one), 0)
  const years = Array.from({ length: habits.years }, (_, year) => year)
  return {
    editions: sum(one => one.editions),
    storedKept: sum(one => one.storedKept),
    storedAll: sum(one => one.storedAll),
    uploads: sum(one => one.uploads),
    served: years.map(year => sum(one => one.served[year] ?? 0)),
    requests: years.map(year => sum(one => one.requests[year] ?? 0)),
    checks: sum(one => one.checks),
    appRequests: sum(one => one.appRequests),
    updates: sum(one => one.updates),
    updatesWithoutPacks: sum(one => one.updatesWithoutPacks),
  }
}

function simulateCity({ edition, scale, devices }: City, perYear: 1 | 12, habits: Habits): Totals {
  const { month, year } = edition
  const months = perYear - 1
  /** Counts of files do not shrink with a small city: it has the same collections. */
  const files = (count: number) => Math.round(count * Math.max(1, scale))
  const years = Array.from({ length: habits.years }, (_, index) => index)
  const grown = (index: number) => year.grownRaw * index
  const rawAt = (index: number) => scale * (edition.raw + grown(index))
  /** Whether all shards lie in one file as well; else a first visit fetches each. */
  const isWhole = (index: number) => rawAt(index) <= habits.wholeLimit
  const wireAt = (index: number) => scale * ((isWhole(index) ? edition.wholeWire : edition.wire) + year.grownWire * index) + edition.manifestWire

  const firstVisits = (index: number) => devices * (index === 0 ? 1 : habits.turnover)
  // The first edition is nobody's update.
  const yearly = (index: number) => index === 0 ? 0 : 1
  const punctual = devices * (1 - habits.away)
  const late = devices * habits.away
  const perUpdate = edition.manifestWire + habits.updateOverhead
  const latest = (index: number) => yearly(index) * late * (scale * year.shardWire + perUpdate)
  const updatesIn = (index: number) => punctual * (yearly(index) * (scale * year.packWire + perUpdate) + months * (scale * month.packWire + perUpdate)) + latest(index)
  const wholeIn = (index: number) => punctual * (yearly(index) * (scale * year.shardWire + perUpdate) + months * (scale * month.shardWire + perUpdate)) + latest(index)
  const updateRequestsIn = (index: number) => punctual * (yearly(index) + months) * habits.updateRequests + late * yearly(index) * (1 + files(year.shardFiles))
  const appUpdates = devices * habits.appUpdatesPerYear

  const older = Math.min(habits.kept, habits.years * perYear) - 1
  const olderYears = perYear === 1 ? older : Math.min(older, 1)
  const replaced = scale * (olderYears * year.shardRaw + (older - olderYears) * month.shardRaw)
  const newest = rawAt(habits.years - 1)
  const all = habits.years * perYear
  return {
    editions: all,
    storedKept: newest + replaced + packsOf(older + 1, all) + wholesOf(Math.min(habits.keptWhole, all), all) + (older + 2) * edition.manifestRaw,
    storedAll: newest + scale * ((habits.years - 1) * year.shardRaw + habits.years * months * month.shardRaw) + packsOf(all, all) + wholesOf(all, all) + (all + 1) * edition.manifestRaw,
    uploads: files(year.shardFiles) + months * files(month.shardFiles) + perYear * (habits.packs + 2 + (isWhole(habits.years - 1) ? 1 : 0)),
    served: years.map(index => firstVisits(index) * (habits.appBytes + wireAt(index)) + devices * habits.opensPerYear * habits.checkBytes + updatesIn(index) + appUpdates * habits.appUpdateBytes),
    requests: years.map(index => firstVisits(index) * (habits.appRequests + (isWhole(index) ? 1 : files(edition.files)) + 1) + devices * habits.opensPerYear * habits.checkRequests + updateRequestsIn(index) + appUpdates * habits.appUpdateRequests),
    checks: devices * habits.opensPerYear * habits.checkRequests,
    appRequests: firstVisits(habits.years - 1) * habits.appRequests + appUpdates * habits.appUpdateRequests,
    updates: years.reduce((sum, index) => sum + updatesIn(index), 0),
    updatesWithoutPacks: years.reduce((sum, index) => sum + wholeIn(index), 0),
  }

  /** Bytes of the files of all shards of the newest so many of all editions. */
  function wholesOf(newestEditions: number, of: number): number {
    const indices = Array.from({ length: newestEditions }, (_, back) => Math.floor((of - 1 - back) / perYear))
    return indices.filter(isWhole).reduce((bytes, index) => bytes + rawAt(index), 0)
  }

  /** Bytes of the packs of the newest so many of all editions: each from as many editions before it as there were, up to the limit. */
  function packsOf(newestEditions: number, of: number): number {
    const change = perYear === 1 ? year : month
    let bytes = 0
    for (let version = of - newestEditions + 1; version <= of; version++) {
      for (let back = 1; back <= Math.min(habits.packs, version - 1); back++) {
        const pack = change.packRaw + (change.farPackRaw - change.packRaw) * Math.min(back - 1, 8) / 8
        // The publisher lists no pack that weighs as much as the shards it spares.
        bytes += pack < change.shardRaw ? scale * pack : 0
      }
    }
    return bytes
  }
}
