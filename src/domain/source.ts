/** Where a fact stands in the city's own documents: the document and the line of its text. */
export interface SourceRef {
  readonly doc: string
  /** Counted as the document's `lineRule` says; undefined where only the document is known. */
  readonly line?: number | undefined
}

/** One document of the city. */
export interface SourceDocument {
  readonly doc: string
  readonly title: string
  readonly shortTitle: string
  readonly issuer: string
  /** ISO date or month as printed; empty where the document carries no date. */
  readonly issued: string
  /** 案, 確定, 議事録 … */
  readonly status: string
  /** How its lines are counted, in Japanese. */
  readonly lineRule: string
  readonly note: string
}
