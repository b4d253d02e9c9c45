/** What a row prints of its two numbers, and what is known of its place in the plan. */
export interface PrintedNumbers {
  /** The cell of the serial number (通し番号), on one line. */
  readonly serial: string
  /** The cell of the code (No.), on one line, or with the spaces it has: 「2 1 1 2」 is no code. */
  readonly code: string
  /** 「4-1-2」 where the row's own labels tell goal, direction and kind. */
  readonly place: string | undefined
}

/** Serial number and code of a row, as far as they are certain. */
export interface RowNumbers {
  readonly serial: number | undefined
  readonly code: string | undefined
  /** How many rows of the same code stand before it: 0 for the first. */
  readonly repeat: number
  /** The code the numbering asks for where the printed one does not fit it; then neither is taken. */
  readonly expectedCode: string | undefined
}

interface Draft {
  readonly repeat: number
  serial: number | undefined
  code: string | undefined
  place: string | undefined
  expectedCode: string | undefined
}

const CODE = /^\d{1,2}(?:-\d{1,2}){3}$/

/**
 * Reads serials and codes by the one thing that holds them together: both are given in the order of the table, a code's
 * last part goes up with the serial inside its kind, and a row marked 再掲 has the numbers of the row before it.
 *
 * A printed serial counts only where it fits that order; a number that is not printed, or was spoilt, is told only where
 * the numbers before and after leave no other. Everything else stays undefined.
 */
export function readNumbers(rows: readonly PrintedNumbers[]): readonly RowNumbers[] {
  const drafts = draft(rows)
  const firsts = drafts.filter(row => row.repeat === 0)
  keepSteady(firsts)
  refuseStrangers(firsts)
  for (let told = true; told;)
    told = [fillSerials(firsts), fillFromKind(firsts)].includes(true)
  let first: Draft | undefined
  return drafts.map((row) => {
    first = row.repeat === 0 ? row : first
    return { serial: first?.serial, code: row.code ?? (row.repeat > 0 ? first?.code : undefined), repeat: row.repeat, expectedCode: row.expectedCode }
  })
}

/** The code a cell prints, whatever its hyphens; undefined where that is none. */
export function printedCode(cell: string): string | undefined {
  const plain = cell.normalize('NFKC').replace(/[‐‑‒–—―−ー]/g, '-').trim()
  return CODE.test(plain) ? plain : undefined
}

function draft(rows: readonly PrintedNumbers[]): readonly Draft[] {
  const drafts: Draft[] = []
  for (const { serial, code, place } of rows) {
    const before = drafts.at(-1)
    const printed = printedCode(code)
    const again = serial.includes('再掲') || (printed !== undefined && printed === before?.code)
    drafts.push({
      repeat: again && before ? before.repeat + 1 : 0,
      serial: /^\d{1,4}$/.test(serial) ? Number(serial) : undefined,
      code: printed,
      place: printed?.split('-').slice(0, 3).join('-') ?? place,
      expectedCode: undefined,
    })
    // 「(再掲) 223」 tells the serial of the row it repeats as well.
    const repeated = again ? Number(/^\(再掲\)(\d{1,4})$/.exec(serial)?.[1] ?? Number.NaN) : Number.NaN
    const origin = drafts.findLast(row => row.repeat === 0)
    if (origin && !Number.isNaN(repeated))
      origin.serial ??= repeated
  }
  return drafts
}

/**
 * Keeps the printed serials that go up at least as fast as the rows do, the most of them that can be right together.
 *
 * A serial may skip numbers (rows the table leaves out), but it can never fall behind the count of rows.
 */
function keepSteady(rows: readonly Draft[]): void {
  const lead = rows.map((row, index) => row.serial === undefined ? undefined : row.serial - index)
  const length: number[] = []
  const previous: number[] = []
  let best = -1
  for (const [index, value] of lead.entries()) {
    length.push(value === undefined ? 0 : 1)
    previous.push(-1)
    for (let earlier = 0; value !== undefined && earlier < index; earlier++) {
      const other = lead[earlier]
      if (other !== undefined && other <= value && (length[earlier] ?? 0) + 1 > (length[index] ?? 0)) {
        length[index] = (length[earlier] ?? 0) + 1
        previous[index] = earlier
      }
    }
    if ((length[index] ?? 0) > (length[best] ?? 0))
      best = index
  }
  const kept = new Set<number>()
  for (let index = best; index >= 0; index = previous[index] ?? -1)
    kept.add(index)
  for (const [index, row] of rows.entries()) {
    if (!kept.has(index))
      row.serial = undefined
  }
}

/** By how much the serial is ahead of the code's last part, in each kind; a kind's rows must agree on it. */
function leads(rows: readonly Draft[]): ReadonlyMap<string, ReadonlyMap<number, readonly Draft[]>> {
  const found = new Map<string, Map<number, Draft[]>>()
  for (const row of rows) {
    if (row.serial === undefined || row.code === undefined || row.place === undefined)
      continue
    const lead = row.serial - lastPart(row.code)
    const kind = found.get(row.place) ?? new Map<number, Draft[]>()
    kind.set(lead, [...kind.get(lead) ?? [], row])
    found.set(row.place, kind)
  }
  return found
}

/** A code that breaks the step of all others in its kind is not taken; which of the two numbers is wrong cannot be seen. */
function refuseStrangers(rows: readonly Draft[]): void {
  for (const [place, kind] of leads(rows)) {
    const [most, ...others] = [...kind].sort((a, b) => b[1].length - a[1].length)
    for (const row of others.flatMap(([, strangers]) => strangers)) {
      row.expectedCode = most && `${place}-${(row.serial ?? 0) - most[0]}`
      row.code = undefined
    }
  }
}

/** Between two serials as far apart as their rows, every row has its own. */
function fillSerials(rows: readonly Draft[]): boolean {
  let told = false
  let before = -1
  for (const [index, row] of rows.entries()) {
    if (row.serial === undefined)
      continue
    const from = rows[before]?.serial
    if (from !== undefined && row.serial - from === index - before) {
      for (let between = before + 1; between < index; between++) {
        const gap = rows[between]
        if (gap)
          gap.serial = from + between - before
        told = true
      }
    }
    before = index
  }
  return told
}

/** In a kind whose serials and codes keep step, one of the two tells the other. */
function fillFromKind(rows: readonly Draft[]): boolean {
  const known = leads(rows)
  const taken = new Set(rows.map(row => row.code))
  let told = false
  for (const [index, row] of rows.entries()) {
    row.place ??= placeBetween(rows[index - 1], rows[index + 1])
    const [lead, second] = [...known.get(row.place ?? '')?.keys() ?? []]
    if (lead === undefined || second !== undefined || row.expectedCode !== undefined)
      continue
    if (row.code === undefined && row.serial !== undefined) {
      const code = `${row.place}-${row.serial - lead}`
      if (row.serial > lead && !taken.has(code)) {
        row.code = code
        told = true
      }
    }
    else if (row.serial === undefined && row.code !== undefined) {
      row.serial = lastPart(row.code) + lead
      told = true
    }
  }
  return told
}

/** Between two rows of one kind stands a row of that kind. */
function placeBetween(before: Draft | undefined, after: Draft | undefined): string | undefined {
  return before?.place === after?.place ? before?.place : undefined
}

function lastPart(code: string): number {
  return Number(code.split('-').at(-1))
}
