import type { SearchDocument } from '../../src/search/search-index'
import { describe, expect, test } from 'vitest'
import { compareCodes } from '../../src/domain/initiative'
import { search } from '../../src/search/search'
import { buildIndex } from '../../src/search/search-index'
import { searchDocuments } from '../../src/stores/search-documents'
import { kamakura } from '../fixtures/city-folder'

const content = await kamakura()
const documents = searchDocuments(content)
const index = buildIndex(documents)

function find(typed: string) {
  const { hits, near } = search(index, typed, content.spellings)
  return { documents: hits.map(hit => hit.document), keys: hits.map(hit => hit.document.key), near }
}

/** Keys of the documents of which something holds true, told without the search. */
function where(holds: (document: SearchDocument) => boolean): readonly string[] {
  return documents.filter(holds).map(document => document.key)
}

/** Everything a document shows, in one width; nothing else is folded. */
function textOf({ title, area, body }: SearchDocument): string {
  return [title, area, body].join('\n').normalize('NFKC')
}

function sorted(keys: readonly string[]): readonly string[] {
  return [...keys].sort()
}

describe('exact words', () => {
  test.each(['相談窓口', '子育て', 'まちづくり', '高齢者いきいき課', '子育', '災', 'ランティ', 'バリアフリ'])('%s finds every document that holds it, and no other', (typed) => {
    const { keys, near } = find(typed)
    expect(near).toBe(false)
    expect(sorted(keys)).toEqual(sorted(where(document => textOf(document).includes(typed))))
    expect(keys).not.toEqual([])
  })

  test.each(['成年後見', 'ボランティア', '後見'])('%s finds every document that holds it or a spelling of it', (typed) => {
    const { keys, near } = find(typed)
    expect(near).toBe(false)
    expect(keys).toEqual(expect.arrayContaining([...where(document => textOf(document).includes(typed))]))
  })

  test('高齢者 見守り finds only what speaks of both', () => {
    const { keys, near } = find('高齢者 見守り')
    expect(near).toBe(false)
    expect(keys).toEqual(expect.arrayContaining([...where(document => textOf(document).includes('高齢者') && textOf(document).includes('見守り'))]))
    expect(sorted(keys)).toEqual(sorted(find('高齢者').keys.filter(key => find('見守り').keys.includes(key))))
  })
})

describe('the same word in another width or kana', () => {
  test.each([
    ['ｹｱﾗｰ', 'ケアラー'],
    ['けあらー', 'ケアラー'],
    ['ｾﾝﾀｰ', 'センター'],
    ['センタ―', 'センター'],
    ['ＤＶ', 'DV'],
    ['dv', 'DV'],
    ['ﾎﾞﾗﾝﾃｨｱ', 'ボランティア'],
    ['ＮＥＴ１１９', 'Net119'],
  ])('%s finds the same as %s, in the same order', (typed, usual) => {
    expect(find(typed)).toEqual(find(usual))
    expect(find(typed).near).toBe(false)
    expect(sorted(find(usual).keys)).toEqual(expect.arrayContaining([...where(document => textOf(document).includes(usual.normalize('NFKC')))]))
    expect(find(typed).keys).not.toEqual([])
  })
})

describe('codes', () => {
  test.each([
    ['1-1-2-3', '1-1-2-3'],
    ['１－１－２－３', '1-1-2-3'],
    ['4-1-2-10', '4-1-2-10'],
    ['４―１―５―１８', '4-1-5-18'],
    ['6-3-6-7', '6-3-6-7'],
  ])('%s finds that initiative first', (typed, code) => {
    expect(find(typed).keys[0]).toBe(`initiative:r2/${code}`)
  })

  test('every code in the edition finds its own document first', () => {
    const coded = documents.filter(document => document.code.includes('-'))
    expect(coded.length).toBeGreaterThan(200)
    for (const { code } of coded)
      expect(find(code).documents[0]?.code, code).toBe(code)
  })

  test.each(['4-1-2', '1-1-1', '4-1', '2-1-1', '5-2'])('%s lists what stands under it in the order of the numbers, before all that only names it', (code) => {
    const { documents: hits } = find(code)
    const under = hits.filter(document => document.code === code || document.code.startsWith(`${code}-`))
    expect(hits.slice(0, under.length)).toEqual(under)
    expect(sorted(under.map(document => document.key))).toEqual(sorted(where(document => `${document.code}-`.startsWith(`${code}-`))))
    const initiatives = under.filter(document => document.kind === 'initiative').map(document => document.code)
    expect(initiatives.length).toBeGreaterThan(1)
    expect(under[0]?.code).toBe(code)
    for (const year of new Set(under.map(document => document.year))) {
      const codes = under.filter(document => document.year === year && document.code !== code).map(document => document.code)
      expect(codes).toEqual([...codes].sort(compareCodes))
    }
  })

  test('4-1-2 lists that kind and 4-1-2-x, and nothing else', () => {
    const codes = find('4-1-2').documents.map(document => document.code)
    expect(codes[0]).toBe('4-1-2')
    expect(codes.filter(code => !code.startsWith('4-1-2'))).toEqual([])
    expect(codes).toContain('4-1-2-17')
  })

  test('1-1-1 never finds 4-1-1-10 or 1-1-1x', () => {
    const codes = find('1-1-1').documents.map(document => document.code)
    expect(codes.filter(code => code !== '1-1-1' && !code.startsWith('1-1-1-'))).toEqual([])
  })

  test('1-1 相談 finds what stands under 1-1 and speaks of 相談', () => {
    const { documents: hits } = find('1-1 相談')
    expect(hits.map(document => document.code)).toContain('1-1-2-11')
    for (const document of hits)
      expect([document.code.startsWith('1-1'), textOf(document).includes('相談')]).toEqual([true, true])
  })

  test.each(['9-9-9-9', '1-1-2-99', '4-9', '9-9 相談'])('%s, which nothing has, finds nothing, not even near', (typed) => {
    expect(find(typed).keys).toEqual([])
  })
})

describe('mistyped words', () => {
  test('ボランテイア finds the same as ボランティア', () => {
    expect(find('ボランテイア')).toEqual(find('ボランティア'))
  })

  test.each([
    ['ボランテア', 'initiative:r2/3-2-1-1'],
    ['成年後険', 'initiative:r2/4-2-2-5'],
    ['ヤングケアラ一支援', 'initiative:r2/6-3-4-2'],
  ])('%s finds nothing as it is and offers near candidates', (typed, expected) => {
    const { keys, near } = find(typed)
    expect(near).toBe(true)
    expect(keys).toContain(expected)
    expect(keys.length).toBeLessThanOrEqual(10)
  })

  test.each(['プラネタリウム', 'zzzz', '犬猫病院', '爺'])('%s, which is like nothing, finds nothing', (typed) => {
    expect(find(typed).keys).toEqual([])
  })
})

describe('other spellings', () => {
  test.each([
    ['こども', '子ども'],
    ['取組み', '取組'],
    ['みまもり', '見守り'],
    ['せいねんこうけん', '成年後見'],
    ['障碍者雇用', '障害者雇用'],
    ['ひとり暮らし', '一人暮らし'],
    ['独居', '一人暮らし'],
    ['ひきこもり', '引きこもり'],
    ['物忘れ', '認知症'],
    ['市社会福祉協議会', '社会福祉協議会'],
  ])('%s finds every document that holds %s', (typed, spelling) => {
    const { keys, near } = find(typed)
    const holding = where(document => textOf(document).includes(spelling))
    expect(near).toBe(false)
    expect(holding).not.toEqual([])
    expect(keys).toEqual(expect.arrayContaining([...holding]))
  })

  test('both names of a department that was renamed find the work of both', () => {
    const holding = where(document => /こども(?:家庭)?相談課/.test(textOf(document)))
    expect(sorted(find('こども相談課').keys)).toEqual(sorted(holding))
    expect(sorted(find('こども家庭相談課').keys)).toEqual(sorted(holding))
  })

  test('a name of a department is found in every spelling of its parts', () => {
    expect(sorted(find('子ども相談課').keys)).toEqual(sorted(find('こども相談課').keys))
  })
})

describe('the first hit', () => {
  test.each([
    ['ごみ屋敷', 'service:gomiyashiki-sodan', 'initiative:r2/4-3-1-12'],
    ['終活', 'service:shukatsu-toroku', 'initiative:r2/4-1-7-2'],
    ['バリアフリービーチ', 'service:bf-beach', 'initiative:r2/4-1-2-13'],
    ['わんわんパトロール', 'service:wanwan-patrol', 'initiative:r2/4-1-1-1'],
    ['多文化共生', 'term:tabunka-kyosei', 'initiative:r2/4-1-6-2'],
    ['手話', 'service:shuwa-haken', 'initiative:r2/5-2-4-3'],
    ['Ｅメール', 'service:net119', 'initiative:r2/4-1-5-11'],
    ['福祉避難所', 'service:fukushi-hinanjo', 'initiative:r2/4-1-4-2'],
    ['ダブルケア', 'term:double-care', 'initiative:r2/4-1-5-7'],
    ['車いすの貸出し', 'service:kurumaisu-kashidashi', 'initiative:r2/4-3-2-1'],
    ['車いす 観光', 'service:kurumaisu-map', 'initiative:r2/4-1-2-16'],
    ['障害者 雇用', 'service:nisennin-koyo-center', 'initiative:r2/4-1-2-10'],
    ['障碍者雇用', 'service:nisennin-koyo-center', 'initiative:r2/4-1-2-10'],
    ['防災 訓練', 'service:bosai-kunren', 'initiative:r2/4-1-4-4'],
    ['地域共生課 総合相談', 'service:kurashi-fukushi-sodan', 'initiative:r2/1-1-1-2'],
    ['障害福祉課 外出', 'service:ido-shien', 'initiative:r2/4-3-2-2'],
    ['sosネットワーク', 'service:haikai-sos', 'initiative:r2/4-1-1-14'],
    ['市民後見人', 'term:shimin-kokennin', 'initiative:r2/4-2-2-6'],
    ['保育コンシェルジュ', 'service:hoiku-concierge', 'initiative:r2/1-1-2-10'],
    ['ﾕﾆﾊﾞｰｻﾙﾃﾞｻﾞｲﾝ', 'term:universal-design', 'initiative:r2/4-3-1-7'],
    ['介護予防', 'term:kaigo-yobo', 'initiative:r2/4-1-5-4'],
    ['子ども110番', 'service:kodomo-110', 'initiative:r2/4-1-3-2'],
    ['こども１１０番', 'service:kodomo-110', 'initiative:r2/4-1-3-2'],
    ['ボランティア登録団体数', 'indicator:volunteer-groups', 'indicator:volunteer-groups'],
    ['ケアラーへの支援', 'direction:r8/3-3', 'direction:r8/3-3'],
  ])('for %s is %s, and %s is not far', (typed, first, among) => {
    const { keys } = find(typed)
    expect(keys[0]).toBe(first)
    expect(keys.slice(0, 5)).toContain(among)
  })
})

test.each(['', ' ', '　', '\n'])('the empty query %j finds nothing', (typed) => {
  expect(find(typed)).toEqual({ documents: [], keys: [], near: false })
})
