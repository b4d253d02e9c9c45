import type { Row, SampleTables } from './rows'
import { place } from './rows'
import { happens, pick, whole } from './seeded'

/** The districts of the city, in the order of their numbers. */
export const DISTRICTS: readonly (readonly [name: string, reading: string])[] = [
  ['北町', 'きたまち'], ['南台', 'みなみだい'], ['東原', 'ひがしはら'], ['西浜', 'にしはま'], ['中央', 'ちゅうおう'], ['川沿', 'かわぞい'],
  ['丘の上', 'おかのうえ'], ['港町', 'みなとまち'], ['桜が丘', 'さくらがおか'], ['緑が原', 'みどりがはら'], ['新町', 'しんまち'], ['旧道', 'きゅうどう'],
]

const FLOWERS = ['たんぽぽ', 'すみれ', 'ひまわり', 'なのはな', 'あじさい', 'こすもす', 'れんげ', 'つくし', 'どんぐり', 'もみじ', 'ひだまり', 'そよかぜ'] as const

type Hours = readonly (readonly [days: string, opens: string, closes: string])[]

interface ServiceKind {
  /** What the name ends in. */
  readonly noun: string
  readonly type: string
  readonly user: '個人' | '団体' | '担い手'
  readonly audiences: string
  readonly needs: string
  readonly keywords: string
  readonly summary: (district: string) => string
  readonly organization: (district: string) => string
  readonly department: string
  readonly hours: readonly Hours[]
  /** Items of the plan in force it belongs to. */
  readonly related: string
}

const district = (of: string) => `${of}地区の助け合いの会（架空）`
const office = () => '見本市'
const council = () => '見本市社会福祉協議会（架空）'

const KINDS: readonly ServiceKind[] = [
  { noun: 'サロン', type: 'サロン・集いの場', user: '個人', audiences: 'elderly', needs: 'place;watch', keywords: 'お茶;おしゃべり;ひとりぼっち;友だちがほしい', summary: of => `${of}地区の高齢の方が集まり、お茶を飲みながら話します。初めての方も入れます。`, organization: district, department: '市民協働課', hours: [[['MO', '10:00', '12:00']], [['WE', '13:30', '15:30']], [['FR', '10:00', '14:00']]], related: 'initiative:r8/2-1-1-1' },
  { noun: '相談室', type: '相談窓口', user: '個人', audiences: 'general', needs: 'consult;money', keywords: '困りごと;どこに相談;悩み', summary: of => `${of}地区の困りごとを、分野を問わず聞きます。必要な窓口につなぎます。`, organization: office, department: '福祉課', hours: [[['MO;TU;WE;TH;FR', '08:30', '17:00']], [['TU;TH', '09:00', '12:00'], ['TU;TH', '13:00', '16:00']]], related: 'initiative:r8/1-1-1-1' },
  { noun: '体操教室', type: '健康づくり', user: '個人', audiences: 'elderly;general', needs: 'health;place', keywords: '体操;足腰;ころばない', summary: of => `${of}地区の会館で、いすに座ってもできる体操をします。`, organization: district, department: '健康課', hours: [[['TU', '09:30', '11:00']], [['TH', '14:00', '15:30']]], related: 'indicator:care-certified' },
  { noun: 'こども食堂', type: 'こどもの居場所', user: '個人', audiences: 'children;single-parent', needs: 'place;living', keywords: 'ごはん;夕食;ひとりで食べる', summary: of => `${of}地区のこどもと家族が、いっしょに夕食を食べます。`, organization: district, department: 'こども課', hours: [[['FR', '17:00', '19:30']], [['SA', '11:00', '13:30']]], related: 'initiative:r8/2-1-2-1' },
  { noun: '学びの広場', type: 'こどもの居場所', user: '個人', audiences: 'children;youth', needs: 'learning;childcare', keywords: '宿題;勉強;放課後', summary: of => `${of}地区のこどもが、放課後に宿題をしたり遊んだりします。`, organization: council, department: 'こども課', hours: [[['MO;WE', '15:30', '18:00']], [['TU;TH', '15:30', '18:00']]], related: 'initiative:r8/2-1-2-2' },
  { noun: '親子ひろば', type: '子育て', user: '個人', audiences: 'children', needs: 'childcare;consult', keywords: '赤ちゃん;育児;ママ友', summary: of => `${of}地区の赤ちゃんと家族が遊びに来る所です。育児の相談もできます。`, organization: office, department: 'こども課', hours: [[['MO;TU;WE;TH;FR', '09:30', '12:00']], [['MO;WE;FR', '10:00', '15:00']]], related: 'initiative:r8/2-1-2-4' },
  { noun: '見守り隊', type: '見守り', user: '個人', audiences: 'elderly;disabled', needs: 'watch;safety', keywords: 'ひとり暮らし;安否;心配', summary: of => `${of}地区のひとり暮らしの方に、週に1回声をかけます。`, organization: district, department: '高齢福祉課', hours: [], related: 'initiative:r8/2-2-1-2' },
  { noun: '送迎の会', type: '移動の支え', user: '個人', audiences: 'elderly;disabled', needs: 'mobility', keywords: '病院;買い物;車', summary: of => `${of}地区の方を、買い物や病院まで車で送ります。前の日までに申し込みます。`, organization: district, department: '交通課', hours: [[['MO;TH', '09:00', '16:00']], [['TU;FR', '09:00', '16:00']]], related: 'initiative:r8/2-3-2-1' },
  { noun: '手伝いの会', type: '暮らしの手伝い', user: '個人', audiences: 'elderly;disabled;carer', needs: 'living', keywords: 'ごみ出し;電球;草取り', summary: of => `${of}地区の方のごみ出しや電球の取りかえなど、ちょっとした手伝いをします。`, organization: district, department: '高齢福祉課', hours: [[['MO;TU;WE;TH;FR', '10:00', '15:00']]], related: 'initiative:r8/2-2-2-1' },
  { noun: '介護の家族会', type: '家族の会', user: '個人', audiences: 'carer', needs: 'consult;care', keywords: '介護疲れ;家族;話を聞いてほしい', summary: of => `${of}地区で家族の介護をしている方が集まり、話します。`, organization: council, department: '高齢福祉課', hours: [[['SA', '13:30', '15:30']], []], related: 'initiative:r8/2-3-1-2' },
  { noun: '作業所', type: '働く場', user: '個人', audiences: 'disabled', needs: 'work;place', keywords: '仕事;働きたい;就労', summary: of => `${of}地区の障害のある方が、自分に合った仕事をする所です。`, organization: of => `${of}つばさ会（架空）`, department: '障がい福祉課', hours: [[['MO;TU;WE;TH;FR', '09:30', '15:30']]], related: 'initiative:r8/3-1-1-2' },
  { noun: '防災の会', type: '災害へのそなえ', user: '団体', audiences: 'group;general', needs: 'disaster', keywords: '避難;地震;防災', summary: of => `${of}地区の防災の訓練や話し合いをする団体です。`, organization: district, department: '防災課', hours: [[['SU', '10:00', '12:00']], []], related: 'initiative:r8/3-2-2-1' },
  { noun: 'ボランティアの会', type: '担い手の集まり', user: '担い手', audiences: 'general;youth', needs: 'volunteer', keywords: '手伝いたい;活動;ボランティア', summary: of => `${of}地区で活動したい方をつなぐ会です。1回だけの参加もできます。`, organization: council, department: '市民協働課', hours: [[['WE', '18:30', '20:00']], []], related: 'initiative:r8/4-2-1-1' },
  { noun: '日本語教室', type: '学び', user: '個人', audiences: 'foreign', needs: 'learning;information', keywords: 'やさしい日本語;外国人;ことば', summary: of => `${of}地区で、暮らしに使う日本語をいっしょに学びます。`, organization: of => `${of}ことばの会（架空）`, department: '市民協働課', hours: [[['SA', '10:00', '12:00']], [['TH', '18:30', '20:00']]], related: 'initiative:r8/2-3-1-4' },
]

const PLACES = ['会館', '福祉センター', '公民館', '集会所'] as const

/** How many services the city has, for each time it stands. */
const TOTAL = 2000

/** Services over the districts with their hours. @param times how many times as many. */
export function serviceTables(times: number): SampleTables {
  const all = Array.from({ length: times }, (_, copy) => FLOWERS.flatMap(flower => DISTRICTS.flatMap(([of]) => KINDS.map(kind => ({ kind, of, name: `${of}${flower}${copy === 0 ? '' : copy + 1}${kind.noun}` })))).slice(0, TOTAL)).flat()
    .map((service, index) => ({ ...service, id: `s${String(index + 1).padStart(4, '0')}` }))
  const hours = all.map(service => ({ ...service, hours: service.kind.hours.length === 0 ? [] : pick(`hours ${service.name}`, service.kind.hours) }))
  return {
    'services': hours.map(({ id, kind, of, name, hours: told }): Row => ({
      id,
      name,
      type: kind.type,
      summary: kind.summary(of),
      keywords: kind.keywords,
      user_type: kind.user,
      audiences: kind.audiences,
      needs: kind.needs,
      organization: kind.organization(of),
      department: kind.department,
      location: kind.noun === '見守り隊' || kind.noun === '手伝いの会' ? undefined : `${of}${pick(`place ${of} ${kind.noun}`, PLACES)}`,
      hours: told.length === 0 && happens(`words ${name}`, 0.5) ? pick(`words of ${name}`, ['日時は決まっていません。お問い合わせください。', '月に1回ひらきます。日は広報でお知らせします。']) : undefined,
      phone: happens(`phone ${name}`, 0.3) ? '000-0000-0000' : undefined,
      opened: happens(`opened ${name}`, 0.2) ? String(whole(`year ${name}`, 2008, 2025)) : undefined,
      as_of: pick(`as of ${name}`, [2026, 2026, 2026, 2025, 2024]),
      last_checked: happens(`checked ${name}`, 0.4) ? `2026-0${whole(`month ${name}`, 4, 9)}-${String(whole(`day ${name}`, 1, 28)).padStart(2, '0')}` : undefined,
      related_inferred: happens(`related ${name}`, 0.15) ? kind.related : undefined,
      ...place('services-r8'),
    })),
    'service-schedules': hours.flatMap(({ id, kind, name, hours: told }) => told.map(([byday, opens, closes], index): Row => ({
      service: id,
      no: index + 1,
      byday,
      opens_at: opens,
      closes_at: closes,
      holidays: kind.organization === office ? 'closed' : pick(`holidays ${name}`, ['closed', 'closed', 'unknown', 'open']),
      description: index === 0 && happens(`about ${name}`, 0.1) ? '第2週と第4週だけです。' : undefined,
      ...place('services-r8'),
    }))),
    'service-figures': hours.filter(({ name }) => happens(`figure ${name}`, 0.03)).map(({ id, name }): Row => ({
      service: id, no: 1, year: 2025, label: '利用者', value: whole(`users ${name}`, 40, 900), unit: '人', ...place('services-r8'),
    })),
  }
}
