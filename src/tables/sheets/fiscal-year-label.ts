import type { FiscalYear } from '../../domain/fiscal-year'
import { squash } from './squash'

/** The last year of 平成; 平成32年度 was printed in many plans and never came. */
const LAST_HEISEI = 31

/**
 * The fiscal year a heading names: 「R3」「令和３年度」「平成31」「2021年度」「令和3年度（2021）」.
 *
 * Undefined where it names none, names a year that never came (平成32), or says two that differ.
 */
export function readFiscalYear(label: string): FiscalYear | undefined {
  const found = /^(?:FY)?(?:(令和|R|平成|H)\.?(元|\d{1,2})|(20\d{2}))(?:年度|年)?(?:\((?:(20\d{2})|(?:令和|R)(元|\d{1,2}))(?:年度|年)?\))?$/i.exec(squash(label))
  if (!found)
    return undefined
  const [, era, eraYear, western, sameWestern, sameReiwa] = found
  const year = era === undefined ? Number(western) : eraToWestern(era, eraYear ?? '')
  const same = sameWestern !== undefined ? Number(sameWestern) : sameReiwa !== undefined ? eraToWestern('R', sameReiwa) : year
  return year === same ? year : undefined
}

function eraToWestern(era: string, text: string): FiscalYear | undefined {
  const year = text === '元' ? 1 : Number(text)
  if (year < 1)
    return undefined
  if (/^(?:令和|r)$/i.test(era))
    return 2018 + year
  return year <= LAST_HEISEI ? 1988 + year : undefined
}
