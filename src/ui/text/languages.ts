import { sentences } from './language'

/** Sentences about reading the same things in other ways: kana, plain words, English. */
export const LANGUAGE = sentences('LANGUAGE', {
  legend: 'ことば（Language）',
  names: { ja: '日本語', en: 'English' },
  switchTo: { ja: '日本語', en: 'English' },
  note: '英語の名前は、このアプリの作り手が訳したものです。市はまだ確かめていません。訳のない文は日本語のまま示します。',
  untranslated: 'まだ訳がありません。日本語のまま示しています。',
  untranslatedMark: '日',
  legendOfMarks: '',
  noEnglish: '英語の画面を、まだ受け取れていません',
  noEnglishNote: '電波のある場所で、もう一度「English」を押してください。',
  furigana: 'ふりがな',
  furiganaChoices: { hidden: '表示しない', shown: '表示する' },
  furiganaNote: '市の資料から取った名前や説明の漢字に、よみがなを付けます。画面のボタンなどには付きません。',
  easy: 'やさしい日本語の説明',
  easyName: 'やさしい日本語',
  reviewed: '（市が確かめた文です）',
  unreviewed: '（このアプリの作り手が書いた文です。市はまだ確かめていません）',
})
