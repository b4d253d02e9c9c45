import type { LANGUAGE as Japanese } from '../languages'

/** Sentences about reading the same things in other ways: kana, plain words, English. */
export const LANGUAGE: typeof Japanese = {
  legend: 'Language',
  names: { ja: '日本語', en: 'English' },
  switchTo: { ja: '日本語', en: 'English' },
  note: 'The English names were translated by the makers of this app. The city has not checked them yet.',
  untranslated: 'Not translated yet; shown in the original Japanese.',
  untranslatedMark: 'JA',
  legendOfMarks: 'Texts marked “JA” are not translated yet and are shown in the original Japanese. Other English names were translated by the makers of this app; the city has not checked them.',
  noEnglish: 'English is not on this device yet',
  noEnglishNote: 'Please press “English” again where there is a signal.',
  furigana: 'Readings above kanji (furigana)',
  furiganaChoices: { hidden: 'Hide', shown: 'Show' },
  furiganaNote: 'Shows kana above the kanji of names and texts taken from the city’s documents.',
  easy: 'Explanation in easy Japanese',
  easyName: 'やさしい日本語',
  reviewed: '(easy Japanese, checked by the city)',
  unreviewed: '(easy Japanese, written by the makers of this app; not checked by the city yet)',
}
