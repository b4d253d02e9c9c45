import type { ServiceGroup } from '../../domain/service-list'
import type { Openness, Weekday } from '../../domain/schedule'
import type { Topic } from '../../domain/service'
import { sentences } from './language'

/** Sentences of the list of services. */
export const SERVICES_TEXT = sentences('SERVICES_TEXT', {
  title: '相談先・サービス',
  lead: (total: number) => `窓口やサービスが${total}件あります。まず、困りごとを一つ選んでください。`,
  none: 'この版には、相談先がまだ登録されていません。',
  needs: '困りごとから選ぶ',
  audiences: '対象（どんな方か）から選ぶ',
  all: (total: number) => `すべての相談先を見る（${total}件）`,
  count: (total: number) => `${total}件`,
  axis: { need: '困りごと', audience: '対象' } satisfies Record<Topic['axis'], string>,
  wish: (names: readonly string[]) => names.length === 0 ? 'すべての相談先' : names.join('・'),
  any: 'すべて',
  option: (name: string, count: number) => `${name}（${count}件）`,
  filter: 'しぼりこむ',
  again: '困りごとから選び直す',
  found: (total: number, bodies: number) => bodies === 0 || bodies === total ? `${total}件あります。` : `${total}件あります（本人や家族のためのもの ${total - bodies}件、団体や担い手のためのもの ${bodies}件）。`,
  empty: (names: readonly string[]) => `${names.map(name => `「${name}」`).join('と')}の両方に合う相談先は、資料にありません（0件）。`,
  emptyAdvice: 'どちらかを外すと見つかります。',
  drop: (axis: Topic['axis'], name: string, count: number) => `${axis === 'need' ? '困りごと' : '対象'}「${name}」を外す（${count}件）`,
  groups: {
    made: (audience: string | undefined) => audience === undefined ? '本人や家族のためのもの' : `${audience}のためのもの`,
    everybody: () => 'どなたでも使えるもの',
    bodies: () => '団体や担い手のためのもの',
  } satisfies Record<ServiceGroup['kind'], (audience: string | undefined) => string>,
  summaryMissing: '要約は未登録です。',
  file: '相談先一覧',
})

/** Sentences about favourites. */
export const FAVOURITE = sentences('FAVOURITE', {
  title: 'お気に入り',
  name: 'お気に入り',
  here: 'この端末だけに保存されます。',
  howTo: 'よく使う相談先は、その画面で「お気に入り」を押すと、ここの一番上に並びます。この端末だけに保存されます。',
  in: 'お気に入りに入っています。',
  out: 'お気に入りには入っていません。',
  more: (total: number) => `お気に入りをすべて見る（${total}件）`,
  gone: (name: string) => `お気に入りの「${name}」は、いまの版のデータにありません。なくなったか、名前や記号が変わった可能性があります。`,
  goneTitle: 'お気に入りの一部が見つかりません',
  forget: 'お気に入りから外す',
  forgetName: (name: string) => `「${name}」をお気に入りから外す`,
})

const WEEKDAY: Record<Weekday, string> = { SU: '日曜日', MO: '月曜日', TU: '火曜日', WE: '水曜日', TH: '木曜日', FR: '金曜日', SA: '土曜日' }

const UNKNOWN: Record<Extract<Openness, { kind: 'unknown' }>['because'], (holiday: string) => string> = {
  noHours: () => '時間が資料に書かれていません',
  noDays: () => '曜日が資料に書かれていません',
  holiday: holiday => `今日は祝日（${holiday}）で、祝日の扱いが資料に書かれていません`,
  yearEnd: () => '年末年始の扱いが資料に書かれていません',
  noCalendar: () => '今年の祝日が、この版に登録されていません',
}

/** What has to be said on the phone: as it is written, and in Latin letters where the edition reads it. */
export interface SaidName {
  readonly text: string
  readonly latin?: string | undefined
}

/** Sentences of one service. */
export const SERVICE = sentences('SERVICE', {
  callTitle: '電話する',
  noPhone: 'この窓口の電話番号は未登録です。代表番号にかけます。',
  noPhoneAtAll: '電話番号は未登録です。',
  call: (phone: string) => `${phone} に電話する`,
  callMain: (organization: string, phone: string) => `${organization} 代表 ${phone} に電話する`,
  noMain: '代わりにかける代表番号も、この版に登録されていません。',
  ask: (departments: readonly SaidName[]) => `${departments.map(({ text }) => `『${text}』`).join('か')}の担当につないでもらってください。`,
  askUnknown: '担当課は未登録です。用件を伝えて、担当につないでもらってください。',
  /** The name as it can be said aloud: without what stands in brackets. */
  say: ({ text }: SaidName) => `「${text.replace(/（[^）]*）|\([^)]*\)/g, '').replace(/[「」『』]/g, '').trim()}について聞きたい」と伝えると分かりやすいです。`,
  departmentNote: '課の名前は資料のものです。いまは変わっていることがあります。',
  mainSource: '代表番号',

  checked: {
    never: '窓口への確認はまだ行われていません。',
    fresh: (day: string) => `${day}に窓口に確かめた内容です。`,
    old: (day: string) => `窓口に確かめたのは${day}で、1年より前です。`,
    oldAdvice: 'いまは変わっていることがあります。出かける前に電話で確かめてください。',
  },
  asOf: (year: string) => `内容は${year}の資料によるものです。`,
  asOfUnknown: '内容が何年度のものかは、資料からは分かりません。',

  openTitle: 'いま開いているか',
  open: (until: string) => `いま開いています（${until}まで）`,
  closed: (next: string) => `いまは閉まっています（${next}）`,
  next: (day: string, at: string) => `次は${day}${at}から`,
  nextWeek: (weekday: string) => `来週の${weekday}`,
  nextUnknown: '次に開く日と時間は分かりません',
  today: '今日',
  unknown: (because: Extract<Openness, { kind: 'unknown' }>['because'], holiday: string) => `分かりません：${UNKNOWN[because](holiday)}`,
  computed: '資料に書かれた時間をもとに、この端末が計算しています。出かける前に電話で確かめてください。',
  weekday: WEEKDAY,
  days: (days: readonly Weekday[]) => days.length === 0 ? '曜日は未登録' : `${days.map(day => WEEKDAY[day].slice(0, 1)).join('・')}曜日`,
  hoursOf: (days: string, from: string, to: string) => `${days} ${from}〜${to}`,
  onHolidays: { open: '祝日も開いています', closed: '祝日は休みです', unknown: '祝日の扱いは資料に書かれていません' },
  basis: '計算のもと',

  factsTitle: '内容',
  facts: { type: '種類', userType: '使う人', audiences: '対象', needs: '困りごと', organization: '運営', department: 'たずねる課', location: '場所', hours: '時間', opened: '始まった時', note: '備考' },
  userTypes: { 個人: '本人や家族', 団体: '団体', 担い手: '担い手（支える人）' },
  calendarYear: (year: string) => `${year}年`,

  figuresTitle: '数字で見る',
  figures: { when: '年度・時期', label: '項目', value: '数', note: '備考', source: '出典' },
  whenUnknown: '時期は未登録',
  figuresFile: (name: string) => `相談先の数字_${name}`,

  sourcesTitle: '出典',
  otherSources: (total: number) => `ほかの出典を見る（${total}か所）`,
})

/** Columns of the list as a table. */
export const SERVICE_SHEET = sentences('SERVICE_SHEET', {
  id: '記号',
  name: '名称',
  type: '種類',
  userType: '使う人',
  audiences: '対象',
  needs: '困りごと',
  summary: '要約',
  organization: '運営',
  department: 'たずねる課',
  location: '場所',
  hours: '時間（資料の言葉）',
  phone: '電話番号',
  asOf: '資料の時点（年度・西暦）',
  lastChecked: '窓口に確かめた日',
  related: '関係する項目（資料に書かれているもの）',
  inferred: '関係する項目（推定）',
})
