import type { Service, Topic } from './service'
import { findServices } from './service'

/** What a reader looks for: for whom, and what for; either may be left open. */
export interface ServiceWish {
  readonly audience?: string | undefined
  readonly need?: string | undefined
}

/**
 * One part of a list of services.
 *
 * `made` persons, and made for the audience wished for · `everybody` persons, open to all · `bodies` groups and helpers.
 */
export interface ServiceGroup {
  readonly kind: 'made' | 'everybody' | 'bodies'
  readonly services: readonly Service[]
}

/** The services for a wish, in the order a person should read them. */
export interface ServiceList {
  /** Groups that hold anything. */
  readonly groups: readonly ServiceGroup[]
  readonly total: number
  /** Whether what is for groups and helpers may fold away: not where most of what was made for the wish is for them. */
  readonly foldsBodies: boolean
}

/**
 * Persons first; groups and helpers come before them only where they are the ones most is made for.
 *
 * @param topics the city's two ways in: the first need is that of a window to ask at.
 */
export function listServices(services: readonly Service[], wish: ServiceWish, topics: readonly Topic[] = [], everybody = 'general'): ServiceList {
  const [firstNeed] = topics.filter(topic => topic.axis === 'need').sort((a, b) => a.no - b.no)
  const order = { wish, window: firstNeed?.id, everybody }
  const found = findServices(services, wish, everybody)
  const { audience = everybody } = wish
  const fits = (service: Service) => wish.audience === undefined || service.audiences.includes(audience)
  const sorted = (wanted: boolean, person: boolean) => byUse(found.filter(service => fits(service) === wanted && (service.userType === '個人') === person), order)
  const [made, others, bodies, otherBodies] = [sorted(true, true), sorted(false, true), sorted(true, false), sorted(false, false)]
  const foldsBodies = bodies.length <= made.length
  const forPersons: readonly ServiceGroup[] = [{ kind: 'made', services: made }, { kind: 'everybody', services: others }]
  const forBodies: ServiceGroup = { kind: 'bodies', services: [...bodies, ...otherBodies] }
  const groups = foldsBodies ? [...forPersons, forBodies] : [forBodies, ...forPersons]
  return { groups: groups.filter(group => group.services.length > 0), total: found.length, foldsBodies }
}

/**
 * Services in the order somebody in need should meet them.
 *
 * Windows to ask at come first (they carry the first need of the city's list), then what is described before what is only
 * named. Without an audience what is open to everybody leads. Among windows the one for more people, then for more
 * needs, comes first; among all else the one made for fewer; equals stay as they are.
 */
function byUse(services: readonly Service[], { wish, window, everybody }: Order): readonly Service[] {
  const asks = (service: Service) => window !== undefined && service.needs.includes(window)
  const rank = (service: Service) => [
    asks(service) ? 0 : 1,
    service.summary === '' ? 1 : 0,
    wish.audience === undefined && !service.audiences.includes(everybody) ? 1 : 0,
    asks(service) && wish.audience === undefined ? -service.audiences.length : 0,
    asks(service) ? -service.needs.length : 0,
    service.audiences.length,
  ]
  return services
    .map(service => ({ service, rank: rank(service) }))
    .sort((a, b) => a.rank.reduce((found, value, index) => found || value - (b.rank[index] ?? 0), 0))
    .map(({ service }) => service)
}

/** What decides the order of a list. */
interface Order {
  readonly wish: ServiceWish
  /** The need a window carries; undefined where the city names none. */
  readonly window: string | undefined
  readonly everybody: string
}

/** A topic and how many services choosing it would leave. */
export interface TopicCount {
  readonly topic: Topic
  readonly count: number
}

/** The topics of an axis that some service carries, in their order, counted beside what is already chosen on the other. */
export function topicCounts(topics: readonly Topic[], services: readonly Service[], axis: Topic['axis'], wish: ServiceWish = {}): readonly TopicCount[] {
  const carried = new Set(services.flatMap(service => axis === 'need' ? service.needs : service.audiences))
  return topics
    .filter(topic => topic.axis === axis && carried.has(topic.id))
    .sort((a, b) => a.no - b.no)
    .map(topic => ({ topic, count: findServices(services, { ...wish, [axis]: topic.id }).length }))
}
