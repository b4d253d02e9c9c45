declare module 'kuromoji' {
  export interface Token {
    readonly surface_form: string
    readonly pos: string
    readonly pos_detail_1: string
    /** Katakana; absent for a word the dictionary does not hold, `*` for some signs. */
    readonly reading?: string
  }
  export interface Tokenizer {
    tokenize: (text: string) => readonly Token[]
  }
  interface Builder {
    build: (done: (error: Error | null, tokenizer: Tokenizer) => void) => void
  }
  const kuromoji: { builder: (options: { readonly dicPath: string }) => Builder }
  export default kuromoji
}
