import { sentences } from './language'

/** Sentences about where notes stand: a year of an indicator, a line of an agenda, a place in the list of all. */
export const NOTE_PLACE = sentences('NOTE_PLACE', {
  years: '年度ごとのメモ',
  whichYear: 'どの年度のことですか',
  writeOnYear: 'この年にメモ',
  withCount: (place: string, notes: string) => `${place}（${notes}）`,
  newOnYear: (year: string) => `${year}の新しいメモ`,
  yearsWithNotes: 'メモのある年度',
  newOnLine: 'この行の新しいメモ',
  fromLine: (line: string) => `議題から外した「${line}」に書いたメモです。`,
  order: '並べ方',
  orders: { newest: '新しい順', item: '項目ごと', meeting: '会議ごと' },
  noMeeting: '会議が決まっていないもの',
})

/** Sentences about what taking a file or a code in would do to each note. */
export const IMPORT_DETAIL = sentences('IMPORT_DETAIL', {
  title: 'どのメモがどうなるか',
  fates: { added: '新しく入ります', both: '両方残ります', updated: '入れかわります', kept: '変わりません' },
  here: 'いまのもの',
  there: '受け取るもの',
  deleted: '（消したもの）',
  empty: '（文なし）',
  more: (total: number) => `ほかに${total}件あります。`,
})
