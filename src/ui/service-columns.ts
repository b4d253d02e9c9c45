import type { Service, Topic } from '../domain/service'
import type { SheetColumn } from '../domain/spreadsheet'
import type { useCatalogueStore } from '../stores/catalogue-store'
import type { useLibraryStore } from '../stores/library-store'
import { parseRef } from '../domain/item-ref'
import { cardLabelWithKind } from './card-label'
import { tidy } from './format'
import { sourceColumns } from './source-columns'
import { SERVICE_SHEET } from './text/services'

/** The list of services as a table; what no document tells stays blank. */
export function serviceColumns(library: ReturnType<typeof useLibraryStore>, catalogue: ReturnType<typeof useCatalogueStore>): readonly SheetColumn<Service>[] {
  const names = (axis: Topic['axis'], ids: readonly string[]) => joined(topicsOf(library.content.topics, axis, ids).map(topic => topic.name))

  /** Codes carry their plan, because one code can mean two things. */
  const related = (service: Service, inferred: boolean) => joined(service.links.filter(link => link.inferred === inferred).flatMap((link) => {
    const card = catalogue.find(link.to)
    if (!card)
      return []
    const plan = library.outline(parseRef(link.to)?.key.split('/')[0] ?? '')?.plan.name
    return `${cardLabelWithKind(card)}${plan === undefined ? '' : `（${plan}）`}`
  }))

  return [
    { title: SERVICE_SHEET.id, value: service => service.id },
    { title: SERVICE_SHEET.name, value: service => tidy(service.name) },
    { title: SERVICE_SHEET.type, value: service => service.type },
    { title: SERVICE_SHEET.userType, value: service => service.userType },
    { title: SERVICE_SHEET.audiences, value: service => names('audience', service.audiences) },
    { title: SERVICE_SHEET.needs, value: service => names('need', service.needs) },
    { title: SERVICE_SHEET.summary, value: service => known(service.summary) },
    { title: SERVICE_SHEET.organization, value: service => joined(service.organization.map(tidy)) },
    { title: SERVICE_SHEET.department, value: service => joined(service.department.map(tidy)) },
    { title: SERVICE_SHEET.location, value: service => joined(service.location.map(tidy)) },
    { title: SERVICE_SHEET.hours, value: service => known(tidy(service.hours)) },
    { title: SERVICE_SHEET.phone, value: service => known(service.phone) },
    { title: SERVICE_SHEET.asOf, value: service => service.asOf },
    { title: SERVICE_SHEET.lastChecked, value: service => known(service.lastChecked) },
    { title: SERVICE_SHEET.related, value: service => related(service, false) },
    { title: SERVICE_SHEET.inferred, value: service => related(service, true) },
    ...sourceColumns<Service>(service => service.source, library.sourceTitle),
  ]
}

/** The topics of an axis a service carries, in the reader's order. */
export function topicsOf(topics: readonly Topic[], axis: Topic['axis'], ids: readonly string[]): readonly Topic[] {
  return topics.filter(topic => topic.axis === axis && ids.includes(topic.id)).sort((a, b) => a.no - b.no)
}

function joined(parts: readonly string[]): string | undefined {
  return known(parts.join('、'))
}

function known(text: string): string | undefined {
  return text === '' ? undefined : text
}
