/**
 * A replacement made only where the text before a match fits; what stands before is not part of the match.
 *
 * Safari before 16.4 cannot read a pattern that looks back, and stops the whole app at one.
 *
 * @param before fits a text at its end: it ends with `$`
 * @param pattern a global pattern
 * @param said what stands in place of a match, given its groups
 */
export function replacedAfter(before: RegExp, pattern: RegExp, said: (match: string, ...groups: string[]) => string): (text: string) => string {
  return (text) => {
    const search = new RegExp(pattern)
    const parts: string[] = []
    let done = 0
    for (let match = search.exec(text); match; match = search.exec(text)) {
      const [found, ...groups] = match
      if (before.test(text.slice(0, match.index))) {
        parts.push(text.slice(done, match.index), said(found, ...groups))
        done = match.index + found.length
      }
      // A match that does not fit may hide one that begins inside it.
      search.lastIndex = Math.max(done, match.index + 1)
    }
    return parts.join('') + text.slice(done)
  }
}
