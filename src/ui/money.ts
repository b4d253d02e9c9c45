import { number } from './format'

/** Units people count money with, each ten thousand times the one after it; the first is 10¹² yen. */
const UNITS = ['兆', '億', '万'] as const

/**
 * An amount in 千円 in the words people count money with: 234,567 → 「2億3,456万7千円」. Nothing is rounded.
 *
 * @throws {RangeError} if the amount is not a whole number of 千円 that can be counted exactly.
 */
export function moneyWords(thousands: number): string {
  if (!Number.isSafeInteger(thousands))
    throw new RangeError(`not a whole amount in 千円: ${thousands}`)
  if (thousands === 0)
    return '0円'
  const amount = Math.abs(thousands)
  const parts = UNITS.map((unit, index) => {
    const size = 10 ** (1 + 4 * (UNITS.length - 1 - index))
    const count = index === 0 ? Math.floor(amount / size) : Math.floor(amount / size) % 10_000
    return count === 0 ? '' : `${count.toLocaleString('en-US')}${unit}`
  })
  const rest = amount % 10
  return `${thousands < 0 ? '−' : ''}${parts.join('')}${rest === 0 ? '' : `${rest}千`}円`
}

/** 45964 → 「45,964千円」, as the city prints it. */
export function thousandYen(value: number): string {
  return `${number(value)}千円`
}

/** 45964 → 「4,596万4千円（45,964千円）」: how it is read, and exactly what is printed. */
export function money(value: number): string {
  return `${moneyWords(value)}（${thousandYen(value)}）`
}

/** A part of a whole: 「48.4％」; a small part is not nothing. */
export function partOfWhole(percent: number): string {
  return percent > 0 && percent < 0.05 ? '0.1％未満' : `${percent.toFixed(1)}％`
}

/** A part of a whole as people feel it: 「100円のうち約48円」. */
export function outOfHundred(percent: number): string {
  if (percent === 0)
    return '0円'
  return percent < 0.5 ? '100円のうち1円に満たない額' : `100円のうち約${Math.round(percent)}円`
}
