import { replacedAfter } from './replaced-after'

/** The western year before the first of an era. */
const BEFORE: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 }

const ERA = '令和|平成|昭和'
const RANGE = '[〜～~‒–—-]'
/** A year with its month and day, as far as they are said. */
const YEAR = `(?:${ERA})?(?:元|\\d+)年度?(?:\\d{1,2}月)?(?:\\d{1,2}日)?末?`

/** What is counted: between two numbers with one of these a hyphen means から. */
const COUNTERS = '人件円年月日時分週回歳才名割倍世帯か箇ヶ％%'

/** Where no word and no number goes on. */
const APART = /(?:^|[^A-Za-z0-9])$/
const ERA_LETTERS = [
  replacedAfter(APART, /([RH])(元|[1-9]\d?)[.．](1[0-2]|[1-9])[.．](\d{1,2})(?![\d.])/g, (_, era, year, month, day) => `${eraYear(era, year)}年${month}月${Number(day)}日`),
  replacedAfter(APART, /([RH])(元|[1-9]\d?)[.．](1[0-2]|[1-9])月?(?![\d.])/g, (_, era, year, month) => `${eraYear(era, year)}年${month}月`),
  replacedAfter(APART, /([RH])([1-9]\d?)\s*[〜～~–]\s*([1-9]\d?)(?![\d.,，])(?:年度)?(?![人件円月日時分回歳名％%])/g, (_, era, from, to) => `${eraYear(era, from)}年度から${eraYear(era, to)}年度まで`),
  replacedAfter(APART, /([RH])(元|[1-9]\d?)(?![A-Za-z0-9])(年度|年)?/g, (_, era, year, unit: string | undefined) => `${eraYear(era, year)}${unit ?? '年度'}`),
]
const ERA_THEN_WESTERN = new RegExp(`(${ERA})(元|\\d+)(年度?)\\s*[（(]\\s*(\\d{4})(?:年度?)?\\s*[）)]`, 'g')
const WESTERN_THEN_ERA = new RegExp(`(\\d{4})年度?\\s*[（(]\\s*(${ERA})(元|\\d+)(年度?)\\s*[）)]`, 'g')
const TWICE = new RegExp(`((?:${ERA})(?:元|\\d+)年度?)\\s*[（(]\\s*\\1\\s*[）)]`, 'g')
const YEAR_SPAN = new RegExp(`(${YEAR}|\\d{4})\\s*${RANGE}\\s*(${YEAR})(?:まで)?`, 'g')

/** R7 → 令和7年度, R2–R7 → 令和2年度から令和7年度まで, 令和2年度（2020年度） → 令和2年度. */
export function spokenYears(text: string): string {
  return ERA_LETTERS.reduce((said, step) => step(said), text)
    .replace(ERA_THEN_WESTERN, (all: string, era: string, year: string, unit: string, western: string) => sameYear(era, year, western) ? `${era}${year}${unit}` : all)
    .replace(WESTERN_THEN_ERA, (all: string, western: string, era: string, year: string, unit: string) => sameYear(era, year, western) ? `${era}${year}${unit}` : all)
    .replace(TWICE, '$1')
    .replace(YEAR_SPAN, (all: string, from: string, to: string) => isCalendarYear(from) || isCalendarYear(to) ? `${from}から${to}まで` : all)
}

function eraYear(letter: string, year: string): string {
  return `${letter === 'R' ? '令和' : '平成'}${year === '1' ? '元' : year}`
}

function sameYear(era: string, year: string, western: string): boolean {
  return (BEFORE[era] ?? 0) + (year === '元' ? 1 : Number(year)) === Number(western)
}

/** Whether a year of the calendar is named and not a length of time: 2020年, 令和2年, but not 5年. */
function isCalendarYear(text: string): boolean {
  return /^(?:令和|平成|昭和|\d{4})/.test(text)
}

/** Where no number and no code goes on. */
const NUMBER_START = /(?:^|[^\d-])$/
const CODE_START = /(?:^|[^\dA-Za-z.‐‑–−－-])$/
const FIGURE = '(?:\\d{1,3}(?:[,，]\\d{3})+|\\d+(?:\\.\\d+)?)'
/** A counter as a whole word, between a number and a hyphen; 代 is no counter in 代表. */
const COUNTED = `(?:(?:時|日|週|年)間|年度|[かヶ箇]月|世帯|代(?![表替行理わ])|[${COUNTERS}])`
const FIGURES = [
  replacedAfter(NUMBER_START, /((?:19|20)\d{2})-(0[1-9]|1[0-2])-(\d{2})(?![\d-])/g, (_, year, month, day) => `${year}年${Number(month)}月${Number(day)}日`),
  replacedAfter(NUMBER_START, /((?:19|20)\d{2})[-‐‑−－]((?:19|20)\d{2})(?![\d-])/g, (_, from, to) => `${from}から${to}`),
  replacedAfter(/(?:^|[^\d:])$/, /([01]?\d|2[0-4]):([0-5]\d)(?![\d:])/g, (_, hour, minute) => `${Number(hour)}時${minute === '00' ? '' : `${Number(minute)}分`}`),
  replacedAfter(NUMBER_START, /(0\d{1,4})[-‐‑–−－(（](\d{1,4})[-‐‑–−－)）](\d{3,4})(?![\d-])/g, (_, ...groups) => groups.map(oneByOne).join('、')),
  replacedAfter(/(?:^|\D)$/, /0\d{9,10}(?!\d)/g, oneByOne),
  replacedAfter(NUMBER_START, /(\d{2,3})[-‐‑−－](\d{4})(?![\d人件円名歳世倍％%-])/g, (_, ...groups) => groups.map(oneByOne).join('、')),
  replacedAfter(CODE_START, new RegExp(`(${FIGURE}${COUNTED}?)[-‐‑−－](?=(?:約|第|午前|午後|翌日?)?${FIGURE}${COUNTED})`, 'g'), (_, from) => `${from}から`),
  replacedAfter(CODE_START, /\d{1,2}(?:[-‐‑−－]\d{1,2}){1,3}(?![\d‐‑−－-]|\.\d)/g, code => code.split(/\D/).join('の')),
  replacedAfter(/(?:^|[^\d,.，])$/, /\d{1,3}(?:[,，]\d{3})+(?!\d)/g, figure => figure.replace(/[,，]/g, '')),
]

/** Dates, times, telephone numbers, numbers with a hyphen between, codes and thousands as one says them: 1-1-2-3 → 1の1の2の3, 2-3人 → 2から3人. */
export function spokenFigures(text: string): string {
  return FIGURES.reduce((said, step) => step(said), text)
}

function oneByOne(digits: string): string {
  return [...digits].join(' ')
}

const SPANS = [
  replacedAfter(new RegExp(`[\\d${COUNTERS}代期章節階級号条トA-Z]$`), new RegExp(`\\s*[〜～~‒–—]\\s*(?=(?:約|第|午前|午後|翌日?|${ERA})?\\d)`, 'g'), () => 'から'),
  replacedAfter(/(?:^|[^A-Za-z])$/, /([A-Z])\s*[〜～~‒–—-]\s*([A-Z])(?![A-Za-z])/g, (_, from, to) => `${from}から${to}`),
  (text: string) => text.replace(/([月火水木金土日](?:曜日?)?)\s*[〜～~‒–—-]\s*(?=[月火水木金土日])/g, '$1から'),
  replacedAfter(new RegExp(`\\d[${COUNTERS}代]?$`), /[〜～~](?=$|[\s、。）)])/g, () => 'から'),
  replacedAfter(/(?:^|[\s（(、])$/, new RegExp(`[〜～~]\\s*(\\d+[${COUNTERS}代]?)`, 'g'), (_, to) => `${to}まで`),
  replacedAfter(/(?:^|[\s（(、：:])$/, /[-−－‐](?=\d)/g, () => 'マイナス'),
  (text: string) => text.replace(/[▲△](?=\d)/g, 'マイナス').replace(/[%％]/g, 'パーセント'),
]

/** 10〜20人 → 10から20人, 65歳〜 → 65歳から, A–D → AからD, ▲5 → マイナス5, ％ → パーセント. */
export function spokenSpans(text: string): string {
  return SPANS.reduce((said, step) => step(said), text)
}
