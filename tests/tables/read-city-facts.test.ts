import type { TableName } from '../../src/tables/table-plan'
import type { Cells } from '../fixtures/small-city'
import { describe, expect, test } from 'vitest'
import { problemsOf, readSmallCity, refusals, SMALL_CITY } from '../fixtures/small-city'

const source = { doc: 'report', line: 5 }

describe('the small tables around the plan are read', () => {
  test('districts, whose names may not be published', async () => {
    const { districts } = await readSmallCity({ districts: [...SMALL_CITY.districts, { plan: 'r8', no: '2', source_doc: 'report' }] })
    expect(districts).toEqual([
      { plan: 'r8', no: 1, name: '第一地区', note: '仮の名', source },
      { plan: 'r8', no: 2, name: '', note: '', source: { doc: 'report' } },
    ])
  })

  test('roles', async () => {
    expect((await readSmallCity()).roles).toEqual([{ plan: 'r8', no: 1, name: '自助', reading: 'じじょ', summary: '自分でできることをします。', source }])
  })

  test('contacts, their numbers folded to the width they are dialled in', async () => {
    const { contacts } = await readSmallCity({ contacts: [{ ...SMALL_CITY.contacts[0], phone: '０４６７－２３－３０００', postal: '２４８－８６８６' }] })
    expect(contacts).toEqual([{
      id: 'city-hall',
      plan: 'r8',
      main: true,
      organization: '試験市',
      department: '福祉総務課',
      postal: '248-8686',
      address: '試験市1-1',
      phone: '0467-23-3000',
      fax: '0467-23-8700',
      issued: '令和8年3月',
      note: '代表',
      source,
    }])
  })

  test('terms with their other spellings', async () => {
    expect((await readSmallCity()).terms).toEqual([{
      id: 'sodan-shien',
      term: '相談支援',
      reading: 'そうだんしえん',
      explanation: '困りごとを聞いて、いっしょに考えることです。',
      aliases: ['相談の支援', '支援相談'],
      marked: true,
      note: '法の言葉',
      links: [{ to: 'service:sodan', inferred: false }],
      source,
      otherSources: [{ doc: 'report', line: 40 }],
    }])
  })

  test('discrepancies with the items that carry their mark', async () => {
    expect((await readSmallCity()).discrepancies).toEqual([{
      id: 'total-a',
      no: 1,
      kind: 'total',
      title: '合計が合いません',
      found: '表は2、数えると1です。',
      shown: '数えた1を示します。',
      links: [{ to: 'initiative:r2/1-1-1-1', inferred: false }, { to: 'record:2024-01-11-renrakukai/1', inferred: false }],
      source,
      otherSources: [{ doc: 'report', line: 50 }],
    }])
  })
})

describe('a row of them is refused', () => {
  test.each<[string, TableName, Cells, string, string]>([
    ['of a district without number', 'districts', { no: '' }, 'no', '空欄にはできません。値を入れてください'],
    ['of a district of no plan', 'districts', { plan: 'r9' }, 'plan', 'plans.csv にある plan'],
    ['of a role without reading', 'roles', { reading: '' }, 'reading', '空欄にはできません。値を入れてください'],
    ['of a role of no plan', 'roles', { plan: 'r9' }, 'plan', 'plans.csv にある plan'],
    ['of a contact whose code is no postal code', 'contacts', { postal: '2488686' }, 'postal', '郵便番号 の形（例：248-8686）'],
    ['of a contact whose number is none', 'contacts', { phone: '内線123' }, 'phone', '電話 の形（例：0467-23-3000）'],
    ['of a contact whose fax is none', 'contacts', { fax: 'なし' }, 'fax', 'ファクス の形'],
    ['of a contact that does not say whether it is the main one', 'contacts', { main: '' }, 'main', '空欄にはできません。値を入れてください'],
    ['of a contact of no plan', 'contacts', { plan: 'r9' }, 'plan', 'plans.csv にある plan'],
    ['of a term read in katakana', 'terms', { reading: 'ソウダン' }, 'reading', 'よみ の形（例：ちいきふくし）'],
    ['of a term explained at length', 'terms', { explanation: 'あ'.repeat(121) }, 'explanation', '120 字以内（いま 121 字）'],
    ['of a term that does not say whether it is marked', 'terms', { marked: '' }, 'marked', '空欄にはできません。値を入れてください'],
    ['of a finding of a kind nobody knows', 'discrepancies', { kind: '合計' }, 'kind', 'total・code・figure・grade・wording・blank・reading のいずれか'],
    ['of a finding with a long title', 'discrepancies', { title: 'あ'.repeat(61) }, 'title', '60 字以内（いま 61 字）'],
    ['of a finding that does not say what is shown', 'discrepancies', { shown: '' }, 'shown', '空欄にはできません。値を入れてください'],
    ['of a finding about nobody knows what', 'discrepancies', { related: 'table:1' }, 'related', '関係する項目（資料に書かれているもの） の形（例：initiative:r2/1-1-1-2;goal:r2/1）'],
  ])('%s', async (_, table, cells, column, expected) => {
    expect(await refusals(table, cells)).toEqual([{ file: `${table}.csv`, row: 2, column, found: Object.values(cells)[0], expected }])
  })

  test.each<[TableName, string]>([['districts', 'no'], ['roles', 'no'], ['contacts', 'id'], ['terms', 'id'], ['discrepancies', 'id']])('that stands twice in %s', async (table, column) => {
    const rows: readonly Cells[] = SMALL_CITY[table]
    expect(await problemsOf({ [table]: [...rows, ...rows] })).toMatchObject([{ file: `${table}.csv`, row: 3, column }])
  })

  test('of a finding about an item that is not there, by its mark', async () => {
    expect(await refusals('discrepancies', { related: 'record:2024-01-11-renrakukai/9' })).toEqual([{ file: 'discrepancies', column: 'total-a', found: 'meetings 2024-01-11-renrakukai/9', expected: '参照先の行' }])
  })

  test('but a finding may point to an item of any kind', async () => {
    expect(await refusals('discrepancies', { related: 'assessment:kenkou-1' })).toEqual([])
  })
})

test('a finding may point to an item of every kind but an assessment', async () => {
  const related = 'plan:r2;goal:r2/1;direction:r2/1-1;kind:r2/1-1-1;initiative:r2/1-1-1-1;indicator:consult;programme:健福-01；service:sodan ; meeting:2024-01-11-renrakukai;record:2024-01-11-renrakukai/2;term:sodan-shien;discrepancy:total-a;source:report'
  expect(await refusals('discrepancies', { related })).toEqual([])
})
