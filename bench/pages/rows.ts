import type { SearchDocument } from '../../src/search/search-index'

const PLACES = ['桜が丘', '緑が原', '川沿', '港町', '南台', '旧道', '北町', '七里ヶ浜']
const FLOWERS = ['ひまわり', 'たんぽぽ', 'こすもす', 'もみじ', 'そよかぜ', 'あじさい', 'すみれ']
const THINGS = ['サロン', 'こども食堂', '見守り隊', '作業所', '学びの広場', '認知症カフェ', '相談窓口', 'ボランティアの会', '子育てひろば', '移動支援']
const BODIES = ['地区の高齢の方が、月に二回集まってお茶を飲みます。', 'ひとり暮らしの方に、週に一回声をかけます。', '障害のある方が、自分に合った仕事をする所です。', 'こどもと家族が、いっしょに夕食を食べます。', '成年後見の利用について、専門の人に相談できます。', '生活にお困りの方の家計の立て直しを手伝います。', '災害のときに一人で逃げるのが難しい方の名簿を整えます。', '就労の準備をする場で、3か月ごとに目標を見直します。', 'ヤングケアラーの話を聞き、学校や病院とつなぎます。', '民生委員・児童委員が家庭を訪ねます。']
const OFFICES = ['福祉総務課', '高齢者いきいき課', '障害福祉課', 'こども家庭課', '地域のつながり課', '総合防災課']

/** What a city's table of spellings is like. */
export const SPELLINGS = [['子ども', 'こども', '子供'], ['障害', '障がい', '障碍'], ['ボランティア', 'ボラ'], ['高齢者', 'お年寄り', '老人'], ['ケアラー', '介護者'], ['認知症', '物忘れ', 'もの忘れ']].map((words, group) => ({ no: group + 1, words }))

/** Numbers that look like chance and are the same every time. */
function seeded(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = Math.imul(state ^ state >>> 15, 0x2C1B3C6D) + 0x9E3779B9 | 0
    return ((state ^ state >>> 13) >>> 0) % below
  }
}

/** Made-up services of a city, about 400 letters each. */
export function* documentsOf(count: number): Generator<SearchDocument, void> {
  const any = seeded(count)
  const one = (words: readonly string[]) => words[any(words.length)] ?? ''
  for (let at = 0; at < count; at++) {
    const place = one(PLACES)
    const thing = one(THINGS)
    yield {
      key: `service:s${at}`,
      kind: 'service',
      plan: '',
      code: at % 10 === 0 ? `${any(5)}-${any(4)}-${any(6)}-${any(40)}` : '',
      title: `${place}${one(FLOWERS)}${thing}${at}`,
      reading: at % 3 === 0 ? 'さくらがおかひまわり' : '',
      words: [thing, one(['働きたい', 'ごはん', '安否', '借金', 'ひきこもり'])],
      english: '',
      area: [thing, `${place}地区の助け合いの会（架空）`, one(OFFICES), one(OFFICES)].join('\n'),
      body: Array.from({ length: 9 }, () => one(BODIES)).join('\n'),
      rank: any(3) === 0 ? 3 : 2,
      year: 2020 + any(7),
      facets: { dept: [one(OFFICES)] },
    }
  }
}

/** What people type: words letter by letter as they come, two words, numbers, other spellings, mistakes, and what is not there. */
export const QUERIES = ['見', '見守', '見守り', 'こ', 'こど', 'こども', 'こども食', 'こども食堂', 'さろん', 'サロン', 'ボランティア', 'ボランテイア', '桜が丘', '桜が丘 見守り', '港町 作業所', '成年後見', '成年後険', '認知症', '認知症カフエ', '物忘れ', '高齢者', '障がい', '福祉総務課', '高齢者いきいき課', 'お金がない', '借金', 'ひきこもり', '引きこもり', '水道料金', '1-2', '2-3-1', '3', 'ｹｱﾗｰ', 'ヤングケアラー', '名簿', '民生委員', '児童委員 訪問', '七里ガ浜', 'さくらがおか', 'dv'] as const
