import type { FiscalYear } from './fiscal-year'
import type { Link } from './item-ref'
import type { Schedule } from './schedule'
import type { SourceRef } from './source'

/** One word of the two ways into the services: 対象 (who) and 困りごと (what for). */
export interface Topic {
  readonly axis: 'audience' | 'need'
  readonly id: string
  readonly no: number
  readonly name: string
  readonly hint: string
}

/** A figure of a service: a year, or a period in the document's own words. */
export interface ServiceFigure {
  readonly year?: FiscalYear | undefined
  readonly period: string
  readonly label: string
  readonly value: number
  readonly unit: string
  readonly note: string
  readonly source: SourceRef
}

/**
 * 相談先・サービス. Field names follow the Human Services Data Specification where it has them (organization, location,
 * phone, schedule); an empty field says that no document tells it.
 */
export interface Service {
  readonly id: string
  readonly name: string
  /** What kind of thing it is, in the publisher's words: 相談窓口, 給付・助成 … */
  readonly type: string
  readonly summary: string
  /** Words people use who look for it, for the search only; the publisher's own. */
  readonly keywords: readonly string[]
  readonly userType: '個人' | '団体' | '担い手'
  /** Topic ids of the axis `audience`. */
  readonly audiences: readonly string[]
  /** Topic ids of the axis `need`. */
  readonly needs: readonly string[]
  /** Who runs it. */
  readonly organization: readonly string[]
  /** The 課 a reader can ask for. */
  readonly department: readonly string[]
  readonly location: readonly string[]
  /** Hours in the document's own words; `schedules` holds what can be computed with. */
  readonly hours: string
  readonly phone: string
  /** ISO year, month or day. */
  readonly opened: string
  /** The fiscal year the newest document speaks of. */
  readonly asOf?: FiscalYear | undefined
  /** ISO day on which somebody asked the window itself; empty where nobody has. */
  readonly lastChecked: string
  readonly note: string
  readonly schedules: readonly Schedule[]
  readonly figures: readonly ServiceFigure[]
  readonly links: readonly Link[]
  readonly source: SourceRef
  readonly otherSources: readonly SourceRef[]
}

/** Services for somebody, for something, or both; services open to everybody count for every audience. */
export function findServices(services: readonly Service[], wanted: { readonly audience?: string | undefined, readonly need?: string | undefined }, everybody = 'general'): readonly Service[] {
  const { audience, need } = wanted
  const fits = services.filter(service =>
    (audience === undefined || service.audiences.includes(audience) || service.audiences.includes(everybody))
    && (need === undefined || service.needs.includes(need)))
  // Made for the audience first, then those for everybody.
  return audience === undefined ? fits : [...fits].sort((a, b) => Number(b.audiences.includes(audience)) - Number(a.audiences.includes(audience)))
}

/** After this many days a check of a window is told to be old. */
const CHECK_GOOD_FOR = 365

/** How far the contents of a service can be trusted today. */
export type Checked = { readonly kind: 'never' } | { readonly kind: 'fresh' | 'old', readonly day: string }

export function checkedAt(service: Pick<Service, 'lastChecked'>, today: Date): Checked {
  if (service.lastChecked === '')
    return { kind: 'never' }
  const days = (today.getTime() - new Date(`${service.lastChecked}T00:00:00+09:00`).getTime()) / 86_400_000
  return { kind: days > CHECK_GOOD_FOR ? 'old' : 'fresh', day: service.lastChecked }
}
