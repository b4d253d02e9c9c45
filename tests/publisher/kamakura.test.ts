import { describe, expect, test } from 'vitest'
import { kamakura } from '../fixtures/city-folder'

const city = await kamakura()
const reported = city.initiatives.filter(item => item.reported)

/** Numbers as they stand in a printed cell, of either width, commas left out. */
function numbersIn(text: string): readonly number[] {
  return (text.normalize('NFKC').replace(/,/g, '').match(/\d+(?:\.\d+)?/g) ?? []).map(Number)
}

describe('the embedded city', () => {
  test('has as many rows as its documents', () => {
    expect({
      reported: reported.length,
      onlyInCrosswalk: city.initiatives.length - reported.length,
      crosswalk: city.crosswalk.length,
      serials: new Set(city.crosswalk.map(row => row.serial)).size,
      indicators: city.indicators.length,
      covid: reported.filter(item => item.reports[2020]?.covidMentioned).length,
      reposts: reported.filter(item => item.repostOf).length,
      withFigures: reported.filter(item => (item.reports[2020]?.figures.length ?? 0) > 0).length,
    }).toEqual({ reported: 203, onlyInCrosswalk: 34, crosswalk: 242, serials: 231, indicators: 13, covid: 43, reposts: 7, withFigures: 100 })
  })

  test('has a target cell for every year of the plan and a baseline for every reported initiative', () => {
    for (const item of reported) {
      expect(Object.keys(item.targets), item.code).toEqual(['2020', '2021', '2022', '2023', '2024', '2025'])
      expect(item.baseline?.year, item.code).toBe(2019)
    }
    const full = reported.filter(item => Object.values(item.targets).every(cell => cell.kind !== 'blank')).map(item => item.code)
    expect(full).toEqual(['1-1-2-6', '2-1-1-9', '3-2-1-4', '4-1-2-17', '4-3-1-4', '5-2-6-5'])
  })

  test('has a summary of its own for what each initiative is and for what was done', () => {
    const summaries = reported.flatMap(item => [item.summary, item.reports[2020]?.summary ?? ''])
    expect(summaries).toHaveLength(406)
    expect(summaries.filter(text => text === '' || [...text].length > 90)).toEqual([])
  })

  test('finds every number of a measure in the printed cell it was read from', () => {
    const strays = reported.flatMap(item => item.measures.flatMap((measure) => {
      const wanted: [string, number | undefined, string][] = [
        ['baseline', measure.baseline, item.baseline?.cell.kind === 'text' ? item.baseline.cell.text : ''],
        ...Object.entries(measure.targets).map(([year, value]): [string, number, string] => {
          const cell = item.targets[Number(year)]
          return [year, value, cell?.kind === 'text' ? cell.text : '']
        }),
        ['result', measure.results[2020], (item.reports[2020]?.figures ?? []).map(figure => figure.printed).join(' ')],
      ]
      return wanted.filter(([, value, text]) => value !== undefined && !numbersIn(text).includes(value)).map(([where]) => `${item.code} ${measure.label} ${where}`)
    }))
    expect(strays).toEqual([])
  })

  test('names no person, and gives telephone numbers only where one is looked for', () => {
    const text = JSON.stringify({ ...city, contacts: city.contacts.map(row => ({ ...row, phone: '', fax: '' })), services: city.services.map(row => ({ ...row, phone: '' })) })
    expect(text).not.toMatch(/0\d{1,4}-\d{1,4}-\d{4}/)
    expect(text).not.toMatch(/(?:部長|課長|次長)[  　]*[一-龠]{1,3}[  　]/)
  })
})
