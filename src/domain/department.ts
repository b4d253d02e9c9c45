import type { EditionContent } from './edition'
import type { Initiative } from './initiative'
import type { SourceRef } from './source'
import { compareCodes, initiativeKey } from './initiative'

/** Which kind of document names a department for an item; `plan` for items that neither of the others names one for. */
export const NAMED_BY = ['report', 'crosswalk', 'plan'] as const

export type NamedBy = typeof NAMED_BY[number]

/** The departments one place in a document names for an item, as printed. */
export interface Naming {
  readonly by: NamedBy
  readonly departments: readonly string[]
  readonly source: SourceRef
}

/** One item a department answers for, and where it is named. */
export interface Duty {
  readonly initiative: Initiative
  readonly namedBy: readonly NamedBy[]
}

/** 課 with everything it answers for. */
export interface Department {
  readonly name: string
  readonly duties: readonly Duty[]
  /** Ids of services whose reader is told to ask here. */
  readonly services: readonly string[]
}

/**
 * Every department any document names, with its items; most items first, then by name.
 *
 * The report and the crosswalk are of different years and name some departments differently; both names stand.
 */
export function departmentsOf(content: EditionContent): readonly Department[] {
  const duties = new Map<string, Map<string, { readonly initiative: Initiative, readonly namedBy: Set<NamedBy> }>>()
  const namings = namingsOf(content)
  const note = (department: string, initiative: Initiative, by: NamedBy) => {
    const held = duties.get(department) ?? new Map<string, { initiative: Initiative, namedBy: Set<NamedBy> }>()
    const duty = held.get(initiativeKey(initiative)) ?? { initiative, namedBy: new Set<NamedBy>() }
    duty.namedBy.add(by)
    held.set(initiativeKey(initiative), duty)
    duties.set(department, held)
  }
  for (const item of content.initiatives) {
    for (const { by, departments } of namings.get(initiativeKey(item)) ?? [])
      departments.forEach(department => note(departmentName(department), item, by))
  }
  const services = new Map<string, string[]>()
  for (const service of content.services) {
    for (const department of new Set(service.department.map(departmentName)))
      services.set(department, [...services.get(department) ?? [], service.id])
  }
  return [...new Set([...duties.keys(), ...services.keys()])]
    .map(name => ({
      name,
      duties: [...duties.get(name)?.values() ?? []]
        .map(({ initiative, namedBy }) => ({ initiative, namedBy: [...namedBy] }))
        .sort((a, b) => compareCodes(a.initiative.code, b.initiative.code)),
      services: services.get(name) ?? [],
    }))
    .sort((a, b) => b.duties.length - a.duties.length || (a.name < b.name ? -1 : 1))
}

/** Where departments are named for each item, by its key: the report before the crosswalk, whose rows keep their order. */
export function namingsOf(content: Pick<EditionContent, 'initiatives' | 'crosswalk'>): ReadonlyMap<string, readonly Naming[]> {
  const carried = new Map<string, Naming[]>()
  for (const { departments, source, ...row } of [...content.crosswalk].sort((a, b) => a.repeat - b.repeat))
    carried.set(initiativeKey(row), [...carried.get(initiativeKey(row)) ?? [], { by: 'crosswalk', departments, source }])
  return new Map(content.initiatives.map((item) => {
    const rows = carried.get(initiativeKey(item)) ?? []
    const itself = (by: NamedBy): Naming => ({ by, departments: item.departments, source: item.source })
    if (item.reported)
      return [initiativeKey(item), [itself('report'), ...rows]]
    return [initiativeKey(item), rows.some(({ departments }) => departments.length > 0) ? rows : [...rows, itself('plan')]]
  }))
}

/** The documents these names stand in, each once; those of one kind where it is asked for. */
export function namingDocuments(namings: Iterable<Naming>, by?: NamedBy): readonly string[] {
  return [...new Set([...namings].filter(naming => by === undefined || naming.by === by).map(({ source }) => source.doc))]
}

/**
 * A department without the partner printed in brackets behind it: 「福祉総務課（市社協）」 is 「福祉総務課」.
 *
 * A name that is nothing but brackets stands as it is.
 */
export function departmentName(printed: string): string {
  const name = printed.normalize('NFKC').trim()
  return name.replace(/\([^)]*\)$/, '').trim() || name
}
