import type { CollectionName, Row } from '../domain/edition'
import * as v from 'valibot'
import { ASSESSMENT_SECTIONS } from '../domain/assessment'
import { DISCREPANCY_KINDS } from '../domain/city-facts'
import { RECORD_KINDS } from '../domain/meeting'
import { COST_ITEMS } from '../domain/programme'
import { WEEKDAYS } from '../domain/schedule'
import { clock, count, day, links, name, number, phone, source, sources, text, year } from './schema-parts'

type CityCollection = 'programmes' | 'costs' | 'assessments' | 'meetings' | 'services' | 'topics' | 'contacts' | 'districts' | 'roles' | 'holidays' | 'terms' | 'discrepancies'

const id = v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/))
const names = v.array(name)
const timeOrNothing = v.union([v.literal(''), clock])

const programme = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^[^\s:;/]+$/)),
  year,
  bureau: name,
  name,
  mandated: v.boolean(),
  priority: v.picklist(['yes', 'no', 'unknown']),
  cost: count,
  personnel: count,
  total: count,
  evaluation: name,
  contribution: name,
  finalEvaluation: name,
  note: text,
  links,
  source,
  figureSource: v.optional(source),
  otherSources: sources,
})
const cost = v.looseObject({ year, item: v.picklist(COST_ITEMS), value: v.optional(count), note: text, source })
const assessment = v.looseObject({ id, no: count, year, bureau: name, section: v.picklist(ASSESSMENT_SECTIONS), summary: name, links, source })

const figure = v.looseObject({ label: name, value: number, unit: text, note: text, source })
const meeting = v.looseObject({
  id,
  title: name,
  held: day,
  start: timeOrNothing,
  end: timeOrNothing,
  place: text,
  summary: text,
  note: text,
  seats: v.array(v.looseObject({ part: v.picklist(['attendee', 'secretariat']), department: name, role: name, office: text, source })),
  records: v.array(v.looseObject({
    no: count,
    parent: v.optional(count),
    kind: v.picklist(RECORD_KINDS),
    title: name,
    summary: text,
    department: text,
    figures: v.array(figure),
    links,
    source,
  })),
  source,
})

const schedule = v.looseObject({ byday: v.array(v.picklist(WEEKDAYS)), opensAt: clock, closesAt: clock, holidays: v.picklist(['open', 'closed', 'unknown']), description: text, source })
const service = v.looseObject({
  id,
  name,
  type: name,
  summary: text,
  keywords: v.optional(names, []),
  userType: v.picklist(['個人', '団体', '担い手']),
  audiences: names,
  needs: names,
  organization: names,
  department: names,
  location: names,
  hours: text,
  phone,
  opened: text,
  asOf: v.optional(year),
  lastChecked: v.union([v.literal(''), day]),
  note: text,
  schedules: v.array(schedule),
  figures: v.array(v.looseObject({ year: v.optional(year), period: text, label: name, value: number, unit: text, note: text, source })),
  links,
  source,
  otherSources: sources,
})
const topic = v.looseObject({ axis: v.picklist(['audience', 'need']), id, no: count, name, hint: text })

const contact = v.looseObject({ id, plan: name, main: v.boolean(), organization: name, department: text, postal: text, address: text, phone, fax: phone, issued: text, note: text, source })
const district = v.looseObject({ plan: name, no: count, name: text, note: text, source })
const role = v.looseObject({ plan: name, no: count, name, reading: name, summary: name, source })
const holiday = v.looseObject({ date: day, name, source })
const term = v.looseObject({ id, term: name, reading: name, explanation: name, aliases: names, marked: v.boolean(), note: text, links, source, otherSources: sources })
const discrepancy = v.looseObject({ id, no: count, kind: v.picklist(DISCREPANCY_KINDS), title: name, found: name, shown: name, links, source, otherSources: sources })

/** The rows around the plan: money, meetings, services, words. */
export const CITY_ROW_SCHEMA: { readonly [Name in CityCollection & CollectionName]: v.GenericSchema<unknown, Row<Name>> } = {
  programmes: programme,
  costs: cost,
  assessments: assessment,
  meetings: meeting,
  services: service,
  topics: topic,
  contacts: contact,
  districts: district,
  roles: role,
  holidays: holiday,
  terms: term,
  discrepancies: discrepancy,
}
