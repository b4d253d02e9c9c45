/** Text that is markup already; any other text is escaped where it is put into markup. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What may stand in a template: text, numbers, markup, lists of these; `undefined` and `false` leave nothing. */
type Piece = string | number | Markup | undefined | false | readonly Piece[]

/** Markup whose values are escaped: `` html`<p>${name}</p>` ``. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(parts.reduce((whole, part, at) => whole + (at === 0 ? '' : written(pieces[at - 1])) + part, ''))
}

function written(piece: Piece): string {
  if (piece === undefined || piece === false)
    return ''
  if (piece instanceof Markup)
    return piece.text
  return typeof piece === 'object' ? piece.map(written).join('') : escape(String(piece))
}

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' }

function escape(text: string): string {
  return text.replace(/[&<>"']/g, letter => ENTITY[letter] ?? letter)
}
