import type { Indicator, YearReading } from '../domain/indicator'
import { gapToTarget, isBroken, latestReported, reportedBefore } from '../domain/indicator'
import { amount, eraYear, number } from './format'
import { ABSENCE } from './text/common'
import { INDICATOR } from './text/indicator'

/** Puts a unit in the language shown. */
type Word = (unit: string) => string

/** One sentence on where an indicator stands: 「令和6年度は目標67.6％に対し65.6％。あと2.0ポイント。」 */
export function indicatorSentence(indicator: Indicator, word?: Word): string {
  const year = latestReported(indicator)
  return year ? yearSentence(indicator, year, word) : INDICATOR.sentenceNoResult
}

function yearSentence(indicator: Indicator, year: YearReading, word?: Word): string {
  const name = eraYear(year.year)
  if (year.result.kind !== 'reported')
    return INDICATOR.sentenceNoResult
  const result = amount(year.result.value, indicator.unit, word)
  if (year.target.kind !== 'set')
    return INDICATOR.sentenceNoTarget(name, result, ABSENCE[year.target.kind])
  const target = amount(year.target.value, indicator.unit, word)
  const gap = gapToTarget(year, indicator.better) ?? 0
  if (gap <= 0)
    return indicator.better === 'higher' ? INDICATOR.sentenceReached(name, target, result) : INDICATOR.sentenceReachedLower(name, target, result)
  return indicator.better === 'higher'
    ? INDICATOR.sentenceShort(name, target, result, difference(gap, indicator.unit, word))
    : INDICATOR.sentenceShortLower(name, target, result, difference(gap, indicator.unit, word))
}

/** How the newest result moved since the reported year before it, if there is one. */
export function movementSentence(indicator: Indicator, word?: Word): string | undefined {
  const latest = latestReported(indicator)
  const before = latest && reportedBefore(indicator, latest.year)
  if (latest?.result.kind !== 'reported' || before?.result.kind !== 'reported')
    return undefined
  if (isBroken(indicator, before.year, latest.year))
    return INDICATOR.notCompared(eraYear(before.year))
  const moved = Math.round((latest.result.value - before.result.value) * 10_000) / 10_000
  if (moved === 0)
    return INDICATOR.noChange(eraYear(before.year))
  const by = difference(Math.abs(moved), indicator.unit, word)
  return moved > 0 ? INDICATOR.rose(by, eraYear(before.year)) : INDICATOR.fell(by, eraYear(before.year))
}

/** A difference in words: percentages differ by points. */
function difference(value: number, unit: string, word?: Word): string {
  return unit === '％' ? `${Number.isInteger(value * 10) ? value.toFixed(1) : number(value)}${INDICATOR.points}` : amount(value, unit, word)
}
