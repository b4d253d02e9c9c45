/** Scripts that give a page another clock; they stand before the app. */

export const DAY = 86_400_000
export const YEAR = 365 * DAY

/** A clock that is wrong by so many milliseconds; an expression, so that it may jump. */
export function clockWrongBy(ms: number | string): string {
  return `{
    const Right = Date
    const wrong = () => ${ms}
    window.Date = class Date extends Right {
      constructor(...given) { given.length === 0 ? super(Right.now() + wrong()) : super(...given) }
      static now() { return Right.now() + wrong() }
    }
  }`
}

/** A clock that jumps ten years to and fro at every look. */
export const JUMPING_CLOCK = clockWrongBy(`(window.looks = (window.looks ?? 0) + 1) % 2 === 0 ? ${10 * YEAR} : ${-10 * YEAR}`)
