import type { CityTables } from '../tables/city-tables'
import type { SheetGroup } from '../tables/group-problems'
import { defineStore } from 'pinia'
import { shallowRef, watch } from 'vue'
import { usePublishingStore } from './publishing-store'
import { useServices } from './services'

/** An .xlsx file. */
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook to fill in, and the city it is of. */
export interface Template {
  readonly city: string
  readonly file: Blob
}

/** What is made of the tables for people: problems in groups, a workbook with the bad cells coloured, workbooks to fill in. */
export const useTablesWorkStore = defineStore('tables-work', () => {
  const { cityPackage } = useServices()
  const publishing = usePublishingStore()
  const groups = shallowRef<readonly SheetGroup[]>([])
  const noticeGroups = shallowRef<readonly SheetGroup[]>([])
  /** 課 that the tables name. */
  const departments = shallowRef<readonly string[]>([])

  watch(() => publishing.tables, async (tables) => {
    const problems = tables.kind === 'problems' ? tables.problems : []
    const notices = tables.kind === 'sound' || tables.kind === 'partSound' ? tables.notices : []
    const { groupProblems } = await import('../tables/group-problems')
    groups.value = groupProblems(problems)
    noticeGroups.value = groupProblems(notices)
    const city = await here()
    const { departmentsOfTables } = await import('../tables/department-rows')
    departments.value = city ? departmentsOfTables(city) : []
  }, { immediate: true })

  /** The tables put in, as text; undefined where there are none or their headings cannot be read. */
  async function here(): Promise<CityTables | undefined> {
    if (!publishing.source)
      return undefined
    const { readCityTables } = await import('../tables/city-tables')
    const read = await readCityTables(publishing.source)
    return read.ok ? read.value : undefined
  }

  /** A workbook to fill in; an empty one of the tables this app is built for where none were put in. */
  async function template({ empty, department }: { readonly empty: boolean, readonly department: string }): Promise<Template | undefined> {
    const city = await here() ?? await bare()
    if (!city)
      return undefined
    const { writeCityWorkbook } = await import('../tables/workbook/city-workbook')
    const bytes = await writeCityWorkbook(city, { empty, department: department === '' ? undefined : department })
    return { city: city.package.city.name, file: new Blob([new Uint8Array(bytes)], { type: WORKBOOK }) }
  }

  /** The tables of the city this app is built for, without a row. */
  async function bare(): Promise<CityTables | undefined> {
    const { bareCity } = await import('../tables/bare-city')
    return bareCity(await cityPackage())
  }

  /** The tables put in once more as a workbook, with what must be mended coloured, commented and listed. */
  async function errorWorkbook(): Promise<Blob | undefined> {
    const { tables } = publishing
    if (tables.kind !== 'problems')
      return undefined
    const { writeErrorWorkbook } = await import('../tables/workbook/error-workbook')
    return new Blob([new Uint8Array(await writeErrorWorkbook(tables.files, tables.problems))], { type: WORKBOOK })
  }

  return { groups, noticeGroups, departments, template, errorWorkbook }
})
