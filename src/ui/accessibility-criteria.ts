/**
 * What proves a criterion, by a short name: the file and the name of a test, as written there.
 * A test fails when one of them is no longer found.
 */
export const CHECKS = {
  axe: ['tests/e2e/050-accessibility.test.ts', 'axe finds nothing on %s'],
  engines: ['tests/e2e/052-three-engines.test.ts', 'axe finds nothing on the main screens, with all that is folded open'],
  sizes: ['tests/e2e/050-accessibility.test.ts', 'on %s no text is small or cut off, no target is small, nothing scrolls sideways'],
  browserText: ['tests/e2e/050-accessibility.test.ts', 'text set to %i px in the browser makes every size larger, and nothing is cut off on %s'],
  keyboard: ['tests/e2e/054-keyboard.test.ts', 'Tab goes through the whole of /%s and comes out again, each stop seen and in the order of the page'],
  ring: ['tests/e2e/054-keyboard.test.ts', 'the ring around what has the focus is seen in a screenshot, %s'],
  skip: ['tests/e2e/054-keyboard.test.ts', 'the skip link comes first and leads past the menu'],
  settings: ['tests/e2e/054-keyboard.test.ts', 'text size and colours are chosen, nothing else moves, and erasing is asked about first'],
  call: ['tests/e2e/054-keyboard.test.ts', 'from a need to a phone link in three choices'],
  search: ['tests/e2e/054-keyboard.test.ts', 'a word is searched, a hit opened, and the way back finds both again'],
  term: ['tests/e2e/054-keyboard.test.ts', 'a term is explained, the explanation closed, and the reader is still at the word'],
  tree: ['tests/e2e/056-accessibility-tree.test.ts', 'a screen reader is given the %s screen as it was reviewed'],
  names: ['tests/e2e/056-accessibility-tree.test.ts', 'on the %s screen headings follow each other, and everything to press has a name of its own'],
} as const satisfies Readonly<Record<string, readonly [file: string, name: string]>>

export type Check = keyof typeof CHECKS

/** A criterion of JIS X 8341-3:2016, level A or AA. */
export interface Criterion {
  readonly no: string
  readonly level: 'A' | 'AA'
  /** `absent`: the app has nothing the criterion speaks of. */
  readonly result: 'met' | 'absent'
  readonly checks: readonly Check[]
  /** Rules of axe that belong to the criterion. */
  readonly rules: readonly string[]
  /** Also read through: the trees given to screen readers, the sentences, the source. */
  readonly read: boolean
}

function met(no: string, level: Criterion['level'], checks: readonly Check[], rules: readonly string[] = [], read = false): Criterion {
  return { no, level, result: 'met', checks, rules, read }
}

function absent(no: string, level: Criterion['level']): Criterion {
  return { no, level, result: 'absent', checks: [], rules: [], read: true }
}

/** The 25 criteria of level A and the 13 of level AA, in their order. */
export const CRITERIA: readonly Criterion[] = [
  met('1.1.1', 'A', ['axe', 'engines', 'sizes', 'names'], ['image-alt', 'svg-img-alt', 'role-img-alt'], true),
  absent('1.2.1', 'A'),
  absent('1.2.2', 'A'),
  absent('1.2.3', 'A'),
  absent('1.2.4', 'AA'),
  absent('1.2.5', 'AA'),
  met('1.3.1', 'A', ['axe', 'engines', 'tree', 'names'], ['list', 'listitem', 'definition-list', 'dlitem', 'td-headers-attr', 'th-has-data-cells', 'aria-required-children', 'aria-required-parent'], true),
  met('1.3.2', 'A', ['tree', 'keyboard'], [], true),
  met('1.3.3', 'A', [], [], true),
  met('1.4.1', 'A', ['axe'], ['link-in-text-block'], true),
  absent('1.4.2', 'A'),
  met('1.4.3', 'AA', ['axe', 'engines'], ['color-contrast']),
  met('1.4.4', 'AA', ['browserText', 'sizes'], ['meta-viewport']),
  met('1.4.5', 'AA', [], [], true),
  met('2.1.1', 'A', ['keyboard', 'search', 'call', 'term', 'settings'], ['scrollable-region-focusable']),
  met('2.1.2', 'A', ['keyboard']),
  absent('2.2.1', 'A'),
  absent('2.2.2', 'A'),
  met('2.3.1', 'A', [], [], true),
  met('2.4.1', 'A', ['skip', 'axe'], ['bypass', 'region', 'landmark-one-main']),
  met('2.4.2', 'A', ['axe', 'engines'], ['document-title']),
  met('2.4.3', 'A', ['keyboard', 'search', 'term'], ['tabindex']),
  met('2.4.4', 'A', ['axe', 'names', 'tree'], ['link-name'], true),
  met('2.4.5', 'AA', ['search', 'call'], [], true),
  met('2.4.6', 'AA', ['names', 'axe'], ['empty-heading', 'heading-order'], true),
  met('2.4.7', 'AA', ['ring', 'keyboard']),
  met('3.1.1', 'A', ['axe', 'engines'], ['html-has-lang', 'html-lang-valid']),
  met('3.1.2', 'AA', ['axe'], ['valid-lang'], true),
  met('3.2.1', 'A', ['keyboard', 'term']),
  met('3.2.2', 'A', ['settings', 'search'], ['select-name']),
  met('3.2.3', 'AA', ['keyboard'], [], true),
  met('3.2.4', 'AA', ['tree'], ['identical-links-same-purpose'], true),
  met('3.3.1', 'A', ['search'], [], true),
  met('3.3.2', 'A', ['axe', 'names'], ['label', 'form-field-multiple-labels']),
  met('3.3.3', 'AA', [], [], true),
  met('3.3.4', 'AA', ['settings']),
  met('4.1.1', 'A', ['axe'], ['duplicate-id-aria'], true),
  met('4.1.2', 'A', ['axe', 'engines', 'names'], ['button-name', 'aria-roles', 'aria-valid-attr', 'aria-valid-attr-value', 'aria-required-attr', 'nested-interactive']),
]
