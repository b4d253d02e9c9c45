import type { CollectionName, EditionContent } from '../domain/edition'
import { COLLECTIONS } from '../domain/edition'
import { initiativeTitle } from '../domain/initiative'

/** Collections whose texts are not shown: what is made from others, what only search reads. */
const NOT_SHOWN: readonly CollectionName[] = ['readings', 'translations', 'spellings']

/**
 * Every text of an edition that may be shown as words to read, in no particular order and perhaps twice.
 *
 * It walks whatever the rows hold, so that a field added to the model is read like the others; codes and dates have no
 * kanji and fall out by themselves where readings are made. Units stand behind numbers, on which their sound hangs.
 */
export function readableTexts(content: EditionContent): readonly string[] {
  const shown = COLLECTIONS.filter(name => !NOT_SHOWN.includes(name)).flatMap(name => textsIn(content[name]))
  return [...shown, ...content.initiatives.map(initiativeTitle)].filter(text => text.trim() !== '')
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string')
    return [value]
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([field, within]) => field === 'unit' ? [] : textsIn(within)) : []
}
