import type { NoteRefKind } from '../../domain/item-ref'
import { sentences } from './language'

/** Names of the kinds of item, and of their lists beside another item. */
export const RELATED = sentences('RELATED', {
  title: '関連する情報',
  inferred: '推定',
  inferredNote: '「推定」は、資料に書かれたつながりではなく、内容からこのアプリの作り手が結びつけたものです。',
  kinds: {
    plan: '計画',
    goal: '目標',
    direction: '施策の方向性',
    kind: '具体的な取組・種別',
    initiative: '取組',
    indicator: '成果指標',
    programme: '事務事業',
    service: '相談先・サービス',
    meeting: '会議',
    record: 'この会議で取り上げられました',
    term: '用語',
    discrepancy: '資料の不一致',
    assessment: '行政評価の記述',
    source: '出典',
    binder: '議題',
    entry: '議題の項目',
    point: '成果指標の年度',
    visit: '訪問シート',
  } satisfies Record<NoteRefKind, string>,
  count: (total: number) => `関係する項目（${total}件）`,
  all: (total: number) => `すべて見る（${total}件）`,
  discrepancyCount: (total: number) => `資料の不一致：${total}件`,
})
