import { sentences } from './language'

/** Sentences about handing the plan's data on as a file, and taking one. */
export const HAND_OVER = sentences('HAND_OVER', {
  title: 'データを渡す・受け取る',
  note: '電波のない場所でも、ファイルでほかの端末に計画のデータを渡せます。入るのは市の計画のデータだけで、あなたのメモや設定は入りません。',
  give: 'データを渡す',
  giveNote: (version: number) => `いま入っている第${version}版を、ファイル1つにします。`,
  giveNone: '渡せるデータがまだありません。電波のある場所で、先にデータを受け取ってください。',
  given: (name: string) => `「${name}」をこの端末に保存しました。メモリーカードなどに入れて渡してください。`,
  shared: (name: string) => `「${name}」を渡しました。`,
  giveFailed: 'データが欠けているため、ファイルにできませんでした。電波のある場所で「今すぐ更新」を押してください。',
  take: 'データを受け取る',
  takeNote: '渡されたファイルを選びます。市の署名を確かめ、正しいものだけを入れます。',
  taken: (version: number) => `第${version}版を受け取りました`,
  same: (version: number) => `この端末にあるものと同じ第${version}版です`,
  refusedTitle: 'このファイルは受け取れませんでした',
  keep: 'この端末のデータは、前のまま読めます。',
  busy: 'いま更新を確かめています。終わってから、もう一度選んでください。',
  notTheFeed: 'この端末で開ける計画のデータのファイルではありません。',
  damaged: 'ファイルが途中で欠けているか、壊れています。もう一度渡してもらってください。',
  untrusted: '市の署名を確認できません。だれかが書きかえたファイルかもしれません。',
  otherFeed: '別の市、または試験用のデータです。',
  older: (found: number, held: number) => `古い第${found}版のファイルです。この端末には第${held}版までのデータが入りました。`,
  conflicting: '同じ版の番号で、中身の違うファイルです。',
  tooLarge: 'ファイルが大きすぎます。',
})
