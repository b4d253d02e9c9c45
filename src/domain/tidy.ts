/** Digits and Latin letters half-width, kana full-width: the way one document writes them, whatever the source did. */
export function tidy(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ％]/g, character => character.normalize('NFKC'))
    .replace(/[\uFF66-\uFF9F]+/g, kana => kana.normalize('NFKC'))
}
