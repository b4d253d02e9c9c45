import { sentences } from './language'

/** Sentences about questions and homework. */
export const FOLLOW_UP = sentences('FOLLOW_UP', {
  kind: '種類',
  kinds: { note: 'メモ', question: '質問', homework: '宿題' },
  saved: { note: 'メモを保存しました。', question: '質問を保存しました。', homework: '宿題を保存しました。' },
  owner: '調べる課・役割',
  ownerHint: '課や役割の名前を書きます。人の名前は書かないでください。',
  day: 'いつまで',
  meeting: 'どの会議のものですか',
  noMeeting: '会議は決めない',
  for: (owner: string) => `担当：${owner}`,
  forNobody: '担当は未定',
  until: (when: string) => `期限：${when}`,
  done: { question: '答えが出ました', homework: '終わりました' },
  finish: { question: '答えが出た', homework: '終わった' },
  reopen: 'まだに戻す',
  finished: '記録しました。',
  filter: 'どれを見ますか',
  all: 'すべて',
  waiting: '終わっていない質問・宿題',
  ofMeeting: 'この会議のメモ・質問・宿題',
  ofMeetingNone: 'まだありません。議題の行の「メモを書く」で書くと、ここに並びます。項目の画面の「メモ」で、種類を「質問」か「宿題」にして書いたものも並びます。',
})
