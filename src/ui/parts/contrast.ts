/** A colour as its three parts, each from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number]

/** Reads `#rgb` and `#rrggbb`; nothing for any other way of writing. */
export function colourOf(written: string): Colour | undefined {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(written.trim())?.[1]
  if (!digits)
    return undefined
  const parts = digits.length === 3 ? [...digits].map(digit => digit + digit) : digits.match(/../g) ?? []
  const [red = 0, green = 0, blue = 0] = parts.map(part => Number.parseInt(part, 16))
  return [red, green, blue]
}

/** How far two colours stand apart in brightness, from 1 to 21, as WCAG 2 counts it. */
export function contrastRatio(one: Colour, other: Colour): number {
  const lights = [luminance(one), luminance(other)]
  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05)
}

function luminance([red, green, blue]: Colour): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** How much light a part of a colour gives, from 0 to 1. */
export function linear(part: number): number {
  const share = part / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}
