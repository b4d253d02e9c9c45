import type { SearchDocument } from '../../src/search/search-index'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { search } from '../../src/search/search'
import { buildIndex } from '../../src/search/search-index'
import { spelling } from '../fixtures/content'
import { found } from './documents'

function searchIn(documents: readonly SearchDocument[], typed: string, ...groups: readonly (readonly string[])[]) {
  const { hits, near } = search(buildIndex(documents), typed, groups.map((words, index) => spelling(index + 1, words)))
  return { keys: hits.map(hit => hit.document.key), near, hits }
}

describe('hits are ranked', () => {
  // The worse the place, the newer the document: only the place may decide.
  const documents = [
    found('body', { body: '窓口を開きます。', year: 2025 }),
    found('area', { area: '窓口課', year: 2024 }),
    found('inside title', { title: '相談窓口の充実', year: 2023 }),
    found('title start', { title: '窓口の充実', year: 2022 }),
    found('title', { title: '窓口', year: 2021 }),
    found('elsewhere', { title: '見守り', year: 2026 }),
  ]

  test('whole title, start of title, within title, department, then text', () => {
    expect(searchIn(documents, '窓口')).toMatchObject({ keys: ['title', 'title start', 'inside title', 'area', 'body'], near: false })
  })

  test('the newest first among equals', () => {
    const years = [2020, 2023, 2021].map(year => found(String(year), { title: '窓口', year }))
    expect(searchIn(years, '窓口').keys).toEqual(['2023', '2021', '2020'])
  })

  test('a better place before a newer year', () => {
    expect(searchIn([found('old title', { title: '窓口', year: 2020 }), found('new text', { body: '窓口', year: 2024 })], '窓口').keys)
      .toEqual(['old title', 'new text'])
  })

  test('the spelling that was typed before its variants', () => {
    const titles = [found('variant', { title: '子ども会' }), found('typed', { title: 'こども会' })]
    expect(searchIn(titles, 'こども', ['こども', '子ども']).keys).toEqual(['typed', 'variant'])
    expect(searchIn(titles, '子ども', ['こども', '子ども']).keys).toEqual(['variant', 'typed'])
  })

  test('a variant in the title before the typed word in the text', () => {
    const documentsOfBoth = [found('text', { body: 'こども' }), found('title', { title: '子ども' })]
    expect(searchIn(documentsOfBoth, 'こども', ['こども', '子ども']).keys).toEqual(['title', 'text'])
  })

  test('by all words together', () => {
    const documentsOfTwo = [found('title and text', { title: '窓口', body: '相談' }), found('title only', { title: '窓口の相談' }), found('text only', { body: '窓口の相談' })]
    expect(searchIn(documentsOfTwo, '窓口 相談').keys).toEqual(['title only', 'title and text', 'text only'])
  })
})

describe('a word', () => {
  test('is found however it is written', () => {
    const documents = [found('carer', { title: 'ケアラーへの支援' })]
    for (const typed of ['ケアラー', 'ｹｱﾗｰ', 'けあらー', 'ケアラ―', 'けあら'])
      expect(searchIn(documents, typed).keys, typed).toEqual(['carer'])
  })

  test('is found within a word', () => {
    expect(searchIn([found('volunteers', { title: 'ボランティア活動' })], 'ランティ').keys).toEqual(['volunteers'])
  })

  test('is not found across two fields', () => {
    expect(searchIn([found('a', { title: '相談', area: '窓口' }), found('b', { area: '相談', body: '窓口' })], '相談窓口').near).toBe(true)
  })

  test('tells the form that found it', () => {
    const [hit] = searchIn([found('a', { title: '子ども会' })], 'コドモ', ['こども', '子ども']).hits
    expect(hit?.forms).toEqual(['子ども'])
  })

  test('must be there with every other word', () => {
    const documents = [found('both', { title: '高齢者', body: '見守り' }), found('one', { title: '高齢者' }), found('other', { body: '見守り' })]
    expect(searchIn(documents, '高齢者 見守り').keys).toEqual(['both'])
  })
})

describe('a code', () => {
  const documents = [
    found('1-1', { code: '1-1', title: '相談' }),
    found('1-1-1', { code: '1-1-1', title: '窓口' }),
    found('1-1-1-1', { code: '1-1-1-1', title: '見守り' }),
    found('1-1-10', { code: '1-1-10' }),
    found('11-1', { code: '11-1' }),
    found('4-1-1', { code: '4-1-1' }),
    found('names it', { body: '【再掲1-1-1】の続き', year: 2030 }),
    found('names a longer one', { body: '4-1-1-1、1-1-1-1、1-1-10を参照' }),
  ]

  test('finds its own document first, then those below it, then those that name it', () => {
    expect(searchIn(documents, '1-1-1').keys).toEqual(['1-1-1', '1-1-1-1', 'names it'])
  })

  test('of an upper level finds all below it', () => {
    expect(searchIn(documents, '1-1').keys).toEqual(['1-1', '1-1-1', '1-1-1-1', '1-1-10'])
  })

  test('is found where it is named after a longer one', () => {
    expect(searchIn([found('a', { body: '4-1-1-1と1-1-1' })], '1-1-1').keys).toEqual(['a'])
  })

  test('marks itself only where the text names it', () => {
    const forms = searchIn(documents, '１－１－１').hits.map(hit => hit.forms)
    expect(forms).toEqual([[], [], ['1-1-1']])
  })

  test('goes together with words', () => {
    expect(searchIn(documents, '1-1 見守り').keys).toEqual(['1-1-1-1'])
  })

  test.each(['9-9', '1-2-1', '1-1-1-2', '9-9 窓口', '窓口 9-9'])('that nothing has (%s) has no near candidates', (typed) => {
    expect(searchIn(documents, typed).keys).toEqual([])
  })
})

describe('a word read aloud', () => {
  const documents = [
    found('body', { body: 'せいねんこうけん', year: 2026 }),
    found('area', { area: 'せいねんこうけん', year: 2025 }),
    found('said word', { words: ['成年後見の費用'], reading: '\nせいねんこうけんのひよう', year: 2024 }),
    found('inside', { title: '市の成年後見', reading: 'しのせいねんこうけん', year: 2023 }),
    found('start', { title: '成年後見制度', reading: 'せいねんこうけんせいど', year: 2022 }),
    found('whole', { title: '成年後見', reading: 'せいねんこうけん', year: 2021 }),
    found('title', { title: 'せいねんこうけん入門', reading: 'せいねんこうけんにゅうもん', year: 2020 }),
  ]

  test('is found behind titles and before departments', () => {
    expect(searchIn(documents, 'せいねんこうけん').keys).toEqual(['title', 'whole', 'start', 'inside', 'area', 'said word', 'body'])
    expect(searchIn(documents, 'ｾｲﾈﾝｺｳｹﾝ').keys).toHaveLength(7)
  })

  test.each([['じゅうにそ', 'juniso'], ['しちりがはま', 'shichiri'], ['ジュウニソ', 'juniso'], ['七里ヶ浜', 'shichiri']])('names a place (%s)', (typed, key) => {
    const places = [found('juniso', { title: '十二所の集会所', reading: 'じゅうにそのしゅうかいじょ' }), found('shichiri', { title: '七里ガ浜の集会所', reading: 'しちりがはまのしゅうかいじょ' })]
    expect(searchIn(places, typed)).toMatchObject({ keys: [key], near: false })
  })

  test('of two letters is found at the start of a reading only', () => {
    const two = [found('start', { title: '家賃', reading: 'やちん' }), found('inside', { title: '早朝', reading: 'そうやちよう' })]
    expect(searchIn(two, 'やち').keys).toEqual(['start'])
  })

  test('mistyped, has near candidates by its reading', () => {
    expect(searchIn([found('a', { title: '成年後見', reading: 'せいねんこうけん' })], 'せいねんこおけん')).toMatchObject({ keys: ['a'], near: true })
  })
})

describe('a word people say', () => {
  test('leads to what it means before what has it in its name', () => {
    const documents = [found('name', { title: '市の認知症施策', rank: 2 }), found('service', { title: '相談窓口', words: ['認知症'], area: '認知症', rank: 3 }), found('part', { title: '教室', words: ['認知症の親'], rank: 3 })]
    expect(searchIn(documents, '認知症').keys).toEqual(['service', 'name', 'part'])
  })

  test('that stands in the name too stands higher', () => {
    const documents = [found('a', { title: '移動の券', words: ['外出'] }), found('b', { title: '障害者の外出支援', words: ['外出'] })]
    expect(searchIn(documents, '外出').keys).toEqual(['b', 'a'])
  })
})

test('a word that is only read so counts less than one that is written so', () => {
  expect(searchIn([found('read', { words: ['民生委員'], reading: '\nみんせいいいん', year: 2026 }), found('written', { words: ['みんせいいいん'] })], 'みんせいいいん').keys).toEqual(['written', 'read'])
})

describe('a spelling', () => {
  test('that is only a part of another one counts less', () => {
    const documents = [found('part', { title: '法人後見', year: 2026 }), found('whole', { title: '成年後見制度' })]
    expect(searchIn(documents, '成年後見制', ['成年後見', '後見']).keys).toEqual(['whole'])
    expect(searchIn(documents, 'せいねんこうけん', ['成年後見', 'せいねんこうけん', '後見']).keys).toEqual(['whole', 'part'])
  })

  test('in the name and another among its words stand together', () => {
    const documents = [found('word', { title: '貸付の制度', words: ['母子家庭'], year: 2026 }), found('both', { title: '市のひとり親の相談', words: ['母子家庭'] })]
    expect(searchIn(documents, '母子家庭', ['母子家庭', 'ひとり親']).keys).toEqual(['both', 'word'])
  })
})

describe('a name', () => {
  test('that ends with the word is the thing itself', () => {
    const documents = [found('about', { title: 'ボランティアセンターの充実', year: 2026 }), found('itself', { title: '市社協ボランティアセンター' })]
    expect(searchIn(documents, 'ボランティアセンター').keys).toEqual(['itself', 'about'])
  })

  test('nearly as short as what was mistyped is the nearest', () => {
    const documents = [found('long', { title: 'ヤングケアラーの居場所づくり', year: 2026 }), found('short', { title: 'ヤングケアラー' })]
    expect(searchIn(documents, 'ヤングケアテー')).toMatchObject({ keys: ['short', 'long'], near: true })
  })
})

describe('what a reader came for', () => {
  test('comes before what only speaks of it, wherever the word stands', () => {
    const documents = [found('finding', { title: 'こども相談課と、こども家庭相談課', rank: 0 }), found('work', { area: 'こども相談課', rank: 2 })]
    expect(searchIn(documents, 'こども相談課').keys).toEqual(['work', 'finding'])
  })

  test('comes first among near candidates as well', () => {
    const alike = [found('finding', { title: '認知症施策の実績', rank: 0, year: 2026 }), found('term', { title: '認知症施策', rank: 1 }), found('service', { title: '認知症施策', rank: 3, year: 2019 })]
    expect(searchIn(alike, '認知症施作')).toMatchObject({ keys: ['service', 'term', 'finding'], near: true })
  })
})

describe('a number', () => {
  const documents = [found('goal', { code: '3', title: '目標' }), found('below', { code: '3-1-1' }), found('other', { code: '13' }), found('text', { body: '3か所' })]

  test('is a code first and a word then', () => {
    expect(searchIn(documents, '３').keys).toEqual(['goal', 'below', 'text'])
  })

  test('that is no code is a word', () => {
    expect(searchIn([...documents, found('years', { body: '8050問題' })], '８０５０').keys).toEqual(['years'])
  })
})

describe('near candidates', () => {
  const documents = [
    found('text', { body: 'ボランティアの活動' }),
    found('area', { area: 'ボランティアの活動' }),
    found('title', { title: 'ボランティアセンター' }),
    found('half', { title: 'ボラの話' }),
    found('unlike', { title: '見守り' }),
  ]

  test('are offered where nothing matches, those alike in title first; a text that holds the same pairs is none', () => {
    expect(searchIn(documents, 'ボランテア')).toMatchObject({ keys: ['title', 'area'], near: true })
  })

  test('of several words are those that hold the most of them, names first', () => {
    const some = [found('one', { body: '介護の話' }), found('name', { title: '介護' }), found('two', { body: '介護と家賃' }), found('none', { title: '見守り' })]
    expect(searchIn(some, '介護 家賃 旅行')).toMatchObject({ keys: ['two', 'name', 'one'], near: true })
    expect(searchIn(some, '介護 9-9')).toMatchObject({ keys: [] })
  })

  test('are not offered where anything matches', () => {
    expect(searchIn([...documents, found('exact', { body: 'ボランテア' })], 'ボランテア')).toMatchObject({ keys: ['exact'], near: false })
  })

  test('share six tenths of the letter pairs', () => {
    const pairs = [found('three of five', { title: 'あいうえ' }), found('two of five', { title: 'あいう' })]
    expect(searchIn(pairs, 'あいうえぬね').keys).toEqual(['three of five'])
  })

  test('are ten at most', () => {
    const many = Array.from({ length: 15 }, (_, index) => found(`v${index}`, { title: 'ボランティア' }))
    expect(searchIn(many, 'ボランテア').keys).toHaveLength(10)
  })

  test('tell the pairs they share', () => {
    expect(searchIn([found('a', { title: 'ボランティア' })], 'ボランテア').hits[0]?.forms).toEqual(['ぼら', 'らん', 'んて'])
  })

  test('are not offered for a single letter', () => {
    expect(searchIn(documents, '爺').keys).toEqual([])
  })
})

describe('an English word', () => {
  const documents = [
    found('parents', { title: '保護者の会', english: 'Classes for parents', rank: 3 }),
    found('rent', { title: '家賃の助成', english: 'Rent subsidy\nMoney\nChildcare grant' }),
    found('dv', { title: '夫のＤＶの相談' }),
    found('npo', { body: 'ＮＰＯ法人が運営します。' }),
  ]

  test.each([['rent', 'rent'], ['RENT', 'rent'], ['parent', 'parents'], ['dv', 'dv'], ['NPO', 'npo'], ['npo法人', 'npo'], ['grants', 'rent'], ['childcares', 'rent'], ['monies', undefined]])('%s is found where a word begins with it, with or without its plural s (%s)', (typed, key) => {
    expect(searchIn(documents, typed).keys).toEqual(key === undefined ? [] : [key])
  })

  test('in the name counts more than in what it belongs to', () => {
    expect(searchIn([found('area', { english: 'Help\nLoans', rank: 1 }), found('name', { english: 'Loans', rank: 1 })], 'loan').keys).toEqual(['name', 'area'])
  })

  test('stands for its Japanese word and the other way round, but only as a whole', () => {
    const group = ['保育', 'care']
    expect(searchIn([found('ja', { title: '保育' }), found('en', { english: 'Care' })], '保育', group).keys).toEqual(['ja', 'en'])
    expect(searchIn([found('ja', { title: '保育' })], 'career', group).keys).toEqual([])
  })

  test('has near candidates by its beginning, never by pairs of letters', () => {
    expect(searchIn([found('a', { english: 'Counseling desk' }), found('b', { title: 'ｕｎｓｅｌｌｉｎｇ' })], 'counselling')).toMatchObject({ keys: ['a'], near: true, hits: [{ forms: ['counsel'] }] })
    expect(searchIn([found('a', { title: 'SOSネットワーク' })], 'SOSねっとわあく').hits[0]?.forms).toEqual(['sね', 'ねつ', 'つと', 'とわ'])
    expect(searchIn([found('a', { english: 'Notes on each' })], 'noteach').keys).toEqual([])
  })
})

describe('the search', () => {
  test.each(['', '  ', '　'])('gives nothing for the empty query %j', (typed) => {
    expect(searchIn([found('a', { title: '窓口' })], typed)).toEqual({ keys: [], near: false, hits: [] })
  })

  test('gives nothing where there is nothing', () => {
    expect(searchIn([], '窓口').keys).toEqual([])
  })

  test('finds every document by any part of its title', () => {
    const title = fc.string({ unit: fc.constantFrom(...'相談窓口のケアラー支援ＤＶﾎﾞﾗ1-・'), minLength: 2, maxLength: 12 })
    fc.assert(fc.property(title, fc.nat(), fc.nat(), (whole, start, length) => {
      const from = start % whole.length
      const part = whole.slice(from, from + 1 + length % (whole.length - from))
      const words = part.split(/\s+/).join('')
      // A Latin word is found from its beginning only; a mark of sound on a Latin letter is none.
      fc.pre(!/^[ＤＶ][ＤＶ1]*$/.test(words) || !/[ＤＶ][ﾞﾟ]*$/.test(whole.slice(0, from)))
      fc.pre(words !== '' && !/[-ー・ﾞﾟ]/.test(words) && !/[ﾞﾟー-]/.test(whole[from + words.length] ?? ''))
      expect(searchIn([found('a', { title: whole })], words)).toMatchObject({ keys: ['a'], near: false })
    }))
  })

  test('takes what was typed as text, not as a pattern', () => {
    expect(searchIn([found('a', { title: '相談' })], '.*').keys).toEqual([])
    expect(searchIn([found('a', { title: '(再掲)' })], '(再掲').keys).toEqual(['a'])
  })
})
