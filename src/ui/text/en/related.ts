import type { RELATED as Japanese } from '../related'

/** Names of the kinds of item, and of their lists beside another item; what may follow another sentence begins with a space. */
export const RELATED: typeof Japanese = {
  title: 'Related information',
  inferred: 'Inferred',
  inferredNote: ' “Inferred” means that the documents do not state this link. The makers of this app made it from the content.',
  kinds: {
    plan: 'Plan',
    goal: 'Goal',
    direction: 'Direction',
    kind: 'Specific initiative or kind of initiative',
    initiative: 'Initiative',
    indicator: 'Indicator',
    programme: 'Programme',
    service: 'Service or place to ask',
    meeting: 'Meeting',
    record: 'Discussed at this meeting',
    term: 'Term',
    discrepancy: 'Discrepancy in the documents',
    assessment: 'From the city’s evaluation sheets',
    source: 'Source',
    binder: 'Agenda',
    entry: 'Line of an agenda',
    point: 'One year of an indicator',
    visit: 'Visit sheet',
  },
  count: total => `Related items (${total})`,
  all: total => `See all (${total})`,
  discrepancyCount: total => `Discrepancies in the documents: ${total}`,
}
