/** Sentences of the search screen. */
export const SEARCH = {
  title: 'さがす',
  label: 'ことば・番号を入れてください',
  hint: '例：見守り、ひとり親、4-1-2-10',
  clear: '消す',
  empty: '取組・指標・相談先・事業・会議・用語を、ことばや番号でさがせます。番号は一部だけでもかまいません。',
  found: (total: number) => `${total}件見つかりました`,
  none: '見つかりませんでした。漢字に変えるか、短いことばでお試しください。',
  summaryNote: '説明の文は、資料をもとにこのアプリで短く書き直したもの（要約）です。',
  ask: '困りごとから相談先を選ぶ',
  near: '近い候補',
  nearNote: 'ぴったり合うものはありません。一部が合うもの、似ているものを示します。',
  kind: {
    service: '相談先・サービス',
    initiative: '取組',
    indicator: '成果指標',
    goal: '目標',
    direction: '方向性',
    kind: '取組の種別・具体的な取組',
    programme: '事務事業',
    meeting: '会議',
    record: '会議の記録',
    assessment: '行政評価の記述',
    term: '用語',
    discrepancy: '資料の不一致',
  },
  all: 'すべて',
  filter: '種類でしぼる',
} as const

/** Sentences of the screen shown where nothing is. */
export const NOT_FOUND = {
  title: 'ページが見つかりません',
  text: 'お探しのページはありません。番号が変わったか、この版で外された可能性があります。',
  item: 'お探しの項目は、この版にはありません。番号が変わったか、外された可能性があります。',
  home: 'ホームへ',
  search: 'さがす',
} as const
