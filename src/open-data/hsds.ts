import type { Contact } from '../domain/city-facts'
import type { City, EditionContent } from '../domain/edition'
import type { Schedule } from '../domain/schedule'
import type { Service, Topic } from '../domain/service'
import type { EditionFacts, OpenFile } from './open-file'
import { JSON_TYPE, jsonText } from './open-file'
import { ownWords } from './recommended'
import { ON_HOLIDAYS } from './service-tables'
import { place } from './table'

/** Where a service belongs in one of the ways to sort services. */
interface Classed {
  /** What the value says of the service. */
  readonly link_type: 'audience' | 'need' | 'type' | 'userType'
  readonly taxonomy: string
  readonly code: string
  readonly name: string
  readonly about: string
}

type IdOf = (name: string) => string

/**
 * The services as the Human Services Data Specification 3.0 has them, as one page of its list with every part inside.
 *
 * What the form has no field for (sources, further organizations, links) stands in `attributes`, by `link_type`. The form
 * asks for a `status`: `active` says that a document of the city describes the service, and `alert` says how old that is.
 */
export function hsdsFile(city: City, content: EditionContent, facts: EditionFacts, idOf: IdOf): OpenFile {
  const services = content.services.map(service => serviceOf(service, city, content, facts, name => idOf(`${city.id}/${name}`)))
  const page = {
    total_items: services.length,
    total_pages: 1,
    page_number: 1,
    size: services.length,
    first_page: true,
    last_page: true,
    empty: services.length === 0,
    contents: services,
  }
  return { format: 'hsds', path: 'hsds/services.json', mediaType: JSON_TYPE, title: '相談先・サービス（HSDS 3.0）', text: jsonText(page) }
}

function serviceOf(service: Service, city: City, content: EditionContent, facts: EditionFacts, idOf: IdOf): object {
  const own = `service:${service.id}`
  const id = idOf(own)
  const [organization, ...others] = service.organization
  return {
    id,
    ...organization === undefined ? {} : { organization_id: idOf(`organization:${organization}`) },
    name: service.name,
    ...service.summary !== '' && { description: ownWords(service.summary) },
    status: 'active',
    eligibility_description: service.audiences.map(audience => topicOf('audience', audience, content)?.name ?? audience).join('・'),
    ...service.lastChecked !== '' && { assured_date: service.lastChecked },
    alert: ageOf(service),
    last_modified: facts.created,
    ...organization === undefined ? {} : { organization: organizationOf(organization, city, content.contacts, idOf) },
    phones: service.phone === '' ? [] : [{ id: idOf(`${own}/phone`), service_id: id, number: service.phone }],
    schedules: service.schedules.map((schedule, index) => scheduleOf(schedule, idOf(`${own}/schedule/${index + 1}`), id)),
    service_at_locations: service.location.map(name => ({
      id: idOf(`${own}/location:${name}`),
      service_id: id,
      location_id: idOf(`location:${name}`),
      location: { id: idOf(`location:${name}`), location_type: 'physical', name },
    })),
    contacts: service.department.map(department => ({ id: idOf(`${own}/department:${department}`), service_id: id, department })),
    attributes: [
      ...classesOf(service, content).map(({ link_type, taxonomy, code, name, about }) => ({
        id: idOf(`${own}/${link_type}:${code}`),
        link_id: id,
        link_entity: 'service',
        link_type,
        taxonomy_term_id: idOf(`term:${link_type}/${code}`),
        taxonomy_term: { id: idOf(`term:${link_type}/${code}`), code, name, description: about, taxonomy, language: 'ja' },
      })),
      ...valuesOf(service, others).map(([link_type, value]) => ({ id: idOf(`${own}/${link_type}=${value}`), link_id: id, link_entity: 'service', link_type, value })),
    ],
  }
}

/** How far the entry can be trusted, in a sentence of its own: the form would read an absence as all being well. */
function ageOf({ asOf, lastChecked }: Service): string {
  const age = asOf === undefined ? '資料の時点：分かりません' : `資料の時点：${asOf}年度`
  return `${age}。窓口に確かめた日：${lastChecked === '' ? 'まだ確かめていません' : lastChecked}`
}

/** The form asks for a description, which no document gives: it says where the name is from. */
function organizationOf(name: string, city: City, contacts: readonly Contact[], idOf: IdOf): object {
  const id = idOf(`organization:${name}`)
  const phones = contacts.filter(contact => contact.organization === name && contact.phone !== '')
    .map(({ id: contact, department, phone }) => ({ id: idOf(`contact:${contact}/phone`), organization_id: id, number: phone, description: department }))
  return { id, name, description: `${city.name}の地域福祉計画の資料に、運営として書かれている組織です。組織の説明は資料にありません。`, phones }
}

/** The offset is Japan's; a schedule without days is no weekly one. */
function scheduleOf({ byday, opensAt, closesAt, holidays, description, source }: Schedule, id: string, service_id: string): object {
  return {
    id,
    service_id,
    ...byday.length > 0 && { freq: 'WEEKLY', byday: byday.join(',') },
    opens_at: `${opensAt}+09:00`,
    closes_at: `${closesAt}+09:00`,
    ...description !== '' && { description },
    notes: `祝日：${ON_HOLIDAYS[holidays]}。${byday.length > 0 ? '' : '曜日：資料にない。'}出典：${place(source)}`,
  }
}

function classesOf(service: Service, content: EditionContent): readonly Classed[] {
  const topics = (axis: Topic['axis'], ids: readonly string[], taxonomy: string) => ids.map((code): Classed => {
    const topic = topicOf(axis, code, content)
    return { link_type: axis, taxonomy, code, name: topic?.name ?? code, about: topic?.hint || (topic?.name ?? code) }
  })
  return [
    ...topics('audience', service.audiences, '対象'),
    ...topics('need', service.needs, '困りごと'),
    { link_type: 'type', taxonomy: '種類', code: service.type, name: service.type, about: service.type },
    { link_type: 'userType', taxonomy: '使う人', code: service.userType, name: service.userType, about: service.userType },
  ]
}

function valuesOf(service: Service, others: readonly string[]): readonly (readonly [string, string])[] {
  return [
    ...others.map(name => ['organization', name] as const),
    ...service.hours === '' ? [] : [['hours', service.hours] as const],
    ...service.opened === '' ? [] : [['opened', service.opened] as const],
    ...service.note === '' ? [] : [['note', service.note] as const],
    ...service.links.map(link => [link.inferred ? 'related_inferred' : 'related', link.to] as const),
    ...[...new Set([service.source, ...service.otherSources].map(place))].map(source => ['source', source] as const),
  ]
}

function topicOf(axis: Topic['axis'], id: string, content: EditionContent): Topic | undefined {
  return content.topics.find(topic => topic.axis === axis && topic.id === id)
}
