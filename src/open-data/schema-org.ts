import type { City, EditionContent } from '../domain/edition'
import type { Service } from '../domain/service'
import type { Schedule, Weekday } from '../domain/schedule'
import type { EditionFacts, OpenFile } from './open-file'
import { parseRef } from '../domain/item-ref'
import { SAMPLE_NOTE } from './data-package'
import { JSON_LD_TYPE, jsonText } from './open-file'
import { ownWords } from './recommended'

const DAYS = { SU: 'Sunday', MO: 'Monday', TU: 'Tuesday', WE: 'Wednesday', TH: 'Thursday', FR: 'Friday', SA: 'Saturday' } as const satisfies Record<Weekday, string>

/**
 * The services as `GovernmentService` of schema.org.
 *
 * The context names the vocabulary and nothing to fetch, so the file can be read without the network.
 */
export function schemaOrgFile(city: City, content: EditionContent, facts: EditionFacts, idOf: (name: string) => string): OpenFile {
  const urn = (id: string) => `urn:uuid:${idOf(`${city.id}/service:${id}`)}`
  const graph = [
    {
      '@id': `urn:uuid:${idOf(`${city.id}/open-data`)}`,
      '@type': 'Dataset',
      'name': `${city.name} 地域福祉計画の相談先・サービス`,
      ...city.sample ? { description: SAMPLE_NOTE } : {},
      ...facts.version === undefined ? {} : { version: String(facts.version) },
      'dateModified': facts.created,
      'inLanguage': 'ja',
    },
    ...content.services.map(service => ({ '@id': urn(service.id), '@type': 'GovernmentService', ...describe(service, city, content, urn) })),
  ]
  return { format: 'schemaOrg', path: 'schema-org/services.jsonld', mediaType: JSON_LD_TYPE, title: '相談先・サービス（schema.org）', text: jsonText({ '@context': { '@vocab': 'https://schema.org/' }, '@graph': graph }) }
}

function describe(service: Service, city: City, content: EditionContent, urn: (id: string) => string): object {
  const names = (axis: 'audience' | 'need', ids: readonly string[]) => ids.map(id => content.topics.find(topic => topic.axis === axis && topic.id === id)?.name ?? id)
  const related = service.links.filter(link => !link.inferred).map(link => parseRef(link.to)).filter(ref => ref?.kind === 'service').map(ref => ({ '@id': urn(ref?.key ?? '') }))
  const channels = [
    ...service.phone === '' ? [] : [{ '@type': 'ServiceChannel', 'servicePhone': { '@type': 'ContactPoint', 'telephone': service.phone } }],
    ...service.location.map(name => ({ '@type': 'ServiceChannel', 'serviceLocation': { '@type': 'Place', name } })),
  ]
  return {
    identifier: service.id,
    name: service.name,
    ...service.summary !== '' && { description: ownWords(service.summary) },
    serviceType: service.type,
    category: names('need', service.needs),
    jurisdiction: { '@type': 'AdministrativeArea', 'name': city.name },
    audience: names('audience', service.audiences).map(audienceType => ({ '@type': 'Audience', audienceType })),
    ...service.organization.length > 0 && { provider: service.organization.map(name => ({ '@type': 'Organization', name })) },
    ...channels.length > 0 && { availableChannel: channels },
    ...service.schedules.length > 0 && { hoursAvailable: service.schedules.map(hours) },
    ...related.length > 0 && { isRelatedTo: related },
    subjectOf: {
      '@type': 'CreativeWork',
      'name': content.sources.find(({ doc }) => doc === service.source.doc)?.title ?? service.source.doc,
      ...service.source.line === undefined ? {} : { position: service.source.line },
      ...service.asOf === undefined ? {} : { temporalCoverage: `${service.asOf}-04-01/${service.asOf + 1}-03-31` },
    },
  }
}

/** Without days where the document prints none: never as if it were every day. */
function hours({ byday, opensAt, closesAt, description }: Schedule): object {
  return {
    '@type': 'OpeningHoursSpecification',
    ...byday.length > 0 && { dayOfWeek: byday.map(day => DAYS[day]) },
    'opens': opensAt,
    'closes': closesAt,
    ...description !== '' && { description },
  }
}
