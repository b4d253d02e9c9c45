import type { Problem } from '../../src/tables/problem'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCity } from '../../src/publisher/read-city'
import { formatProblem } from '../../src/tables/problem'
import { contentOf, copyOfKamakura, CsvFile, editTable, kamakura, KAMAKURA } from '../fixtures/city-folder'
import { SMALL_CITY, smallCity } from '../fixtures/small-city'

/** Every problem as `file:row:column`, in the order of the alphabet; each as often as it is told. */
function addressesOf(found: readonly Problem[]): readonly string[] {
  return found.map(problem => formatProblem(problem).split(' 「')[0] ?? '').sort()
}

async function addresses(folder: string): Promise<readonly string[]> {
  return addressesOf(await problems(folder))
}

async function problems(folder: string) {
  const city = await readCity(folder)
  return city.ok ? [] : city.problems
}

/** One cell of one table of the small city replaced; answers the problems this leads to. */
async function damaged(file: string, find: Readonly<Record<string, string>>, column: string, value: string) {
  const folder = await smallCity()
  let row = 0
  await editTable(folder, file, (table) => {
    row = table.rowOf(find)
    table.set(row, column, value)
  })
  const found = await problems(folder)
  return { row, problems: found, addresses: addressesOf(found) }
}

describe('the city’s own folder', () => {
  test('has no problem and names the city', async () => {
    const city = await readCity(KAMAKURA)
    expect(city).toMatchObject({ ok: true, package: { name: 'kamakura' }, content: { city: [{ id: 'kamakura', name: '鎌倉市' }] } })
  })

  test('reads into the rows its tables hold', async () => {
    const content = await kamakura()
    expect(content.initiatives).toHaveLength(237)
    expect(content.initiatives.filter(item => item.reported)).toHaveLength(203)
    expect(content.indicators).toHaveLength(13)
    expect(content.plans.map(plan => plan.plan)).toEqual(['r2', 'r8'])
  })

  test('keeps what is printed of 4-1-2-10: its text, its figures and its grade', async () => {
    const item = (await kamakura()).initiatives.find(({ code }) => code === '4-1-2-10')
    expect(item).toMatchObject({
      name: '障害者雇用対策事業',
      departments: ['障害福祉課'],
      baseline: { year: 2019, cell: { kind: 'text', text: '二千人雇用における就労者数 1,529人' } },
      targets: { 2020: { kind: 'text', text: '二千人雇用における就労者数 1,820人' }, 2025: { kind: 'blank' } },
      grades: { 2020: { grade: 'B', printedAs: 'Ｂ' } },
      measures: [{ baseline: 1529, targets: { 2020: 1820, 2021: 2000 }, results: { 2020: 1623 } }],
    })
    expect(item?.reports[2020]?.figures).toEqual([{ label: '就労者数', value: 1623, printed: '1,623', unit: '人', source: { doc: 'progress-r2', line: 2059 } }])
  })

  test('keeps the three dashes the city prints, and tells them from blanks', async () => {
    const cells = (await kamakura()).initiatives.flatMap(item => [item.baseline?.cell, ...Object.values(item.targets)])
    const dashes = cells.filter(cell => cell?.kind === 'dash').map(cell => cell?.kind === 'dash' ? cell.text : '')
    expect(new Set(dashes)).toEqual(new Set(['－', '―', '-']))
    expect(cells.filter(cell => cell?.kind === 'text' && cell.text.trim() === '')).toEqual([])
  })

  test('has a baseline only where one is printed', async () => {
    const { initiatives } = await kamakura()
    expect(initiatives.filter(item => item.baseline?.cell.kind === 'blank')).toEqual([])
    expect(initiatives.filter(item => item.baseline && item.baseline.year !== 2019)).toEqual([])
    expect(initiatives.filter(item => item.baseline && !item.reported)).toEqual([])
  })

  test('keeps a repost mark as printed beside the code it should have carried', async () => {
    const item = (await kamakura()).initiatives.find(({ code }) => code === '4-1-8-3')
    expect(item).toMatchObject({ repostOf: '4-1-5-10', repostCorrect: '4-1-5-9' })
  })

  test('says what is known of an indicator’s years, and nothing more', async () => {
    const { indicators } = await kamakura()
    const years = (id: string) => indicators.find(indicator => indicator.id === id)?.years
    expect(years('consult-nearby')?.[0]).toMatchObject({ year: 2020, target: { kind: 'set', value: 56 }, result: { kind: 'notConducted' } })
    expect(years('care-certification')?.[4]).toMatchObject({ year: 2024, result: { kind: 'pending' } })
    expect(years('employment-after-support')?.map(({ target }) => target.kind)).toEqual(['notSet', 'set', 'undecided', 'undecided', 'undecided', 'undecided'])
    expect(years('employment-after-support')?.[1]?.result).toEqual({ kind: 'blank' })
  })
})

test('a folder damaged in many places is told in one go, each place by file, row and column, and nothing else', async () => {
  const folder = await copyOfKamakura()
  const expected: string[] = []
  const edit = (file: string, change: (table: CsvFile, told: (row: number, column: string) => void) => void) =>
    editTable(folder, file, table => change(table, (row, column) => expected.push(`${file}:${row}:${column}`)))

  await edit('initiatives.csv', (table, told) => {
    // A bad code, and with it every row of the other tables that speaks of the initiative.
    const bad = table.rowOf({ code: '4-1-5-18' })
    table.set(bad, 'code', '4-1-5-x')
    told(bad, 'code')
    // A code that a spreadsheet made a date; nothing else speaks of this one but the crosswalk.
    const dated = table.rowOf({ code: '6-1-1-1' })
    table.set(dated, 'code', '2006/1/1')
    told(dated, 'code')
    // An unknown goal: no such kind, and the code says another place.
    const lost = table.rowOf({ code: '5-2-1-1' })
    table.set(lost, 'goal', '9')
    told(lost, 'kind')
    told(lost, 'code')
    // A code told twice.
    told(table.append(table.rowOf({ code: '1-1-1-1' })), 'code')
  })
  for (const file of ['targets.csv', 'results.csv', 'grades.csv']) {
    await edit(file, (table, told) => told(table.rowOf({ code: '4-1-5-18' }), 'code'))
  }
  await edit('crosswalk.csv', (table, told) => {
    for (const row of table.rowsOf({ code: '6-1-1-1' }))
      told(row, 'code')
    const dangling = table.rowOf({ code: '1-1-1-2' })
    table.set(dangling, 'code', '1-1-1-99')
    told(dangling, 'code')
    const nowhere = table.rowOf({ code: '1-1-1-3' })
    table.set(nowhere, 'to_kind', '99')
    told(nowhere, 'to_kind')
    const doubtful = table.rowOf({ code: '1-1-2-1' })
    table.set(doubtful, 'doubtful', '○')
    told(doubtful, 'doubtful')
  })
  await edit('grades.csv', (table, told) => {
    const row = table.rowOf({ code: '1-1-2-1' })
    table.set(row, 'printed', 'Ｅ')
    told(row, 'printed')
  })
  await edit('results.csv', (table, told) => {
    const row = table.rowOf({ code: '1-1-1-1' })
    table.set(row, 'year', '2031')
    told(row, 'year')
    const long = table.rowOf({ code: '1-1-1-2' })
    table.set(long, 'summary', 'あ'.repeat(91))
    told(long, 'summary')
  })
  await edit('result-figures.csv', (table, told) => {
    const row = table.rowOf({ code: '1-1-1-3' })
    table.set(row, 'value', '55件')
    told(row, 'value')
  })
  await edit('measures.csv', (table, told) => {
    const row = table.rowOf({ code: '1-1-1-3' })
    table.set(row, 'unit', 'けん')
    told(row, 'unit')
  })
  await edit('indicator-results.csv', (table, told) => {
    const row = table.rowOf({ indicator: 'consult-nearby', year: '2021' })
    table.set(row, 'target', '不明')
    told(row, 'target')
    const other = table.rowOf({ indicator: 'consult-nearby', year: '2022' })
    table.set(other, 'result', '53.2％')
    told(other, 'result')
  })
  await edit('indicator-rates.csv', (table, told) => {
    const row = table.rowOf({ indicator: 'evacuation-list', year: '2020' })
    table.set(row, 'grade', 'Ｅ')
    told(row, 'grade')
  })
  await edit('grade-summaries.csv', (table, told) => {
    const row = table.rowOf({ goal: '4' })
    table.set(row, 'overall', '優')
    told(row, 'overall')
  })
  await edit('goals.csv', (table, told) => {
    table.set(2, 'name', ' ')
    told(2, 'name')
    table.set(3, 'source_doc', 'lost')
    told(3, 'source_doc')
  })
  await rm(join(folder, 'spellings.csv'))
  expected.push('spellings.csv')

  expect(await addresses(folder)).toEqual([...expected].sort())
})

describe('a problem says what stands there and what should', () => {
  test('for a grade that does not exist', async () => {
    const { row, problems: [problem] } = await damaged('grades.csv', { code: '1-1-1-1' }, 'printed', 'Ｅ')
    expect(problem).toMatchObject({ file: 'grades.csv', row, column: 'printed', found: 'Ｅ', expected: 'A・B・C・D のいずれか（全角でも半角でもよい）' })
  })

  test('for a year outside the plan', async () => {
    const { row, problems: [problem] } = await damaged('grades.csv', { code: '1-1-1-1' }, 'year', '2031')
    expect(problem).toMatchObject({ file: 'grades.csv', row, column: 'year', found: '2031', expected: '計画の期間の年度（2020〜2025）' })
  })

  test('once, for a year that is no year at all', async () => {
    const { addresses: found, row } = await damaged('grades.csv', { code: '1-1-1-1' }, 'year', 'H32')
    expect(found).toEqual([`grades.csv:${row}:year`])
  })

  test('for a word that is no target, with the words that are', async () => {
    const { row, problems: found } = await damaged('indicator-results.csv', { indicator: 'consult' }, 'target', '不明')
    expect(found).toMatchObject([{ file: 'indicator-results.csv', row, column: 'target', found: '不明', expected: '数、空欄、または 設定なし・検討中（単位は付けない）' }])
  })

  test('for a word of the other column: a target is never 未実施', async () => {
    const { addresses: found, row } = await damaged('indicator-results.csv', { indicator: 'consult' }, 'target', '未実施')
    expect(found).toEqual([`indicator-results.csv:${row}:target`])
  })

  test('for a printed dash, which could mean several things', async () => {
    const { addresses: found, row } = await damaged('indicator-results.csv', { indicator: 'consult' }, 'result', '―')
    expect(found).toEqual([`indicator-results.csv:${row}:result`])
  })

  test('for a double, with the row it repeats', async () => {
    const folder = await smallCity()
    await editTable(folder, 'spellings.csv', table => table.append(2))
    expect(await problems(folder)).toMatchObject([{ file: 'spellings.csv', column: 'no', found: '1', expected: expect.stringContaining('2 行目と同じです') }])
  })

  test('for a dangling row, with the table it should lead to', async () => {
    const { problems: found } = await damaged('crosswalk.csv', { code: '1-1-1-1' }, 'code', '1-1-1-99')
    expect(found).toMatchObject([{ column: 'code', found: 'r2 / 1-1-1-99', expected: 'initiatives.csv にある plan / code' }])
  })

  test('for a goal of an indicator that is no number', async () => {
    const { addresses: found, row } = await damaged('indicators.csv', { id: 'consult' }, 'goals', '1;二')
    expect(found).toEqual([`indicators.csv:${row}:goals`])
  })

  test('for a plan’s mark that is none, and not for the goals looked up under it', async () => {
    const { addresses: found, row } = await damaged('indicators.csv', { id: 'consult' }, 'plan', '令和2')
    expect(found).toEqual([`indicators.csv:${row}:plan`])
  })

  test('for a plan that ends before it begins', async () => {
    const { addresses: found, row } = await damaged('plans.csv', { plan: 'r8' }, 'to_year', '2025')
    expect(found).toEqual([`plans.csv:${row}:to_year`])
  })

  test('for a correction of a repost that is none', async () => {
    const { addresses: found, row } = await damaged('initiatives.csv', { code: '1-1-1-1' }, 'repost_correct', '1-1-1-2')
    expect(found).toEqual([`initiatives.csv:${row}:repost_correct`])
  })

  test('for a spelling that stands alone', async () => {
    const { addresses: found } = await damaged('spellings.csv', { no: '1' }, 'words', 'こども')
    expect(found).toEqual(['spellings.csv:2:words'])
  })
})

test('a baseline nobody wrote is absent, and no blank stands for it', async () => {
  const folder = await smallCity()
  await editTable(folder, 'targets.csv', table => table.set(table.rowOf({ code: '1-1-1-1' }), '2019', ''))
  const item = (await contentOf(folder)).initiatives.find(({ code }) => code === '1-1-1-1')
  expect(item).not.toHaveProperty('baseline')
  expect(Object.keys(item?.targets ?? {})).toEqual(['2020', '2021', '2022', '2023', '2024', '2025'])
})

test('a target written in a year outside the plan is told, and never lost in silence', async () => {
  const folder = await smallCity({ targets: [{ ...SMALL_CITY.targets[0], 2025: '相談 20件' }] })
  await editTable(folder, 'plans.csv', table => table.set(table.rowOf({ plan: 'r2' }), 'to_year', '2024'))
  const found = await addresses(folder)
  expect(found).not.toEqual([])
  expect(found.every(address => /^targets\.csv:\d+:2025$/.test(address))).toBe(true)
})

describe('a reference is not blamed for a table that cannot be read', () => {
  test('where the table it leads to is missing', async () => {
    const folder = await smallCity()
    await rm(join(folder, 'initiatives.csv'))
    expect(await addresses(folder)).toEqual(['initiatives.csv'])
  })

  test('where the table of goals is missing, for the goals of an indicator', async () => {
    const folder = await smallCity()
    await rm(join(folder, 'goals.csv'))
    expect(await addresses(folder)).toEqual(['goals.csv'])
  })

  test('where that table’s header is wrong', async () => {
    const folder = await smallCity()
    await editTable(folder, 'sources.csv', table => table.rewrite((records) => {
      records[0]?.push('氏名')
    }))
    expect(await addresses(folder)).toEqual(['sources.csv:1:氏名'])
  })
})

describe('an indicator’s goal that the plan does not have', () => {
  test('is told by file, row and column', async () => {
    const { addresses: found, row } = await damaged('indicators.csv', { id: 'consult' }, 'goals', '1;9')
    expect(found).toEqual([`indicators.csv:${row}:goals`])
  })

  test('is told in one go with other problems', async () => {
    const folder = await smallCity()
    await editTable(folder, 'indicators.csv', table => table.set(table.rowOf({ id: 'consult' }), 'goals', '1;9'))
    await editTable(folder, 'spellings.csv', table => table.set(2, 'words', 'こども'))
    expect(await problems(folder)).toHaveLength(2)
  })
})

test.each(['constructor', 'toString'])('the word 「%s」 is no target', async (word) => {
  const { addresses: found, row } = await damaged('indicator-results.csv', { indicator: 'consult' }, 'target', word)
  expect(found).toEqual([`indicator-results.csv:${row}:target`])
})

test('a bad grade is told once, even where its initiative stands twice', async () => {
  const folder = await smallCity()
  await editTable(folder, 'initiatives.csv', table => table.append(table.rowOf({ code: '1-1-1-1' })))
  await editTable(folder, 'grades.csv', table => table.set(table.rowOf({ code: '1-1-1-1' }), 'printed', 'Ｅ'))
  expect((await addresses(folder)).filter(address => address.startsWith('grades.csv'))).toHaveLength(1)
})

describe('tables that say the same give the same edition', () => {
  test('headed by Japanese titles, with columns turned round, from a spreadsheet', async () => {
    const folder = await copyOfKamakura()
    const titles = await titlesOf(folder)
    for (const [file, columns] of titles) {
      const table = await CsvFile.open(folder, file)
      table.rewrite((records) => {
        records[0] = (records[0] ?? []).map(column => columns.get(column) ?? column)
        for (const record of records)
          record.reverse()
      })
      await writeFile(join(folder, file), `\uFEFF${table.text().replaceAll('\n', '\r\n')}`, 'utf16le')
    }
    expect(await contentOf(folder)).toEqual(await kamakura())
  })

  test('with full-width digits, hyphens and thousands commas', async () => {
    const results = (target: string) => ({ 'indicator-results': [{ ...SMALL_CITY['indicator-results'][0], target }] })
    const folder = await smallCity(results('１，６４２'))
    await editTable(folder, 'indicators.csv', table => table.set(2, 'goals', '１'))
    await editTable(folder, 'grades.csv', (table) => {
      table.set(2, 'code', '１－１－１－１')
      table.set(2, 'year', '２０２０')
    })
    expect(await contentOf(folder)).toEqual(await contentOf(await smallCity(results('1642'))))
  })

  async function titlesOf(folder: string) {
    const city = await readCity(folder)
    if (!city.ok)
      throw new Error('the copy is damaged')
    return new Map(city.package.resources.map(resource => [resource.path, new Map(resource.schema.fields.map(field => [field.name, field.title]))]))
  }
})
