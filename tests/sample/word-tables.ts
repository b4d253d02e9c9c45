import type { GoalWords } from './plan-words'
import type { Row, SampleTables } from './rows'
import { INDICATOR_NAMES } from './indicator-tables'
import { MINUTES } from './meeting-tables'
import { FIRST_PLAN, NEXT_PLAN } from './plan-words'
import { reportTitle } from './progress-tables'
import { FIRST, place, shortEra, yearsOf } from './rows'
import { DISTRICTS } from './service-tables'

const FICTION = '見本の文書です。実在しません。'

/** Documents the sample pretends to be made from. */
export function sourceRows(): readonly Row[] {
  const sample = { line_rule: '見本の行（実在の文書の行ではありません）', note: FICTION }
  return [
    { doc: 'plan-r3', title: '見本市地域福祉計画（令和3〜7年度）', short_title: '令和3年3月の計画書', issuer: '見本市 福祉課', issued: '2021-03', status: '確定', ...sample },
    { doc: 'plan-r8', title: '見本市地域福祉計画（令和8〜12年度）', short_title: '令和8年3月の計画書', issuer: '見本市 福祉課', issued: '2026-03', status: '確定', ...sample },
    ...yearsOf(FIRST).map(year => ({ doc: `progress-r${year - 2018}`, title: reportTitle(year), short_title: `${shortEra(year)}推進状況報告書`, issuer: '見本市 福祉課', issued: `${year + 1}-07`, status: year === FIRST.to ? '案' : '確定', ...sample })),
    { doc: 'crosswalk', title: '前の計画からの取組継承整理表（見本）', short_title: '取組継承整理表', issuer: '見本市 福祉課', issued: '2026-02', status: '表', ...sample },
    { doc: 'evaluation-r6', title: '行政評価シート 令和6年度の事業（見本）', short_title: '令和6年度の行政評価', issuer: '見本市', issued: '2025-08', status: '確定', ...sample },
    { doc: 'evaluation-r7', title: '行政評価シート 令和7年度の事業（見本）', short_title: '令和7年度の行政評価', issuer: '見本市', issued: '2026-08', status: '確定', ...sample },
    { doc: 'survey-r8', title: '見本市民アンケート 令和8年7月（見本）', short_title: '令和8年アンケート', issuer: '見本市', issued: '2026-09', status: '確定', ...sample },
    { doc: 'services-r8', title: '地域の支え合い一覧 令和8年度（見本）', short_title: '支え合い一覧', issuer: '見本市 市民協働課', issued: '2026-04', status: '表', ...sample },
    ...MINUTES.map(({ doc, title, held }) => ({ doc, title: `${title} 議事録（見本）`, short_title: `${held}の議事録`, issuer: '見本市 福祉課', issued: held, status: '議事録', ...sample })),
    { doc: 'holidays', title: '国民の祝日について', short_title: '国民の祝日', issuer: '内閣府', status: '公表', line_rule: '行番号なし', note: '祝日の名前と日だけは、見本ではありません。開いている時間の計算に使います。' },
  ]
}

const TOPICS: readonly (readonly [axis: 'audience' | 'need', id: string, name: string, hint: string])[] = [
  ['audience', 'elderly', '高齢の方', '65歳くらいからの暮らしと介護'],
  ['audience', 'disabled', '障害のある方', '障害のある方とその家族'],
  ['audience', 'children', 'こども・子育て', '妊娠中から18歳くらいまでと、その家族'],
  ['audience', 'single-parent', 'ひとり親の方', 'ひとり親の家庭'],
  ['audience', 'carer', '介護をしている方', '家族などの介護や世話をしている方'],
  ['audience', 'foreign', '外国から来た方', 'ことばや文化のちがいで困っている方'],
  ['audience', 'general', 'どなたでも', '対象を限らないもの'],
  ['audience', 'youth', '若い方', '学校を出たあとの年代など'],
  ['audience', 'group', '団体', '地区の団体など'],
  ['need', 'consult', '相談したい', 'どこに聞けばよいか分からないときも'],
  ['need', 'watch', '見守り', 'ひとり暮らしや気になる人の見守り'],
  ['need', 'money', 'お金', '給付・助成・家計'],
  ['need', 'mobility', '移動・外出', '通院・買い物・送り迎え'],
  ['need', 'work', '仕事', '働きたい・働きつづけたい'],
  ['need', 'place', '居場所・集まり', '人と会える場・サロン・食堂'],
  ['need', 'disaster', '災害への備え', '避難・防災'],
  ['need', 'care', '介護', '介護と家族の支え'],
  ['need', 'living', '暮らしの手伝い', 'ごみ出し・家事・食事'],
  ['need', 'health', '健康づくり', '体操・予防'],
  ['need', 'childcare', '子育て・放課後', '遊び場・放課後の場'],
  ['need', 'learning', '学び', '教室・学習の支援'],
  ['need', 'information', '情報を知る', 'ことば・案内'],
  ['need', 'safety', '安全', '声かけ・防犯'],
  ['need', 'volunteer', '手伝いたい', 'ボランティア・地区の活動'],
]

const TERMS: readonly (readonly [id: string, term: string, reading: string, explanation: string, aliases?: string])[] = [
  ['chiiki-fukushi', '地域福祉', 'ちいきふくし', 'だれもが安心して暮らせるように、地域のみんなで助け合うことです。'],
  ['chiiki-fukushi-keikaku', '地域福祉計画', 'ちいきふくしけいかく', '地域の支え合いを進めるために市がつくる計画です。'],
  ['salon', 'サロン', 'さろん', '近所の人が集まって、お茶を飲んだり話したりする場です。', '地区サロン'],
  ['kodomo-shokudo', 'こども食堂', 'こどもしょくどう', 'こどもが一人でも行ける、食事と居場所をかねた場です。'],
  ['seinen-koken', '成年後見', 'せいねんこうけん', '判断に手助けのいる方に代わって、お金や契約のことを助ける仕組みです。'],
  ['shimin-koken', '市民後見人', 'しみんこうけんにん', '研修を受けて、近所の方の後見を引き受ける市民です。'],
  ['minsei-iin', '民生委員', 'みんせいいいん', '地域の相談にのり、役所などにつなぐ方です。'],
  ['fukushi-hinanjo', '福祉避難所', 'ふくしひなんじょ', 'ふつうの避難所では過ごしにくい方のための避難所です。'],
  ['shakai-fukushishi', '社会福祉士', 'しゃかいふくしし', '困りごとの相談にのる、資格をもった人です。'],
  ['shakyo', '社会福祉協議会', 'しゃかいふくしきょうぎかい', '地域の福祉の活動を進める団体です。', '社協'],
  ['hikikomori', 'ひきこもり', 'ひきこもり', '長い間、家の外の人とあまり関わらずに過ごしている状態です。'],
  ['gyakutai', '虐待', 'ぎゃくたい', '体や心を傷つけたり、必要な世話をしなかったりすることです。'],
  ['hinan-keikaku', '避難の計画', 'ひなんのけいかく', '手助けのいる方が、だれと、どこへ、どう逃げるかを決めておくものです。'],
  ['yasashii-nihongo', 'やさしい日本語', 'やさしいにほんご', '外国から来た方やこどもにも分かるように、短く書いた日本語です。'],
  ['mimamori', '見守り', 'みまもり', 'ふだんと違う様子に気づけるように、気にかけることです。'],
  ['nintisho', '認知症', 'にんちしょう', '脳の働きが弱くなり、暮らしに手助けがいる状態です。'],
]

const ROLES: readonly (readonly [name: string, reading: string, summary: string])[] = [
  ['自助', 'じじょ', '一人ひとりが、自分でできることに取り組むことです。'],
  ['互助', 'ごじょ', '近所の人どうしが、手を貸し合うことです。'],
  ['共助', 'きょうじょ', '保険などの仕組みで、みんなで助け合うことです。'],
  ['公助', 'こうじょ', '市などが、住む人を支えることです。'],
]

const DISCREPANCIES: readonly (readonly [id: string, kind: string, title: string, found: string, shown: string, related: string, doc: string])[] = [
  ['half-width-2022', 'total', '令和4年度の目標3：集計表の「A」が2件少ない', '令和4年度の集計表では、目標3と全体の「A」が、取組を1つずつ数えた数より2件少なくなっています。', '集計表の数と、数え直した数を並べて示します。2件は、評価の「A」が半角で印刷された取組です。', 'goal:r3/3;plan:r3', 'progress-r4'],
  ['goal1-2024', 'total', '令和6年度の目標1：「A」と「B」が1件ずつ違う', '令和6年度の集計表では、目標1の「A」が1件多く、「B」が1件少なくなっています。全体の行も同じです。', '集計表の数と、数え直した数を並べて示します。わけは資料に書かれていません。', 'goal:r3/1;plan:r3', 'progress-r6'],
  ['rate-volunteers', 'figure', 'ボランティアの登録者：令和5年度の達成率', '報告書には101.3％と印刷されていますが、実績577人を目標570人で割ると101.2％です。', '印刷された率と、計算した率を並べて示します。', 'indicator:volunteers', 'progress-r5'],
  ['survey-2022', 'blank', '令和4年度：実施していないアンケートに「0.0％・D」', '令和4年度はアンケートを行っていませんが、報告書の表に「0.0％」と「D」が印刷されています。', '実績ではないので、評価として扱いません。', 'indicator:consult-place;indicator:neighbours', 'progress-r4'],
  ['cost-r7', 'figure', '介護予防の教室事業：総事業費が10千円合わない', '令和7年度の総事業費は、事業費と人件費を足した額より10千円多く印刷されています。', '印刷のまま示し、違いがあることを知らせます。', 'programme:R7高-03', 'evaluation-r7'],
  ['name-change', 'wording', '課の名前が変わった', '取組継承整理表では「暮らし支援課」、報告書では「生活支援課」と書かれています。', '両方の名前を、それぞれの資料のまま示します。', 'plan:r8', 'crosswalk'],
]

const ENGLISH: Readonly<Record<string, string>> = {
  '見本市': 'Mihon City (sample)',
  '見本市 地域福祉ナビ': 'Mihon City Welfare Guide (sample)',
  '見本市地域福祉計画（第2期）': 'Mihon City Regional Welfare Plan (second)',
  '見本市地域福祉計画（第3期）': 'Mihon City Regional Welfare Plan (third)',
  '令和3〜7年度の計画': 'Plan for fiscal years 2021–2025',
  '令和8〜12年度の計画': 'Plan for fiscal years 2026–2030',
  '取組の種別': 'Kind of initiative',
  '具体的な取組': 'Concrete action',
  '相談しやすいまちをつくる': 'A city where it is easy to ask for advice',
  '支え合いの輪をひろげる': 'Widening the circle of mutual support',
  '安心して暮らせる仕組みをととのえる': 'Arrangements for a life without worry',
  '担い手を育て、つなげる': 'Finding helpers and bringing them together',
  'ひとりで悩まないまち': 'A city where nobody worries alone',
  'つながりが生まれるまち': 'A city where ties grow',
  '安心が続くまち': 'A city of lasting security',
  'みんなが担い手になるまち': 'A city where everyone helps',
  '相談の入口をひらく': 'Opening doors to advice',
  '見守りの目を増やす': 'More eyes that watch over',
  '集まる場を増やす': 'More places to meet',
  '災害にそなえる': 'Getting ready for disasters',
  '福祉課': 'Welfare Division',
  'こども課': 'Children Division',
  '防災課': 'Disaster Prevention Division',
  '困った時に相談できる人や場所がある市民の割合': 'Citizens with a person or place to ask for advice',
  'ボランティアの登録者': 'Registered volunteers',
  'サロン・集いの場': 'Salons and meeting places',
  '相談窓口': 'Advice counter',
  '高齢の方': 'Older people',
  'どなたでも': 'Everyone',
  '相談したい': 'I want advice',
  '％': '%',
  '人': 'people',
  '件': 'cases',
  '回': 'times',
}

const SPELLINGS = ['こども;子ども;子供', '障がい;障害', '見守り;みまもり', '社協;社会福祉協議会', 'お年寄り;高齢者;高齢の方', 'ひとり暮らし;一人暮らし;独居', '窓口;まどぐち', 'ボランティア;手伝い', '避難;ひなん', '体操;運動', 'ごみ出し;ゴミ出し'] as const

/** Words around the plan: topics, terms, roles, districts, findings, and the same texts for other readers. */
export function wordTables(): SampleTables {
  return {
    'topics': TOPICS.map(([axis, id, name, hint]): Row => ({ axis, id, no: TOPICS.filter(topic => topic[0] === axis).findIndex(topic => topic[1] === id) + 1, name, hint })),
    'terms': TERMS.map(([id, term, reading, explanation, aliases]): Row => ({ id, term, reading, explanation, aliases, marked: term === '地域福祉' ? 0 : 1, ...place('plan-r8') })),
    'roles': ROLES.map(([name, reading, summary], index): Row => ({ plan: 'r8', no: index + 1, name, reading, summary, ...place('plan-r8') })),
    'districts': DISTRICTS.map(([name], index): Row => ({ plan: 'r8', no: index + 1, name: `${name}地区`, note: '架空の地区', ...place('plan-r8') })),
    'contacts': [{ id: 'city-hall', plan: 'r8', main: 1, organization: '見本市', department: '見本市 福祉部 福祉課', address: '架空の市のため、住所はありません', phone: '000-0000-0000', issued: '令和8年3月', note: '見本の番号です。どこにもつながりません。', ...place('plan-r8') }],
    'discrepancies': DISCREPANCIES.map(([id, kind, title, found, shown, related, doc], index): Row => ({ id, no: index + 1, kind, title, found, shown, related, ...place(doc) })),
    'spellings': SPELLINGS.map((words, index): Row => ({ no: index + 1, words })),
    'easy': [...easyOf('r3', FIRST_PLAN), ...easyOf('r8', NEXT_PLAN), { ref: 'service:s0002', text: '困っていることを 話す ところです。お金は いりません。', reviewed: 1 }],
    'translations': Object.entries(ENGLISH).map(([text, translation]): Row => ({ lang: 'en', text, translation, reviewed: INDICATOR_NAMES.includes(text) ? 1 : 0 })),
    'readings': [
      { word: '見本市', reading: 'みほんし', note: '架空の市' },
      ...DISTRICTS.filter(([name]) => name !== '中央').map(([word, reading]): Row => ({ word, reading, note: '架空の地区' })),
    ],
  }
}

/** The goals in やさしい日本語, and half of the directions: what is missing must be seen, too. */
function easyOf(plan: string, goals: readonly GoalWords[]): readonly Row[] {
  return goals.flatMap(([name, , directions], goal): Row[] => [
    { ref: `goal:${plan}/${goal + 1}`, text: `${name}。みんなで たすけあいます。`, reviewed: goal % 2 },
    ...directions.slice(0, 2).map(([title], direction): Row => ({ ref: `direction:${plan}/${goal + 1}-${direction + 1}`, text: `${title}ための ことを します。`, reviewed: 0 })),
  ])
}
