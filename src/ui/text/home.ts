import { sentences } from './language'

/** Sentences of the home screen. */
export const HOME = sentences('HOME', {
  title: 'ホーム',
  lead: '市の地域福祉計画を、電波のない場所でも読めます。',
  gradesTitle: (year: string) => `${year}の評価`,
  gradesNote: (source: string) => `${source}で市が付けた評価を、目標ごとに数えたものです。`,
  recountDiffers: '市の集計表と合わないところがあります（評価の画面で説明）',
  movedSource: '数字の出典は、それぞれの指標の画面にあります。',
  movedTitle: '最近の実績がある指標',
  jobsTitle: 'やりたいことから選ぶ',
  jobs: {
    plan: { label: '計画を読む', note: '目標・方向性・取組を順にたどる' },
    fell: { label: '評価とうまくいかなかった取組を見る', note: '評価がCとDの取組と、その年の状況' },
    indicators: { label: '数字の動きを見る', note: '目標と実績をグラフと表で' },
    search: { label: 'ことばでさがす', note: '取組名・課の名前・番号' },
    services: { label: '相談先をさがす', note: '困りごとと対象から、窓口とサービスへ' },
    settings: { label: '文字を大きくする', note: '文字の大きさ・色・端末のデータ' },
  },
  moreTitle: 'ほかに見られるもの',
  more: {
    notes: 'メモとしおり',
    visits: '訪問シート',
    initiatives: '取組の一覧',
    crosswalk: '新旧の計画の対応',
    programmes: '事務事業と費用',
    meetings: '会議の記録',
    departments: '担当課ごとの取組',
    glossary: '用語集',
    discrepancies: '資料の不一致',
    sources: '出典とオープンデータ',
  },
})

/** Sentences about whether the app works without a connection. It never says 完了 before it is. */
export const OFFLINE = sentences('OFFLINE', {
  ready: 'オフライン準備完了',
  readyNote: (version: number, size: string) => `第${version}版（${size}）がこの端末に入っています。電波がなくても全部読めます。`,
  preparing: 'オフラインの準備をしています',
  preparingNote: 'このまま少しお待ちください。終わるまで画面を閉じないでください。',
  appMissing: 'オフライン準備未完了',
  appMissingNote: '計画のデータは端末に入っていますが、アプリの保存が終わっていません。電波のある場所でもう一度開いてください。',
  unsupported: 'この表示方法ではオフラインで使えません',
  unsupportedNote: 'ふだんお使いのブラウザーで開き直してください。',
  dataMissing: '計画のデータがまだ端末にありません',
  dataMissingNote: '電波のある場所で開くと、自動で受け取ります。',
})
