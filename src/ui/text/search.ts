/** Sentences of the search screen. */
export const SEARCH = {
  title: 'さがす',
  label: 'ことば・番号を入れてください',
  hint: '例：見守り、こども相談課、4-1-2-10',
  clear: '消す',
  empty: '取組・指標・目標を、ことばや番号でさがせます。番号は一部だけでもかまいません。',
  found: (total: number) => `${total}件見つかりました`,
  none: '見つかりませんでした。漢字に変えるか、短いことばでお試しください。',
  near: '近い候補',
  nearNote: 'ぴったり合うものはありません。近いものを示します。',
  more: (rest: number) => `あと${rest}件を見る`,
  kind: { initiative: '取組', indicator: '成果指標', goal: '目標', direction: '方向性', kind: '取組の種別・具体的な取組' },
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
