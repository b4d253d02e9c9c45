import type { EditionContent } from '../domain/edition'
import type { Meeting } from '../domain/meeting'
import type { Service } from '../domain/service'
import type { DocumentFacets, SearchDocument } from '../search/search-index'
import { departmentName } from '../domain/department'
import { fiscalYearOf } from '../domain/fiscal-year'

/** How a text is read, in hiragana; undefined where nobody has written it down. */
export type ReadingOf = (text: string) => string | undefined

/** A service for persons is what people look for; those for groups and helpers stand beside the plans' items; programmes, meetings, words and whole plans come behind them; the rest only speaks of all these. */
const RANK: Readonly<Record<string, SearchDocument['rank']>> = { service: 2, programme: 1, meeting: 1, term: 1, plan: 1 }

/** What can be found beside the plans' items: services, programmes, meetings, words, findings, and each plan as a whole. */
export function* citySearchDocuments(content: EditionContent, readingOf: ReadingOf): Generator<SearchDocument, void> {
  const topicName = new Map(content.topics.map(topic => [`${topic.axis}/${topic.id}`, topic.name]))
  for (const plan of content.plans) {
    const roles = content.roles.filter(role => role.plan === plan.plan)
    const contacts = content.contacts.filter(contact => contact.plan === plan.plan)
    yield document('plan', plan.plan, plan.title, {
      plan: plan.plan,
      reading: [readingOf(plan.title) ?? '', ...roles.map(role => role.reading)],
      area: [plan.name, plan.slogan, ...contacts.map(contact => contact.department), ...roles.map(role => role.name)],
      body: [plan.summary, ...roles.map(role => role.summary), ...contacts.flatMap(contact => [contact.organization, contact.address, contact.phone])],
      year: plan.fromYear,
      facets: { plan: [plan.plan] },
    })
  }
  for (const service of content.services)
    yield serviceDocument(service, topicName, readingOf)
  for (const programme of content.programmes) {
    yield document('programme', programme.id, programme.name, {
      words: [programme.id],
      area: [programme.id, programme.bureau],
      body: [programme.evaluation, programme.note],
      year: programme.year,
      facets: { year: [String(programme.year)] },
    })
  }
  for (const meeting of content.meetings)
    yield* meetingDocuments(meeting)
  for (const term of content.terms) {
    yield document('term', term.id, term.term, {
      reading: [term.reading, ...term.aliases.map(alias => readingOf(alias) ?? '')],
      words: term.aliases,
      area: [term.reading, ...term.aliases],
      body: [term.explanation, term.note],
    })
  }
  for (const finding of content.discrepancies)
    yield document('discrepancy', finding.id, finding.title, { body: [finding.found, finding.shown] })
  for (const row of content.assessments)
    yield document('assessment', row.id, row.summary, { area: [row.bureau], year: row.year, facets: { year: [String(row.year)] } })
}

function serviceDocument(service: Service, topicName: ReadonlyMap<string, string>, readingOf: ReadingOf): SearchDocument {
  const topics = [...service.audiences.map(id => topicName.get(`audience/${id}`)), ...service.needs.map(id => topicName.get(`need/${id}`))]
  return document('service', service.id, service.name, {
    reading: [readingOf(service.name) ?? '', ...service.keywords.map(keyword => readingOf(keyword) ?? '')],
    words: service.keywords,
    area: [service.type, ...service.organization, ...service.department, ...topics.map(name => name ?? ''), ...service.keywords],
    body: [service.summary, service.hours, ...service.location, service.note, ...service.figures.map(figure => `${figure.label} ${figure.value}${figure.unit}`)],
    year: service.asOf ?? 0,
    rank: service.userType === '個人' ? 3 : undefined,
    facets: {
      dept: [...new Set(service.department.map(departmentName))],
      audience: service.audiences,
      year: service.asOf === undefined ? [] : [String(service.asOf)],
    },
  })
}

function meetingDocuments(meeting: Meeting): readonly SearchDocument[] {
  const year = Number(meeting.held.slice(0, 4))
  const facets = { year: [String(fiscalYearOf(meeting.held))] }
  return [
    document('meeting', meeting.id, meeting.title, { area: [meeting.place, ...new Set(meeting.seats.map(seat => seat.department))], body: [meeting.summary, meeting.note], year, facets }),
    ...meeting.records.map(record => document('record', `${meeting.id}/${record.no}`, record.title, {
      area: [meeting.title, record.department],
      body: [record.summary, ...record.figures.map(figure => `${figure.label} ${figure.value}${figure.unit}`)],
      year,
      facets,
    })),
  ]
}

/** What a document of the city has besides its name; what is left out is empty. */
interface Rest {
  readonly plan?: string
  readonly reading?: readonly string[]
  readonly words?: readonly string[]
  readonly area?: readonly string[]
  readonly body?: readonly string[]
  readonly year?: number
  readonly rank?: SearchDocument['rank'] | undefined
  readonly facets?: DocumentFacets
}

function document(kind: string, key: string, title: string, rest: Rest): SearchDocument {
  const joined = (parts: readonly string[] = []) => parts.filter(part => part !== '').join('\n')
  return {
    key: `${kind}:${key}`,
    kind,
    plan: rest.plan ?? '',
    code: '',
    title,
    // The first line is the title's own, even where only the words have a reading.
    reading: (rest.reading ?? []).join('\n').trimEnd(),
    words: rest.words ?? [],
    english: '',
    area: joined(rest.area),
    body: joined(rest.body),
    rank: rest.rank ?? RANK[kind] ?? 0,
    year: rest.year ?? 0,
    facets: rest.facets ?? {},
  }
}
