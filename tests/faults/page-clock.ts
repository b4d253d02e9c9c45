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

/** The page's timers run so many times as fast: a wait of 15 s becomes one that a row can sit out. */
export function haste(times: number): string {
  return `{
    const { setTimeout, setInterval } = window
    window.setTimeout = (work, ms, ...given) => setTimeout(work, (ms ?? 0) / ${times}, ...given)
    window.setInterval = (work, ms, ...given) => setInterval(work, (ms ?? 0) / ${times}, ...given)
  }`
}

/** A clock that jumps ten years to and fro at every look. */
export const JUMPING_CLOCK = clockWrongBy(`(window.looks = (window.looks ?? 0) + 1) % 2 === 0 ? ${10 * YEAR} : ${-10 * YEAR}`)
