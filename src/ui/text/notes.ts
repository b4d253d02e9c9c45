import { sentences } from './language'

/** Sentences about the reader's own notes and bookmarks. */
export const NOTE = sentences('NOTE', {
  title: 'メモとしおり',
  heading: 'メモ',
  newLabel: '新しいメモ',
  editLabel: 'メモを直す',
  /** Always seen where something can be written. */
  privacy: '個人名・住所は書かないでください。',
  here: 'メモは、この端末の中だけに入ります。市には送られません。',
  save: '保存する',
  cancel: 'やめる',
  edit: '直す',
  remove: '消す',
  /** Names of the buttons of one note among many: the word on the button first. */
  named: (button: string, start: string) => `${button}：${start}`,
  undo: '元に戻す',
  saved: 'メモを保存しました。',
  edited: 'メモを直しました。',
  removed: 'メモを消しました。',
  undone: '元に戻しました。',
  written: (edition: string, when: string) => `${edition}のときに書いたメモ（${when}）`,
  draft: '書きかけのメモがあります。「保存する」を押すと、メモになります。',
  nothing: 'まだ何も書かれていません。書いてから「保存する」を押してください。',
  left: (letters: string) => `あと${letters}字書けます`,
  tooMany: (letters: string) => `${letters}字多すぎます。短くしてから「保存する」を押してください。`,
  more: '続きを読む',
  less: '短くする',
  print: 'メモも印刷する',
  count: (total: number) => `メモ ${total}件`,
  write: 'メモを書く',
  all: '書いたメモとしおりを見る',
  home: (total: number) => `書いたメモ ${total}件`,
  allBookmarks: (total: number) => `すべてのしおりを見る（${total}件）`,
  newest: 'いちばん新しいメモ',
  empty: 'まだメモはありません。計画や取組の画面で「メモを書く」を押して書くと、ここに並びます。',
  find: 'メモの中をさがす',
  found: (total: number) => `${total}件のメモが見つかりました`,
  none: '見つかりませんでした。ことばを短くして、もう一度お試しください。',
  from: (title: string) => `「${title}」のメモを写したものです。`,
  otherVersion: '同じメモの、もう一つの文です。別々に直されたため、両方残しました。',
})

/** Sentences about bookmarks. */
export const BOOKMARK = sentences('BOOKMARK', {
  name: 'しおり',
  added: 'しおりを付けました。「メモ」の画面から開けます。',
  taken: 'しおりを外しました。',
  remove: '外す',
  empty: '題名の下の「しおり」を押すと、ここに並びます。',
  favourites: 'お気に入りの相談先',
  gone: 'いまの版にはない項目です',
})

/** Sentences about notes whose item changed or went. */
export const MOVED = sentences('MOVED', {
  title: '対象が変わったメモ',
  lead: 'メモを書いた項目が、新しいデータで変わったか、なくなりました。または、議題から外されました。メモは消えていません。',
  changed: '書いたあとに、この項目の内容が変わりました。メモがいまも合っているか、確かめてください。',
  gone: 'この項目は、いまの版にはありません。メモはそのまま残っています。',
  taken: 'メモを書いた議題か、議題の行が、いまはありません。メモはそのまま残っています。',
  toAgenda: '議題全体のメモにする',
  was: (title: string) => `書いたときの名前：${title}`,
  confirm: '確かめた',
  confirmed: '確かめたことを記録しました。',
  carry: '新しい計画の項目に写す',
  carryTo: (place: string) => `「${place}」に写す`,
  carried: '写しました。もとのメモも残っています。',
  seeCopy: (place: string) => `「${place}」のメモを見る`,
})

/** Sentences for a note that was changed on another screen meanwhile. */
export const CONFLICT = sentences('CONFLICT', {
  title: 'ほかの画面で、このメモが変わりました',
  titleRemoved: 'ほかの画面で、このメモが消されました',
  note: '二つの文をくらべて、どれを残すか選んでください。',
  noteRemoved: 'この画面の文は、まだ保存されていません。どうするか選んでください。',
  mine: 'この画面で書いた文',
  theirs: 'ほかの画面で保存された文',
  keepMine: 'この画面の文を残す',
  keepTheirs: 'ほかの画面の文を残す',
  keepBoth: '両方残す',
  keepRemoved: '消したままにする',
})

/** What state the notes are in where they cannot simply be used. */
export const NOTE_STATE = sentences('NOTE_STATE', {
  opening: 'メモを開いています…',
  locked: 'メモには鍵がかかっています。',
  open: 'メモの鍵を開ける',
  keyLost: (total: number) => `開けなくなったメモが${total}件あります`,
  keyLostNote: '鍵の記録がこの端末からなくなったため、合言葉を入れても開けられません。保存しておいた「メモの控え」のファイルがあれば、そこから戻せます。開けないメモは、消さずに残してあります。新しいメモは書けます。',
  bringBack: 'ファイルから戻すところへ',
  readonly: 'このメモは、もっと新しいアプリで書かれています。読むことはできますが、書くことはできません。電波のある場所で開き、アプリを新しくしてください。',
  draft: '下書き（まだ公開していない版）を見ている間は、メモを書けません。下書きをやめると書けます。',
  off: 'この画面では、いまメモを使えません。',
})

/** Why a note was not kept, and what to do; what was written stays on the screen. */
export const NOTE_FAILURE = sentences('NOTE_FAILURE', {
  full: '端末の空きがないため、保存できませんでした。書いた文は、この画面に残っています。写真などを減らしてから、もう一度「保存する」を押してください。',
  closed: 'ほかの画面でアプリが新しくなったため、保存できませんでした。画面を読み込み直してください。書いた文は、書きかけとして残ります。',
  newer: 'メモは、もっと新しいアプリのものです。電波のある場所で開き、アプリを新しくしてください。',
  blocked: 'ほかの画面がメモを使っています。ほかの画面を閉じて、もう一度お試しください。',
  unavailable: 'このブラウザーでは、メモを保存できません。プライベートモードのときは、ふつうの画面で開き直してください。',
  unknown: '保存できませんでした。画面を読み込み直して、もう一度お試しください。書いた文は、書きかけとして残ります。',
  tooLong: 'メモは1万字までです。短くしてから、もう一度お試しください。',
  locked: 'メモに鍵がかかったため、保存できませんでした。鍵を開けてから、もう一度お試しください。',
  readonly: 'メモは、もっと新しいアプリのものです。電波のある場所で開き、アプリを新しくしてください。',
  draft: '下書き（まだ公開していない版）を見ている間は、書けません。下書きをやめてから、もう一度お試しください。',
  gone: 'この項目がいまの版にないため、できませんでした。',
  failed: 'できませんでした。もう一度お試しください。',
})

/** What the reader is told once when the app opens, and before the first note. */
export const NOTE_NOTICE = sentences('NOTE_NOTICE', {
  restored: (total: number) => `メモを復元しました（${total}件）`,
  restoredNote: '端末の中のメモが一度消えましたが、控えから元に戻しました。',
  lost: (total: number) => `メモ${total}件が失われました`,
  lostNote: '端末の中のメモが消え、控えもありませんでした。保存しておいたファイルがあれば、「メモ」の画面から戻せます。',
  damaged: (total: number) => `読めないメモが${total}件あります`,
  damagedNote: '読めないメモは、消さずに残してあります。ほかのメモは、そのまま使えます。',
  unmirrored: 'メモの控えを作れませんでした',
  unmirroredNote: 'メモは保存されていますが、控えがありません。端末の空きを増やしてください。大切なメモは、ファイルにも保存してください。',
  understood: '分かりました',
  unprotected: '保存が保護されていません',
  maybe: '端末の空きが減ると、メモが消えることがあります。ホーム画面に置くと、消えにくくなります。',
})
