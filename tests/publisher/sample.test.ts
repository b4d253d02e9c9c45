import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { recount } from '../../src/domain/grade-share'
import { readYears, seriesBreaks } from '../../src/domain/indicator'
import { initiativeTitle } from '../../src/domain/initiative'
import { unevenProgrammes } from '../../src/domain/programme'
import { passageOf } from '../../src/domain/succession'
import { openData } from '../../src/open-data/open-data'
import { folderFiles } from '../../src/publisher/folder-files'
import { formatProblem } from '../../src/tables/problem'
import { readContent } from '../../src/tables/read-content'
import { PROJECT } from '../fixtures/city-folder'
import { SAMPLE, sampleFiles } from '../sample/make-sample'

const FOLDER = join(PROJECT, SAMPLE)
const city = await readContent(folderFiles(FOLDER))
if (!city.ok)
  throw new Error(city.problems.map(formatProblem).join('\n'))
const { content, notices } = city
const FIRST = content.initiatives.filter(item => item.plan === 'r3')

describe('the made-up city', () => {
  test('is what its generator makes: after a change of either, run npm run sample', () => {
    const made = sampleFiles()
    expect(readdirSync(FOLDER).sort()).toEqual([...made.keys()].sort())
    expect([...made].filter(([file, text]) => readFileSync(join(FOLDER, file), 'utf8') !== text).map(([file]) => file)).toEqual([])
  })

  test('is made the same a second time, and many times as large', () => {
    const twice = sampleFiles(2)
    expect(twice.get('services.csv')?.split('\n')).toHaveLength(2 * 2000 + 2)
    expect(sampleFiles()).toEqual(sampleFiles())
  })

  test('says that it is made up', () => {
    expect(content.city).toEqual([{ id: 'mihon', name: '見本市', title: '見本市 地域福祉ナビ', sample: true }])
  })

  test('says so in the data it gives out', async () => {
    const files = await openData(content, { version: 1, feed: 'mihon/dev', created: '2026-11-22T00:00:00Z' })
    const text = (path: string) => files.find(file => file.path === path)?.text ?? ''
    for (const path of ['datapackage.json', 'tables/csvw-metadata.json', 'schema-org/services.jsonld'])
      expect.soft(text(path), path).toContain('見本のデータです。実在の市の計画ではありません。')
    expect(JSON.parse(text('datapackage.json'))).toMatchObject({ title: '見本市 地域福祉計画のオープンデータ（見本）' })
  })

  test('is read without a word to the clerk', () => {
    expect(notices).toEqual([])
  })

  test('has as much of everything as a city', () => {
    const count = (plan: string) => ({ goals: content.goals.filter(row => row.plan === plan).length, directions: content.directions.filter(row => row.plan === plan).length, initiatives: content.initiatives.filter(row => row.plan === plan).length })
    expect({ r3: count('r3'), r8: count('r8'), services: content.services.length, districts: content.districts.length, indicators: content.indicators.length, programmes: content.programmes.length, meetings: content.meetings.length, terms: content.terms.length })
      .toEqual({ r3: { goals: 4, directions: 12, initiatives: 82 }, r8: { goals: 4, directions: 12, initiatives: 89 }, services: 2000, districts: 12, indicators: 16, programmes: 48, meetings: 6, terms: 16 })
  })

  test('weighs less than a megabyte and a half', () => {
    expect([...sampleFiles().values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0)).toBeLessThan(1_500_000)
  })

  test('names no real city, person or telephone', () => {
    const text = [...sampleFiles()].filter(([file]) => file !== 'trust.json').map(([, each]) => each).join('\n')
    expect(text).not.toMatch(/kamakura|鎌倉|かまくら|神奈川|御成/i)
    expect(text.match(/0\d{1,4}-\d{1,4}-\d{3,4}/g)?.filter(number => number !== '000-0000-0000')).toEqual([])
    expect(text).not.toMatch(/[\w.]+@[\w.]+/)
  })
})

describe('the first plan', () => {
  test('has results, targets and grades for all of its five years', () => {
    for (const year of [2021, 2022, 2023, 2024, 2025]) {
      expect.soft(FIRST.filter(item => item.grades[year]).length, String(year)).toBeGreaterThan(70)
      expect.soft(FIRST.filter(item => item.reports[year]).length, String(year)).toBeGreaterThan(70)
      expect.soft(FIRST.filter(item => item.targets[year] && item.targets[year].kind !== 'blank').length, String(year)).toBeGreaterThan(70)
    }
  })

  test('has items that nobody has reported on in its last year, and none of them is graded', () => {
    const silent = FIRST.filter(item => item.reported && !item.reports[2025])
    expect(silent.length).toBeGreaterThan(2)
    expect(silent.filter(item => item.grades[2025])).toEqual([])
  })

  test('has closing tables that recount, but for the slips its findings tell of', () => {
    const differing = content.summaries.map(row => recount(row, content.initiatives)).filter(row => row.differences.length > 0)
    expect(differing.map(({ printed, differences, halfWidth }) => [printed.year, printed.goal ?? 'all', differences.map(({ grade, printed: told, recounted }) => `${grade}${told - recounted}`).join(), halfWidth.length])).toEqual([
      [2022, 3, 'A-2', 2],
      [2022, 'all', 'A-2', 2],
      [2024, 1, 'A1,B-1', 0],
      [2024, 'all', 'A1,B-1', 0],
    ])
  })

  test('passes into the second in every way an item can', () => {
    const { counts, namelessSerials } = passageOf(content.crosswalk, content.initiatives, 'r3')
    expect(Object.values(counts).every(count => count > 0), JSON.stringify(counts)).toBe(true)
    expect(counts).toMatchObject({ split: 5, added: 3, unlisted: 4 })
    expect(namelessSerials).toEqual([])
  })

  test('has numbers in its cells that its measures were read from', () => {
    const strays = content.initiatives.flatMap(item => item.measures.flatMap(measure => Object.entries(measure.targets).flatMap(([year, value]) => {
      const cell = item.targets[Number(year)]
      return cell?.kind === 'text' && cell.text.replaceAll(',', '').includes(String(value)) ? [] : [`${item.code} ${initiativeTitle(item)} ${year}`]
    })))
    expect(strays).toEqual([])
  })
})

describe('its indicators', () => {
  const years = (id: string) => readYears(content.indicators.find(indicator => indicator.id === id) ?? (() => {
    throw new Error(id)
  })())

  test('have every reason for which a number can be missing', () => {
    const all = content.indicators.flatMap(indicator => readYears(indicator))
    expect(new Set(all.map(year => year.result.kind))).toEqual(new Set(['reported', 'notConducted', 'pending', 'blank']))
    expect(new Set(all.map(year => year.target.kind))).toEqual(new Set(['set', 'notSet', 'undecided', 'blank']))
  })

  test('go on into the next plan and change their way of counting with a break that says why', () => {
    expect(content.indicators.flatMap(indicator => seriesBreaks(indicator).map(({ year, why }) => [indicator.id, year, why]))).toEqual([
      ['consult-place', 2026, '計画が変わり、アンケートの対象を18歳以上から16歳以上に広げました'],
      ['salon-visitors', 2023, '同じ人を何度も数えるのをやめ、実際の人数で数えるようにしました'],
    ])
    expect(years('consult-place').map(year => year.year)).toContain(2026)
  })

  test('have printed rates beside the computed, one that differs and two that stand where no survey was held', () => {
    expect(content.indicators.flatMap(indicator => readYears(indicator).filter(year => year.differs).map(year => `${indicator.id} ${year.year}`))).toEqual(['volunteers 2023'])
    expect(content.indicators.flatMap(indicator => readYears(indicator).filter(year => year.placeholders.length > 0).map(year => `${indicator.id} ${year.year}`))).toEqual(['consult-place 2022', 'neighbours 2022'])
  })
})

describe('around the plans', () => {
  test('programmes of two years add up to the printed sums, but for the one whose note says so', () => {
    expect(unevenProgrammes(content.programmes).map(programme => programme.id)).toEqual(['R7高-03'])
    for (const year of [2024, 2025]) {
      const sum = (item: 'cost' | 'personnel' | 'total') => content.programmes.filter(programme => programme.year === year).reduce((total, programme) => total + programme[item], 0)
      for (const item of ['cost', 'personnel', 'total'] as const)
        expect.soft(content.costs.find(cost => cost.year === year && cost.item === item)?.value, `${year} ${item}`).toBe(sum(item))
    }
  })

  test('services stand in every district, most with their hours, all names different', () => {
    const { services, districts } = content
    expect(new Set(services.map(service => service.name)).size).toBe(services.length)
    expect(districts.filter(({ name }) => services.filter(service => service.name.startsWith(name.replace('地区', ''))).length < 100)).toEqual([])
    expect(services.filter(service => service.schedules.length > 0).length).toBeGreaterThan(1400)
    expect(services.filter(service => service.schedules.length > 1).length).toBeGreaterThan(20)
  })

  test('some texts have English and plain words, and some have none', () => {
    expect(content.translations.length).toBeGreaterThan(25)
    expect(content.goals.filter(goal => content.translations.some(({ text }) => text === goal.name))).toHaveLength(8)
    expect(content.directions.filter(direction => !content.translations.some(({ text }) => text === direction.name)).length).toBeGreaterThan(10)
    expect(content.easy.length).toBeGreaterThan(20)
  })
})
