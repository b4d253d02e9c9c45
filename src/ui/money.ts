import { number } from './format'
import { language } from './text/language'
import { UNITS } from './text/units'

/** Units people count money with, each ten thousand times the one after it; the first is 10¹² yen. */
const MYRIADS = ['兆', '億', '万'] as const

/** 234,567 → 「2億3,456万7千円」. */
function inMyriads(thousands: number): string {
  const parts = MYRIADS.map((unit, index) => {
    const size = 10 ** (1 + 4 * (MYRIADS.length - 1 - index))
    const count = index === 0 ? Math.floor(thousands / size) : Math.floor(thousands / size) % 10_000
    return count === 0 ? '' : `${number(count)}${unit}`
  })
  const rest = thousands % 10
  return `${parts.join('')}${rest === 0 ? '' : `${rest}千`}円`
}

/** 234,567 → “¥234,567,000”; the zeros are written, as the product may be too large to count exactly. */
function inYen(thousands: number): string {
  return `¥${number(thousands)},000`
}

/**
 * An amount in 千円 as people count money: 234,567 → 「2億3,456万7千円」, “¥234,567,000”. Nothing is rounded.
 *
 * @throws {RangeError} if the amount is not a whole number of 千円 that can be counted exactly.
 */
export function moneyWords(thousands: number): string {
  if (!Number.isSafeInteger(thousands))
    throw new RangeError(`not a whole amount in 千円: ${thousands}`)
  if (thousands === 0)
    return UNITS.noYen
  const write = language.value === 'en' ? inYen : inMyriads
  return `${thousands < 0 ? '−' : ''}${write(Math.abs(thousands))}`
}

/** 45964 → 「45,964千円」, “¥45,964 thousand”, as the city prints it. */
export function thousandYen(value: number): string {
  return UNITS.thousandYen(value < 0 ? '-' : '', number(Math.abs(value)))
}

/** 45964 → 「4,596万4千円（45,964千円）」: how it is read, and exactly what is printed. */
export function money(value: number): string {
  return UNITS.readAndPrinted(moneyWords(value), thousandYen(value))
}

/** A part of a whole: 「48.4％」; a small part is not nothing. */
export function partOfWhole(percent: number): string {
  return percent > 0 && percent < 0.05 ? UNITS.tinyPercent : UNITS.percent(percent.toFixed(1))
}

/** A part of a whole as people feel it: 「100円のうち約48円」, “about ¥48 of every ¥100”. */
export function outOfHundred(percent: number): string {
  if (percent === 0)
    return UNITS.noYen
  return percent < 0.5 ? UNITS.underOneOfHundred : UNITS.outOfHundred(Math.round(percent))
}
