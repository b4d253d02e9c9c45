import type { Row, SampleTables } from './rows'
import { place } from './rows'

type Kind = 'agenda' | 'case' | 'fact' | 'issue' | 'decision' | 'followup'

interface SampleMeeting {
  readonly id: string
  readonly title: string
  readonly held: string
  readonly summary: string
  /** Each under the record so many places before it; 0 stands at the top. */
  readonly records: readonly (readonly [kind: Kind, under: number, title: string, summary: string, related?: string | undefined, figure?: readonly [label: string, value: number, unit: string]])[]
}

const SEATS: readonly (readonly [part: 'attendee' | 'secretariat', department: string, role: string, office?: string])[] = [
  ['attendee', '見本大学（架空）', '学識経験者', '委員長'],
  ['attendee', '見本市社会福祉協議会（架空）', '事務局長', '副委員長'],
  ['attendee', '民生委員児童委員協議会（架空）', '代表'],
  ['attendee', '北町地区の自治会連合（架空）', '代表'],
  ['attendee', '公募の市民', '委員'],
  ['secretariat', '福祉課', '課長'],
  ['secretariat', '福祉課', '担当'],
]

const MEETINGS: readonly SampleMeeting[] = [
  { id: '2022-07-12-iinkai', title: '令和4年度 第1回 推進委員会', held: '2022-07-12', summary: '令和3年度の取組の結果を聞き、感染症の中での集まりの続け方を話し合いました。', records: [
    ['agenda', 0, '令和3年度の推進状況', '取組ごとの評価の報告を受けました。', 'plan:r3'],
    ['fact', 1, '集まりの回数が減った', '感染症のため、サロンの回数が予定より少なくなりました。', 'initiative:r3/2-2-1-1', ['サロンの延べ参加者', 5120, '人']],
    ['issue', 1, '外に出る機会が減った方への支え', '電話だけでは様子が分かりにくいという声がありました。', 'initiative:r3/2-1-1-3'],
    ['decision', 1, '見守り電話と訪問を組み合わせる', '電話に出ない方には、訪問することにしました。', 'initiative:r3/2-1-1-1'],
    ['followup', 1, '次の会議で結果を聞く', '秋の会議で、回数と様子を報告します。'],
  ] },
  { id: '2023-07-11-iinkai', title: '令和5年度 第1回 推進委員会', held: '2023-07-11', summary: '令和4年度の結果と、サロンの数え方を変えることを話し合いました。', records: [
    ['agenda', 0, '令和4年度の推進状況', '評価の集計表が配られました。', 'plan:r3'],
    ['issue', 1, '目標3の集計が合わない', '半角の「A」が数えられていないことが分かりました。', 'goal:r3/3;discrepancy:half-width-2022'],
    ['agenda', 0, 'サロンの参加者の数え方', '延べの人数から、実際の人数に変える案が出ました。', 'indicator:salon-visitors'],
    ['decision', 1, '令和5年度から実際の人数で数える', '前の年度とは比べないことにしました。', 'indicator:salon-visitors'],
  ] },
  { id: '2024-07-09-iinkai', title: '令和6年度 第1回 推進委員会', held: '2024-07-09', summary: '令和5年度の結果を聞き、担い手の不足について話し合いました。', records: [
    ['agenda', 0, '令和5年度の推進状況', '評価の報告を受けました。', 'plan:r3'],
    ['case', 1, '空き家を使った居場所', '南台地区で空き家を借り、週3日ひらいています。', 'initiative:r3/2-2-1-2', ['1日の利用者', 18, '人']],
    ['fact', 1, '手伝う人の平均年齢', '手伝う人の多くが70代です。', 'initiative:r3/2-2-1-2'],
    ['issue', 2, '次の担い手がいない', '若い世代に声をかける方法が課題です。', 'goal:r3/4'],
    ['decision', 4, '計画に取組を3つ加える', '若い世代の居場所などを、計画に加えることにしました。', 'initiative:r3/2-2-2-3'],
  ] },
  { id: '2025-07-08-iinkai', title: '令和7年度 第1回 推進委員会', held: '2025-07-08', summary: '令和6年度の結果と、次の計画の骨組みを話し合いました。', records: [
    ['agenda', 0, '令和6年度の推進状況', '目標1の集計に1件の違いがありました。', 'goal:r3/1;discrepancy:goal1-2024'],
    ['agenda', 0, '次の計画の骨組み', '4つの目標の案が示されました。', 'plan:r8'],
    ['issue', 1, '窓口が分かれている', 'どこに行けばよいか分からないという声が、アンケートに多くありました。', 'goal:r8/1;indicator:consult-place'],
    ['decision', 2, 'まるごと相談窓口を作る', '新しい計画の1番目の取組にします。', 'initiative:r8/1-1-1-1'],
  ] },
  { id: '2026-02-10-iinkai', title: '令和7年度 第3回 推進委員会', held: '2026-02-10', summary: '次の計画の案を決め、前の計画からの引き継ぎを確かめました。', records: [
    ['agenda', 0, '計画の案', '市民の意見を受けて直した案が示されました。', 'plan:r8'],
    ['fact', 1, '市民の意見', '寄せられた意見をもとに、言葉をやさしくしました。', undefined, ['意見の数', 64, '件']],
    ['agenda', 0, '前の計画からの引き継ぎ', '取組がどこへ行くかの表を確かめました。', 'plan:r3;plan:r8'],
    ['decision', 1, '計画の案を認める', '4月から始めることを決めました。', 'plan:r8'],
    ['followup', 2, '成果の指標をそろえる', '相談できる場所の指標は、次の計画でも続けます。', 'indicator:consult-place'],
  ] },
  { id: '2026-07-14-iinkai', title: '令和8年度 第1回 推進委員会', held: '2026-07-14', summary: '前の計画の最後の年の結果を聞き、新しい計画の始まりを確かめました。', records: [
    ['agenda', 0, '令和7年度の推進状況', 'まだ報告のない取組がいくつかあります。', 'plan:r3'],
    ['issue', 1, '報告のそろわない課がある', '秋までにそろえることにしました。', 'goal:r3/2'],
    ['agenda', 0, '新しい計画の始まり', '4月からの動きを聞きました。', 'plan:r8'],
    ['case', 1, 'まるごと相談窓口', '市役所の1階に窓口をひらきました。', 'initiative:r8/1-1-1-1', ['4月から6月の相談', 412, '件']],
    ['followup', 2, '次は11月', '上半期の様子を報告します。', 'initiative:r8/1-1-1-1'],
  ] },
]

/** Meetings with their seats (offices, never names), records and figures. */
export function meetingTables(): SampleTables {
  const docOf = (id: string) => `meeting-${id.slice(0, 10)}`
  return {
    'meetings': MEETINGS.map(({ id, title, held, summary }): Row => ({ id, title, held, start: '14:00', end: '15:30', place: '見本市役所 2階 会議室', summary, note: '見本の会議です。役職だけを載せています。', ...place(docOf(id)) })),
    'meeting-people': MEETINGS.flatMap(({ id }) => SEATS.map(([part, department, role, office], index): Row => ({ meeting: id, no: index + 1, part, department, role, office, ...place(docOf(id)) }))),
    'meeting-records': MEETINGS.flatMap(({ id, records }) => records.map(([kind, under, title, summary, related], index): Row => ({
      meeting: id, no: index + 1, parent: under === 0 ? undefined : index + 1 - under, kind, title, summary, department: kind === 'agenda' ? '福祉課' : undefined, related, ...place(docOf(id)),
    }))),
    'meeting-figures': MEETINGS.flatMap(({ id, records }) => records.flatMap(([, , , , , figure], index): Row[] => figure
      ? [{ meeting: id, record: index + 1, no: 1, label: figure[0], value: figure[1], unit: figure[2], ...place(docOf(id)) }]
      : [])),
  }
}

/** The minutes, as documents. */
export const MINUTES: readonly { readonly doc: string, readonly title: string, readonly held: string }[] = MEETINGS.map(({ id, title, held }) => ({ doc: `meeting-${id.slice(0, 10)}`, title, held }))
