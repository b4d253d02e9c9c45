import { describe, expect, test } from 'vitest'
import { problemsOf, readSmallCity, refusals, SMALL_CITY } from '../fixtures/small-city'

const [PROGRAMME] = SMALL_CITY.programmes
const [TOTAL] = SMALL_CITY['programme-totals']
const [ASSESSMENT] = SMALL_CITY.assessments

describe('a programme', () => {
  test('is read with its amounts, its links and its places', async () => {
    expect((await readSmallCity()).programmes).toEqual([{
      id: '健福-01',
      year: 2024,
      bureau: '健康福祉部',
      name: '相談事業',
      mandated: false,
      priority: 'unknown',
      cost: 1000,
      personnel: 500,
      total: 1500,
      evaluation: '現状維持',
      contribution: 'Ａ',
      finalEvaluation: '拡充',
      note: '名称は原文のまま',
      links: [{ to: 'initiative:r2/1-1-1-1', inferred: false }, { to: 'goal:r8/1', inferred: true }],
      source: { doc: 'report', line: 5 },
      figureSource: { doc: 'report', line: 20 },
      otherSources: [{ doc: 'report', line: 21 }, { doc: 'report' }],
    }])
  })

  test('whose amounts print did not tear off has no place of its own for them', async () => {
    const { programmes } = await readSmallCity({ programmes: [{ ...PROGRAMME, figures_line: '' }] })
    expect(programmes[0]).not.toHaveProperty('figureSource')
  })

  test('may cost nothing, and is then told with noughts', async () => {
    const { programmes } = await readSmallCity({ programmes: [{ ...PROGRAMME, cost: '0', personnel: '０', total: '0', mandated: '１', priority: 'yes' }] })
    expect(programmes[0]).toMatchObject({ cost: 0, personnel: 0, total: 0, mandated: true, priority: 'yes' })
  })
})

test('a total the city misprinted is kept as printed where a note says so', async () => {
  const { programmes } = await readSmallCity({ programmes: [{ ...PROGRAMME, total: '1,501', note: '印刷は1,501' }] })
  expect(programmes[0]).toMatchObject({ cost: 1000, personnel: 500, total: 1501 })
})

describe('a programme is refused', () => {
  const address = { file: 'programmes.csv', row: 2 }

  test.each([
    ['whose total is not the sum of its costs, without a word', { total: '1,501', note: '' }, 'total', '事業費と人件費を足した額（1500）。資料の印刷がこのとおりなら、備考にそう書いてください'],
    ['whose cost is blank: a blank is never nought', { cost: '' }, 'cost', '空欄にはできません。値を入れてください'],
    ['whose cost has a unit', { cost: '1,000千円' }, 'cost', '整数（例：2020）。単位は付けず、数だけにしてください'],
    ['whose cost is below nought', { personnel: '-1', total: '999' }, 'personnel', '0 以上'],
    ['of no year', { year: '平成32' }, 'year', '年度（例：2026、令和8年度、R8）。平成は31年度までです'],
    ['of a year out of this age', { year: '6' }, 'year', '1900 以上'],
    ['whose mark is a circle', { mandated: '○' }, 'mandated', '0 か 1'],
    ['whose priority is none of the three', { priority: '重点' }, 'priority', 'yes・no・unknown のいずれか'],
    ['whose number holds a blank', { id: '健福 01' }, 'id', '整理番号 の形（例：健福-02）'],
    ['without evaluation', { evaluation: ' ' }, 'evaluation', '空欄にはできません。値を入れてください'],
    ['without document', { source_doc: '' }, 'source_doc', '空欄にはできません。値を入れてください'],
    ['of a document that is not listed', { source_doc: 'lost' }, 'source_doc', 'sources.csv にある doc'],
    ['that points to nobody knows what', { related: 'person:1' }, 'related', '関係する項目（資料に書かれているもの） の形（例：initiative:r2/1-1-1-2;goal:r2/1）'],
    ['that infers nobody knows what', { related_inferred: '相談窓口' }, 'related_inferred', '関係する項目（内容からの推定） の形（例：initiative:r2/1-1-2-5）'],
    ['whose further place has no document', { other_sources: ':21' }, 'other_sources', 'ほかの出典（文書:行 を;で区切る） の形（例：progress-r2:651;crosswalk:3）'],
    ['whose line of amounts is nought', { figures_line: '0' }, 'figures_line', '1 以上'],
  ])('%s', async (_, cells, column, expected) => {
    const found = (cells as Readonly<Record<string, string>>)[column]
    expect(await refusals('programmes', cells)).toEqual([{ ...address, column, found: column === 'source_doc' && found === 'lost' ? 'lost' : found, expected }])
  })

  test('once, where an amount cannot be read: nothing is said of the sum', async () => {
    expect(await refusals('programmes', { total: '不明' })).toEqual([{ ...address, column: 'total', found: '不明', expected: '整数（例：2020）' }])
  })

  test('where its number stands twice, with the row it repeats', async () => {
    expect(await problemsOf({ programmes: [PROGRAMME, PROGRAMME] })).toEqual([{ file: 'programmes.csv', row: 3, column: 'id', found: '健福-01', expected: '2 行目と同じです。どちらかを消すか番号を直してください' }])
  })

  test('where it points to an item that is not there, by its number', async () => {
    expect(await refusals('programmes', { related: 'initiative:r2/1-1-1-9' })).toEqual([{ file: 'programmes', column: '健福-01', found: 'initiatives r2/1-1-1-9', expected: '参照先の行' }])
    expect(await refusals('programmes', { other_sources: 'lost:1' })).toEqual([{ file: 'programmes', column: '健福-01', found: 'sources lost', expected: '参照先の行' }])
  })
})

describe('a printed total', () => {
  test('is read with its amount', async () => {
    expect((await readSmallCity()).costs).toEqual([{ year: 2024, item: 'cost', value: 1000, note: '', source: { doc: 'report', line: 5 } }])
  })

  test('that is blank has no amount, and is not nought', async () => {
    const { costs } = await readSmallCity({ 'programme-totals': [{ ...TOTAL, value: '', note: '空欄' }] })
    expect(costs).toEqual([{ year: 2024, item: 'cost', note: '空欄', source: { doc: 'report', line: 5 } }])
  })

  test.each([
    ['of no item', { item: '' }, 'item', '空欄にはできません。値を入れてください'],
    ['of an item nobody knows', { item: '事業費' }, 'item', 'cost・personnel・total のいずれか'],
    ['below nought', { value: '-5' }, 'value', '0 以上'],
    ['that is a dash', { value: '－' }, 'value', '整数（例：2020）。横線は意味がいくつもあります。値がなければ空欄にしてください'],
  ])('%s is refused', async (_, cells, column, expected) => {
    expect(await refusals('programme-totals', cells)).toEqual([{ file: 'programme-totals.csv', row: 2, column, found: Object.values(cells)[0], expected }])
  })

  test('of an item told twice in a year is refused', async () => {
    expect(await problemsOf({ 'programme-totals': [TOTAL, TOTAL] })).toMatchObject([{ file: 'programme-totals.csv', row: 3, column: 'item', found: '2024 / cost' }])
  })
})

describe('an assessment', () => {
  test('is read with its section and its links', async () => {
    expect((await readSmallCity()).assessments).toEqual([{
      id: 'kenkou-1',
      no: 1,
      year: 2024,
      bureau: '健康福祉部',
      section: 'direction',
      summary: '相談を続けます。',
      links: [{ to: 'programme:健福-01', inferred: false }],
      source: { doc: 'report', line: 5 },
    }])
  })

  test.each([
    ['of a section nobody knows', { section: '課題' }, 'section', 'result・issue・direction・target のいずれか'],
    ['that says nothing', { summary: '' }, 'summary', '空欄にはできません。値を入れてください'],
    ['that says too much', { summary: 'あ'.repeat(161) }, 'summary', '160 字以内（いま 161 字）'],
    ['whose mark is Japanese', { id: '健康' }, 'id', '記号 の形'],
  ])('%s is refused', async (_, cells, column, expected) => {
    expect(await refusals('assessments', cells)).toEqual([{ file: 'assessments.csv', row: 2, column, found: Object.values(cells)[0], expected }])
  })

  test('told twice is refused', async () => {
    expect(await problemsOf({ assessments: [ASSESSMENT, ASSESSMENT] })).toMatchObject([{ file: 'assessments.csv', row: 3, column: 'id' }])
  })
})
