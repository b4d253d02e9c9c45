/** Japan's clock is nine hours ahead of UTC all year round, in milliseconds. */
const AHEAD = 9 * 60 * 60 * 1000

/**
 * The calendar day (`YYYY-MM-DD`) and the clock (`HH:MM`) in Japan at an instant, whatever the device's own time zone.
 *
 * Reckoned by hand: the browser's own reckoning takes a slow phone a tenth of a second to load.
 *
 * @throws {RangeError} if the instant is not a date.
 */
export function japanTime(instant: Date): { readonly date: string, readonly time: string } {
  const [date = '', clock = ''] = new Date(instant.getTime() + AHEAD).toISOString().split('T')
  return { date, time: clock.slice(0, 5) }
}
