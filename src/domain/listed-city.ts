/** A city whose plan can be read: one line of the list of cities. */
export interface ListedCity {
  /** 全国地方公共団体コード, six digits. The first two say the prefecture. */
  readonly code: string
  readonly name: string
  /** The name's reading in hiragana. */
  readonly kana: string
  /** `<city>/<environment>`, as its editions say it. */
  readonly feed: string
  /** Where its feed lies: a folder below the site's own `feed/`, or an absolute address. */
  readonly at: string
  /** Languages of its texts beside Japanese, by their tags. */
  readonly languages: readonly string[]
}
