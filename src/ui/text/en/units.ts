import type { UNITS as Japanese } from '../units'

const SINGULAR: Readonly<Record<string, string>> = { people: 'person', children: 'child', libraries: 'library', classes: 'class' }

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const

/** 「people」 → “person”; of a unit in several words, such as “people per day”, the first is counted. */
function singular(unit: string): string {
  return unit.replace(/^[a-z]+/, plural => SINGULAR[plural] ?? plural.replace(/(^|[^su])s$/, '$1'))
}

/** How years, figures and money are written, around digits already grouped. */
export const UNITS: typeof Japanese = {
  year: year => `FY${year}`,
  longYear: (year, reiwa) => `FY${year} (Reiwa ${reiwa})`,
  eraYear: year => `FY${year}`,
  day: (year, month, day) => `${MONTHS[month - 1]} ${day}, ${year}`,
  shortYear: year => `FY${year}`,
  times: (start, end) => `${start}–${end}`,
  amount: (digits, unit) => unit === '' ? digits : `${digits} ${digits === '1' ? singular(unit) : unit}`,
  size: (digits, unit) => `${digits} ${unit}`,
  percent: digits => `${digits}%`,
  tinyPercent: 'less than 0.1%',
  noYen: '¥0',
  thousandYen: (sign, digits) => `${sign}¥${digits} thousand`,
  readAndPrinted: (words, printed) => `${words} (${printed})`,
  underOneOfHundred: 'less than ¥1 of every ¥100',
  outOfHundred: yen => `about ¥${yen} of every ¥100`,
}
