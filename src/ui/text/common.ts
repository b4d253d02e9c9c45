import { sentences } from './language'

/** Sentences used on every screen. */
export const COMMON = sentences('COMMON', {
  skip: '本文へ移動',
  menu: '主なメニュー',
  breadcrumb: '現在位置',
  home: 'ホーム',
  plans: '計画',
  indicators: '指標',
  search: 'さがす',
  settings: '設定',
  summaryMark: '要約',
  summaryHelp: '「要約」は、市の文書をもとにこのアプリの作り手が短く書き直した文です。正式な文は原資料をご覧ください。',
  unregistered: '未登録',
  source: '出典',
  dataDate: 'データ更新日',
  editionOf: (day: string, edition: string) => `データ更新日：${day}（${edition}）`,
  documentTitle: (page: string, app: string) => `${page}｜${app}`,
  edition: (version: number) => `第${version}版`,
  print: '印刷する',
  share: 'この画面のリンクをコピー',
  shared: 'リンクをコピーしました',
  table: '表',
  count: (total: number) => `${total}件`,
  more: (rest: number) => `あと${rest}件を見る`,
  items: (total: number) => `${total}の取組`,
  loading: '読み込んでいます…',
  yearLegend: (short: string, long: string) => `「${short}」は${long}のことです。`,
  sourceFacts: { title: '文書', issuer: '作成', issued: '日付', status: '段階', place: '行', note: '注意' },
  notice: { info: 'お知らせ', success: '完了', warning: '注意', error: 'エラー' },
  sheetSource: { document: '出典の文書', line: '出典の行' },
  shortLine: (line: number) => `${line}行`,
  csv: (total: number) => `表にして保存（CSV・${total}件）`,
  services: '相談先',
  openSource: 'この文書から取ったものを見る',
  line: (line: number) => `文字データの${line}行目`,
  lineNote: '紙の文書の行やページではありません。市の文書を文字にしたデータで数えた行です。',
  repost: '再掲',
  notReported: '評価なし（報告書に記載なし）',
  noGrade: '評価なし',
})

/** Why a number, a target or a cell is not there. None of these is zero. */
export const ABSENCE = sentences('ABSENCE', {
  notConducted: '未実施',
  pending: '未定',
  blank: '未記入',
  notSet: '設定なし',
  undecided: '検討中',
  dash: '記載なし（原資料の表示：－）',
})

/** The four grades in words, after the city's own four steps. */
export const GRADE_WORD = sentences('GRADE_WORD', { A: '順調・完了', B: 'おおむね実施', C: '不十分な点が多い', D: '要改善・ほぼ未実施' })

export const GRADES_TEXT = sentences('GRADES_TEXT', {
  /** The printed bands; the report states them beside the indicators. */
  rule: '評価の区切り（達成率）：Aは75％以上、Bは50％以上、Cは25％以上、Dは25％未満（市の推進状況報告書による）。',
  /** What the letters mean for initiatives, after the report's four steps in our own short words. */
  meaning: '評価の意味：A 順調に実施、または完了／B おおむね実施、少し不十分／C 実施したが不十分な点が多い／D 改善が必要、またはほとんど実施できず。報告書には達成率の区切り（75・50・25％）もありますが、取組の評価がこの率で決まるとは書かれていません。',
})

export const ORIGIN = sentences('ORIGIN', { printed: '市の評価', computed: 'アプリの計算' })

/** What joins names and sentences, as the language writes it; what opens stands right after a word. */
export const JOINT = sentences('JOINT', {
  colon: '：',
  list: '、',
  /** Before what belongs to the word before it: a line to its document. */
  next: '',
  dot: '・',
  slash: '／',
  step: ' ＞ ',
  stop: '。',
  open: '（',
  close: '）',
  openQuote: '「',
  closeQuote: '」',
  bracketed: (text: string) => `（${text}）`,
  /** A name with a word about it. */
  beside: (name: string, about: string) => `${name}（${about}）`,
})
