/** A QR code as rows of modules, dark where true; its quiet zone included. */
export type QrMatrix = readonly (readonly boolean[])[]

/** Modules of white that the standard asks for on every side. */
export const QUIET_ZONE = 4

/** Shortest side on paper without the quiet zone: less, and an old phone's camera does not find it. */
const SIDE = 25 // mm
/** Shortest side of one module on paper. */
const MODULE = 0.5 // mm

/** More than this and a phone at arm's length cannot tell the modules apart. */
const LONGEST = 600 // bytes in UTF-8

/** Whether an address is short enough to be read off a screen or a sheet of paper. */
export function fitsQr(address: string): boolean {
  return new TextEncoder().encode(address).length <= LONGEST
}

/** One SVG path over all dark modules, one unit each: runs of a row are one rectangle. */
export function qrPath(matrix: QrMatrix): string {
  return matrix.flatMap((row, y) => runs(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`)).join('')
}

function runs(row: readonly boolean[]): readonly { readonly from: number, readonly length: number }[] {
  const found: { from: number, length: number }[] = []
  row.forEach((dark, x) => {
    const last = found.at(-1)
    if (dark && last && last.from + last.length === x)
      last.length++
    else if (dark)
      found.push({ from: x, length: 1 })
  })
  return found
}

/** Side of the whole drawing on paper, quiet zone included. */
export function qrPaperSide(modules: number): number {
  const inner = modules - 2 * QUIET_ZONE
  return Math.ceil(Math.max(SIDE / inner, MODULE) * modules * 10) / 10
}
