import type { ItemRef } from '../domain/item-ref'
import * as v from 'valibot'
import { GRADES } from '../domain/grade'
import { isItemRef } from '../domain/item-ref'

/** What the fields of rows are made of. */
/** Half a character, which JSON can write and no address can hold: a link to such a name would fail and take its screen along. */
const HALF_CHARACTER = /\p{Surrogate}/u

/** Halves of characters, whole or not: most texts have none, and this is found out faster. */
const ANY_HALF = /[\uD800-\uDFFF]/

export const text = v.pipe(v.string(), v.check(value => !ANY_HALF.test(value) || !HALF_CHARACTER.test(value), 'half a character'))
export const name = v.pipe(text, v.minLength(1))
export const number = v.pipe(v.number(), v.finite())
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
export const year = v.pipe(v.number(), v.safeInteger(), v.minValue(1900), v.maxValue(2200))
export const grade = v.picklist(GRADES)
export const source = v.looseObject({ doc: name, line: v.optional(count) })

/** Rows keyed by fiscal year: JSON keys are text, the domain's are numbers. */
export function byYear<Schema extends v.GenericSchema>(value: Schema) {
  return v.record(v.pipe(v.string(), v.regex(/^\d{4}$/)), value)
}

export const sources = v.array(source)
/** An ISO day. */
export const day = v.pipe(v.string(), v.isoDate())
/** `HH:MM`. */
export const clock = v.pipe(v.string(), v.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/))
export const itemRef = v.custom<ItemRef>(value => typeof value === 'string' && isItemRef(value))
export const links = v.array(v.looseObject({ to: itemRef, inferred: v.boolean() }))
/** A telephone number as it is dialled, or nothing. */
export const phone = v.pipe(v.string(), v.regex(/^(?:0\d{1,4}-\d{1,4}-\d{3,4})?$/))
