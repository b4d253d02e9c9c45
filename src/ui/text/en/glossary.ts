import type { GLOSSARY as Japanese } from '../glossary'

/** Sentences of the glossary and of the explanations inside texts. */
export const GLOSSARY: typeof Japanese = {
  title: 'Glossary',
  lead: total => `Short explanations of ${total === 1 ? '1 word' : `${total} words`} from the plan and the meeting documents. Tap a word with a dotted underline in a text to open the same explanation.`,
  summaryNote: 'The makers of this app wrote the explanations in short from the documents (summary).',
  rows: 'Choose by first letter',
  explain: term => `${term} (explanation of this word)`,
  more: 'More in the glossary',
  aliases: 'Also written as',
  none: 'No words are registered.',
  columns: { term: 'Word', reading: 'Japanese reading', explanation: 'Explanation (summary)', aliases: 'Also written as', note: 'Remarks' },
  file: 'Glossary',
  otherRow: 'Not in English yet',
  kana: () => [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map(letter => [letter, letter + letter.toLowerCase()] as const),
}
