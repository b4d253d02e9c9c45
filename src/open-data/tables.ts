import type { EditionContent } from '../domain/edition'
import type { Table } from './table'
import { cityTables } from './city-tables'
import { indicatorTables } from './indicator-tables'
import { initiativeTables } from './initiative-tables'
import { planTables } from './plan-tables'
import { serviceTables } from './service-tables'
import { wordTables } from './word-tables'

/**
 * Everything an edition says, as plain tables.
 *
 * Only the readings are left out: a machine made them from the other texts, and they state nothing of their own.
 */
export function openTables(content: EditionContent): readonly Table[] {
  return [
    ...planTables(content),
    ...initiativeTables(content),
    ...indicatorTables(content),
    ...cityTables(content),
    ...serviceTables(content),
    ...wordTables(content),
  ]
}
