import type { EditionContent } from '../domain/edition'
import type { Meeting } from '../domain/meeting'
import type { Service } from '../domain/service'
import type { SearchDocument } from '../search/search-index'

/** A service for persons is what people look for; those for groups and helpers, programmes, meetings and words come next; the rest speaks of them. */
const RANK: Readonly<Record<string, number>> = { service: 2, programme: 1, meeting: 1, term: 1 }

/** What can be found beside the plans: services, programmes, meetings, words, findings. */
export function citySearchDocuments(content: EditionContent): readonly SearchDocument[] {
  const topicName = new Map(content.topics.map(topic => [`${topic.axis}/${topic.id}`, topic.name]))
  return [
    ...content.services.map(service => serviceDocument(service, topicName)),
    ...content.programmes.map(programme => document('programme', programme.id, programme.name, {
      area: [programme.id, programme.bureau],
      body: [programme.evaluation, programme.note],
      year: programme.year,
    })),
    ...content.meetings.flatMap(meetingDocuments),
    ...content.terms.map(term => document('term', term.id, term.term, {
      area: [term.reading, ...term.aliases],
      body: [term.explanation, term.note],
    })),
    ...content.discrepancies.map(finding => document('discrepancy', finding.id, finding.title, { body: [finding.found, finding.shown] })),
    ...content.assessments.map(row => document('assessment', row.id, row.summary, { area: [row.bureau], year: row.year })),
  ]
}

function serviceDocument(service: Service, topicName: ReadonlyMap<string, string>): SearchDocument {
  const topics = [...service.audiences.map(id => topicName.get(`audience/${id}`)), ...service.needs.map(id => topicName.get(`need/${id}`))]
  return document('service', service.id, service.name, {
    area: [service.type, ...service.organization, ...service.department, ...topics.map(name => name ?? ''), ...service.keywords],
    body: [service.summary, service.hours, ...service.location, service.note, ...service.figures.map(figure => `${figure.label} ${figure.value}${figure.unit}`)],
    year: service.asOf ?? 0,
    rank: service.userType === '個人' ? RANK['service'] : RANK['term'],
  })
}

function meetingDocuments(meeting: Meeting): readonly SearchDocument[] {
  const year = Number(meeting.held.slice(0, 4))
  return [
    document('meeting', meeting.id, meeting.title, { area: [meeting.place, ...new Set(meeting.seats.map(seat => seat.department))], body: [meeting.summary, meeting.note], year }),
    ...meeting.records.map(record => document('record', `${meeting.id}/${record.no}`, record.title, {
      area: [meeting.title, record.department],
      body: [record.summary, ...record.figures.map(figure => `${figure.label} ${figure.value}${figure.unit}`)],
      year,
    })),
  ]
}

function document(kind: string, key: string, title: string, rest: { readonly area?: readonly string[], readonly body?: readonly string[], readonly year?: number, readonly rank?: number | undefined }): SearchDocument {
  const joined = (parts: readonly string[] = []) => parts.filter(part => part !== '').join('\n')
  return { key: `${kind}:${key}`, kind, plan: '', code: '', title, area: joined(rest.area), body: joined(rest.body), rank: rest.rank ?? RANK[kind] ?? 0, year: rest.year ?? 0 }
}
