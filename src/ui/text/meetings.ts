import type { RecordKind } from '../../domain/meeting'
import { sentences } from './language'

/** Kinds of record in words, and as headings over several. */
export const RECORD_KIND = sentences('RECORD_KIND', {
  agenda: '議題',
  case: '事例・話し合い',
  fact: '報告されたこと',
  issue: '課題',
  decision: '決まったこと',
  followup: '今後の対応',
} satisfies Record<RecordKind, string>)

/** Sentences of the meeting screens. */
export const MEETING = sentences('MEETING', {
  title: '会議',
  past: '市の会議の記録',
  none: '会議の記録は未登録です。',
  lead: (total: number) => `このアプリに記録が入っている会議は${total}件です。新しい順に並べています。`,
  when: '日時',
  place: '場所',
  counts: (agenda: number, decisions: number, followups: number) => `議題${agenda}件・決まったこと${decisions}件・今後の対応${followups}件`,
  countsName: '記録',
  summaryMissing: '要約：未登録',
  overview: '決まったことと今後の対応',
  overviewLead: (decisions: number, followups: number) => `記録の中から、決まったこと${decisions}件と、今後の対応${followups}件を集めました。押すと、その話し合いのところへ進みます。`,
  overviewNone: '決まったことと今後の対応は、記録にありません。',
  agendaTitle: '議題',
  recordsTitle: '議題ごとの記録',
  recordsLead: '見出しと文は、議事録をもとにこのアプリの作り手が短く書き直したものです。',
  figuresOf: (title: string) => `${title}：示された数値`,
  links: '関連する情報',
  linksOf: (title: string) => `${title}に関連する情報`,
  department: (name: string) => `担当：${name}`,
  inferredLink: (label: string) => `${label}（推定）`,
  named: (kind: string, label: string) => `${kind}：${label}`,
  listSign: '；',
  nameless: '氏名はこのアプリに入れていません。',
  attendee: (total: number) => `出席者（${total}名）`,
  secretariat: (total: number) => `事務局（${total}名）`,
  separator: '・',
  seatsOf: (parts: string) => `出席した部署と役職：${parts}`,
  office: '部署',
  role: '役職',
  roleIn: (role: string, office: string) => office ? `${role}（${office}）` : role,
  noSeats: '出席した部署と役職は未登録です。',
  csvName: (held: string) => `会議の記録 ${held}`,
  csvList: '会議の一覧',
  csv: { meeting: '会議の名称', held: '開催日', start: '開始', end: '終了', agendaItems: '議題の件数', decisions: '決まったことの件数', followups: '今後の対応の件数', no: '記録の番号', parent: 'もとの記録の番号', kind: '種類', agenda: '議題', heading: '見出し', summary: '要約', department: '担当', figures: '示された数値', links: '関連する情報' },
})
