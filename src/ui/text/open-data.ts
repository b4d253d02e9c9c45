import type { OpenFormat } from '../../stores/open-data-store'
import { sentences } from './language'

interface FormatWords {
  readonly title: string
  readonly about: string
}

/** Sentences of the page that gives the data out for other tools. */
export const OPEN_DATA = sentences('OPEN_DATA', {
  title: 'オープンデータ',
  link: 'ほかの道具で使える形（表など）で保存する',
  lead: 'この端末に入っている版のデータを、ほかの道具で使える形のファイルにします。電波のない場所でも保存できます。',
  edition: (version: number, day: string) => `第${version}版（${day}）のデータから作りました。`,
  making: 'ファイルを作っています。少しお待ちください。',
  draft: '下書き（まだ公開していない版）からは、ファイルを作りません。下書きをやめると作れます。',
  none: 'データがまだ入っていません。電波のある場所で開いてデータを受け取ると、ここでファイルを作れます。',
  readMe: '使う前に読んでください',
  notes: {
    blank: '空いているますは「0」ではありません。値のないわけ（検討中・未実施・未定・空欄など）は、となりの「状態」の列にあります。',
    basis: '「印字」は市の文書のまま、「計算」はこのアプリが計算したものです。',
    summary: '「要約」は、資料の文そのままではなく、短く書き直したものです。',
    source: '数字には、元の文書の名前と行の番号が付いています。',
    licence: '使ってよい条件（ライセンス）は、このファイルでは決めていません。公開している市に確かめてください。',
  },
  addresses: 'ファイルのアドレスは、版が新しくなっても変わりません。アドレスを使うときは電波が必要です。',
  files: (total: number) => `ファイルは${total}個です。`,
  save: '保存する',
  copy: 'アドレスをコピー',
  copied: (name: string) => `「${name}」のアドレスをコピーしました。`,
  saved: (name: string) => `「${name}」を保存しました。`,
  formats: {
    dataPackage: { title: '表の一式（CSV）', about: 'データ全部を表に分けました。表計算ソフトで開けます。列の意味は「表の説明」のファイルにあります。' },
    recommended: { title: '自治体で使われる列の名前の表（CSV）', about: '相談先と会議を、国の「推奨データセット」の列の名前で並べました。資料にない列は空けてあります。' },
    hsds: { title: '相談先（HSDS）', about: '相談先のデータをやり取りするための、海外の決まりに合わせました。' },
    openSdg: { title: '成果指標（Open SDG）', about: '指標を公開するための道具が読む形です。指標ごとに、表と説明のファイルがあります。' },
    schemaOrg: { title: '相談先（schema.org）', about: '検索サイトなどが読む形です。' },
    csvw: { title: '表の説明（CSVW）', about: '「表の一式」の列の意味を、もう一つの決まりで書いたものです。' },
  } satisfies Record<OpenFormat, FormatWords>,
})
