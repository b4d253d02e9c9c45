import { sentences } from './language'

/** Sentences about the app itself: a new one, one that another page switched to, a missing part. */
export const APP_UPDATE = sentences('APP_UPDATE', {
  waiting: '新しいアプリが使えます',
  waitingNote: '切り替えると画面を読み込み直します。',
  othersOpen: (pages: number) => `ほかに${pages}画面開いています。切り替えると、その画面も新しいアプリになります。書きかけのメモは消えません。よろしければ、もう一度「切り替える」を押してください。`,
  use: '切り替える',
  later: 'あとで',
  replaced: 'ほかの画面でアプリが新しくなりました',
  replacedNote: 'この画面は前のアプリのままです。読み込み直してください。',
  reload: '読み込み直す',
  lost: 'この画面の一部を開けませんでした',
  lostNote: 'アプリの一部を受け取れませんでした。電波のよい場所で「読み込み直す」を押してください。端末のデータは消えません。',
  lostOffline: 'アプリの一部がこの端末にありません。電波のある場所で、もう一度開いてください。端末のデータは消えません。',
  title: 'アプリの更新',
  titleNote: '新しいアプリは自動で確かめています。見つかると、切り替えるかどうかをおたずねします。',
  look: '新しいアプリがあるか確かめる',
  looked: {
    looking: '確かめています',
    waiting: '新しいアプリがあります。画面の上の「切り替える」を押すと使えます。',
    incomplete: 'アプリの全部は受け取れませんでした。今のアプリはそのまま使えます。電波のよい場所でもう一度お試しください。',
    current: 'いまのアプリが最新です。',
    unreachable: '確かめられませんでした。今のアプリはそのまま使えます。電波のある場所でもう一度お試しください。',
    unsupported: 'この表示方法では確かめられません。画面を開き直すと、いつも新しいアプリになります。',
  },
})
