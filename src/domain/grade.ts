/** The city's four grades, best first. */
export const GRADES = ['A', 'B', 'C', 'D'] as const

export type Grade = typeof GRADES[number]

/** Lower bound of each grade, in percent, best first. Source: seed 001, 「２ 進捗状況・評価の結果」. */
export const GRADE_FLOORS: Readonly<Record<Grade, number>> = { A: 75, B: 50, C: 25, D: 0 }

/**
 * The grade a rate of achievement earns under the printed rule.
 *
 * @param percent 0 or more; may exceed 100.
 * @throws {RangeError} if the rate is negative or not a number.
 */
export function gradeOf(percent: number): Grade {
  const grade = GRADES.find(letter => percent >= GRADE_FLOORS[letter])
  if (grade === undefined)
    throw new RangeError(`no grade for ${percent} %`)
  return grade
}

/** The letter as the city printed it, and the grade it stands for; full-width and half-width are the same grade. */
export interface PrintedGrade {
  readonly grade: Grade
  /** The printed character, width included: the city's own totals counted only the full-width ones. */
  readonly printedAs: string
}

/** Reads a printed letter of either width; undefined if it is no grade. */
export function readPrintedGrade(printed: string): PrintedGrade | undefined {
  const letter = printed.normalize('NFKC').trim().toUpperCase()
  const grade = GRADES.find(known => known === letter)
  return grade && { grade, printedAs: printed.trim() }
}
