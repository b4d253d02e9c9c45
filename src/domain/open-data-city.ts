import type { EditionContent } from './edition'
import type { Link } from './item-ref'
import type { Meeting } from './meeting'
import type { Programme } from './programme'
import type { Service } from './service'
import { checkCosts } from './programme'
import { passageOf } from './succession'

/** The part of the open-data document around the plans: succession, money, meetings, services, words, findings. */
export function cityOpenData(content: EditionContent): object {
  return {
    successions: content.plans
      .filter(plan => content.crosswalk.some(row => row.plan === plan.plan))
      .map(plan => successions(content, plan.plan)),
    programmes: content.programmes.map(programme),
    programmeCosts: programmeCosts(content),
    assessments: content.assessments.map(row => ({ ...row, links: undefined, ...links(row.links) })),
    meetings: content.meetings.map(meeting),
    topics: content.topics,
    services: content.services.map(row => service(row, content)),
    glossary: content.terms.map(row => ({ ...row, note: row.note || null, links: undefined, ...links(row.links) })),
    discrepancies: content.discrepancies.map(row => ({ ...row, links: undefined, ...links(row.links) })),
    districts: content.districts.map(row => ({ ...row, name: row.name || null, note: row.note || null })),
    roles: content.roles,
    contacts: content.contacts.map(row => ({ ...row, phone: row.phone || null, fax: row.fax || null, postal: row.postal || null, note: row.note || null })),
    holidays: content.holidays,
  }
}

function links(all: readonly Link[]): object {
  return {
    related: all.filter(link => !link.inferred).map(link => link.to),
    relatedInferred: all.filter(link => link.inferred).map(link => link.to),
  }
}

function successions(content: EditionContent, plan: string): object {
  const passage = passageOf(content.crosswalk, content.initiatives, plan)
  return {
    plan,
    counts: passage.counts,
    namelessSerials: passage.namelessSerials,
    items: passage.items.map(({ initiative, type, to }) => ({
      code: initiative.code,
      type,
      to: to.map(address => ({ plan: address.plan, goal: address.goal, direction: address.direction, action: address.kind })),
    })),
  }
}

/** Amounts in thousands of yen, as printed. */
function programme(row: Programme): object {
  return {
    id: row.id,
    year: row.year,
    bureau: row.bureau,
    name: row.name,
    mandated: row.mandated,
    priority: row.priority === 'unknown' ? null : row.priority === 'yes',
    unit: '千円',
    cost: row.cost,
    personnel: row.personnel,
    total: row.total,
    evaluation: row.evaluation,
    contribution: row.contribution,
    finalEvaluation: row.finalEvaluation,
    note: row.note || null,
    ...links(row.links),
    source: row.source,
    figureSource: row.figureSource ?? row.source,
    otherSources: row.otherSources,
  }
}

function programmeCosts(content: EditionContent): object {
  const years = [...new Set(content.costs.map(cost => cost.year))].sort((a, b) => a - b)
  return Object.fromEntries(years.map(year => [year, {
    unit: '千円',
    printed: Object.fromEntries(content.costs.filter(cost => cost.year === year).map(cost => [cost.item, { value: cost.value ?? null, note: cost.note || null, source: cost.source }])),
    summed: content.programmes.some(row => row.year === year)
      ? Object.fromEntries(checkCosts(content.programmes, content.costs, year).map(check => [check.item, { value: check.sum, difference: check.difference ?? null }]))
      : null,
  }]))
}

function meeting(row: Meeting): object {
  return {
    ...row,
    start: row.start || null,
    end: row.end || null,
    note: row.note || null,
    records: row.records.map(record => ({ ...record, parent: record.parent ?? null, summary: record.summary || null, department: record.department || null, links: undefined, ...links(record.links) })),
  }
}

/** A service in the words of the Human Services Data Specification, with what this app adds under its own names. */
function service(row: Service, content: EditionContent): object {
  const names = (axis: 'audience' | 'need', ids: readonly string[]) =>
    ids.map(id => content.topics.find(topic => topic.axis === axis && topic.id === id)?.name ?? id)
  return {
    id: row.id,
    organization: row.organization.map(name => ({ name })),
    service: {
      name: row.name,
      description: row.summary || null,
      assured_date: row.lastChecked || null,
      eligibility_description: names('audience', row.audiences).join('・'),
    },
    service_at_location: row.location.map(name => ({ location: { name } })),
    phone: row.phone === '' ? [] : [{ number: row.phone }],
    schedule: row.schedules.map(schedule => ({
      byday: schedule.byday.join(',') || null,
      opens_at: schedule.opensAt,
      closes_at: schedule.closesAt,
      description: schedule.description || null,
      holidays: schedule.holidays,
      source: schedule.source,
    })),
    type: row.type,
    keywords: row.keywords,
    userType: row.userType,
    audiences: names('audience', row.audiences),
    needs: names('need', row.needs),
    department: row.department,
    hours: row.hours || null,
    opened: row.opened || null,
    asOf: row.asOf ?? null,
    lastChecked: row.lastChecked || null,
    figures: row.figures.map(figure => ({ ...figure, year: figure.year ?? null, period: figure.period || null, note: figure.note || null })),
    note: row.note || null,
    ...links(row.links),
    source: row.source,
    otherSources: row.otherSources,
  }
}
