import { sentences } from './language'

/** Sentences about receiving editions and keeping them. */
export const SYNC = sentences('SYNC', {
  checking: '新しい版があるか確かめています',
  downloading: (percent: number, received: string, total: string) => `計画のデータを受け取っています（${percent}％、${received}／${total}）`,
  verifying: '受け取ったデータが正しいか確かめています',
  saving: '端末に保存しています',
  cancel: '中止する',
  firstTitle: 'はじめに計画のデータを受け取ります',
  firstNote: '一度受け取れば、次からは電波がなくても読めます。',
  updated: (version: number) => `第${version}版を受け取りました`,
  current: (version: number) => `最新です（第${version}版）`,
  heldBack: (version: number) => `新しい第${version}版がありますが、前の版に戻したため受け取っていません。「今すぐ更新」で受け取れます。`,
  busy: '開いている別の画面で、更新を確かめています。',
  failedTitle: '更新できませんでした',
  keep: 'いま端末にある版は、そのまま読めます。',
  keepNothing: '電波のある場所でもう一度お試しください。',
  retry: 'もう一度ためす',
  newsTitle: '更新のお知らせ',
  newsLead: (version: number, date: string) => `第${version}版（${date}に受け取り）`,
  newsNone: '変わった取組や指標はありません。',
  newsMore: (rest: number) => `ほか${rest}件の変更を見る`,
  newsRead: '読みました',
  change: { added: '追加', changed: '変更', removed: '削除' },
  part: {
    name: '名称',
    summary: '説明',
    departments: '担当課',
    targets: '目標',
    results: '実績',
    grade: '評価',
    place: '場所',
    note: '備考',
    rate: '達成率',
    crosswalk: '引き継ぎ先',
    other: '内容',
  },
  clockWrong: '端末の時計がずれています',
  clockWrongNote: '計画はこのまま読めます。「今日」の表示や受け取った日時が正しくなるよう、端末の設定で日付と時刻を合わせてください。',
  expired: 'このデータは確認の期限を過ぎています。電波のある場所で「今すぐ更新」を押してください。',
})

/** Why an update did not come, and what to do, in plain words. */
export const FAILURE = sentences('FAILURE', {
  offline: '電波がないか、サーバーにつながりません。',
  timeout: 'サーバーの返事が遅いため、中止しました。電波のよい場所でもう一度お試しください。',
  httpDenied: (status: number) => `この場所からはデータを受け取れませんでした（番号${status}）。別のWi-Fiや携帯の電波でお試しください。`,
  httpMissing: (status: number) => `データが見つかりませんでした（番号${status}）。時間をおいて、もう一度お試しください。`,
  httpBusy: (status: number) => `送る側の機械が混んでいるか、休んでいます（番号${status}）。アプリが時間をおいて、自動でもう一度確かめます。`,
  http: (status: number) => `サーバーが受け付けませんでした（番号${status}）。時間をおいてお試しください。`,
  cancelled: '更新を中止しました。',
  insecure: 'このアドレスではデータが正しいか確かめられません。「https://」で始まるアドレスで開いてください。',
  notTheFeed: 'ネットワークのログイン画面などが返されました。Wi-Fiのログインを済ませるか、別の電波でお試しください。',
  damaged: '受け取ったデータが途中で欠けていました。時間をおいてお試しください。',
  untrusted: '市の署名を確認できないデータでした。受け取りませんでした。',
  otherFeed: '別の市、または試験用のデータでした。受け取りませんでした。',
  older: 'サーバーにあるのは古い版でした。受け取りませんでした。',
  conflicting: '同じ版の番号で中身の違うデータでした。受け取りませんでした。',
  appTooOld: 'このデータを読むには、新しいアプリが必要です。アプリを切り替えてください。',
  tooLarge: 'データが大きすぎるため、受け取りませんでした。',
  inconsistent: 'データの中身に食い違いがあるため、受け取りませんでした。',
})

/** Why the device cannot keep or read data. */
export const DEVICE_FAILURE = sentences('DEVICE_FAILURE', {
  full: '端末の空きがありません。写真などを減らしてから、もう一度お試しください。',
  closed: 'ほかの画面でデータが変わりました。画面を読み込み直してください。',
  newer: 'この端末のデータは、もっと新しいアプリのものです。アプリを新しくしてください。',
  blocked: 'ほかの画面がデータを使っています。ほかの画面を閉じてください。',
  unavailable: 'このブラウザーではデータを保存できません。プライベートモードをやめて開き直してください。',
  unknown: '端末に保存できませんでした。画面を読み込み直してください。',
})
