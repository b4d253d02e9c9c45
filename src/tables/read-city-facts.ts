import type { EditionContent } from '../domain/edition'
import type { TableRows } from './read-table'
import { DISCREPANCY_KINDS } from '../domain/city-facts'
import { oneOf } from './one-of'

/** The small tables around the plan: places, roles, addresses, words, findings. */
export function readCityFacts(rows: TableRows): Pick<EditionContent, 'districts' | 'roles' | 'contacts' | 'terms' | 'discrepancies'> {
  return {
    districts: rows('districts').map(row => ({
      plan: row.text('plan'),
      no: row.integer('no'),
      name: row.text('name'),
      note: row.text('note'),
      source: row.source(),
    })),
    roles: rows('roles').map(row => ({
      plan: row.text('plan'),
      no: row.integer('no'),
      name: row.text('name'),
      reading: row.text('reading'),
      summary: row.text('summary'),
      source: row.source(),
    })),
    contacts: rows('contacts').map(row => ({
      id: row.text('id'),
      plan: row.text('plan'),
      main: row.flag('main'),
      organization: row.text('organization'),
      department: row.text('department'),
      postal: row.text('postal'),
      address: row.text('address'),
      phone: row.text('phone'),
      fax: row.text('fax'),
      issued: row.text('issued'),
      note: row.text('note'),
      source: row.source(),
    })),
    terms: rows('terms').map(row => ({
      id: row.text('id'),
      term: row.text('term'),
      reading: row.text('reading'),
      explanation: row.text('explanation'),
      aliases: row.list('aliases'),
      marked: row.flag('marked'),
      note: row.text('note'),
      links: row.links(),
      source: row.source(),
      otherSources: row.otherSources(),
    })),
    discrepancies: rows('discrepancies').map(row => ({
      id: row.text('id'),
      no: row.integer('no'),
      kind: oneOf(DISCREPANCY_KINDS, row.text('kind')),
      title: row.text('title'),
      found: row.text('found'),
      shown: row.text('shown'),
      links: row.links(),
      source: row.source(),
      otherSources: row.otherSources(),
    })),
  }
}
