import type { CollectionName, Row } from '../domain/edition'
import * as v from 'valibot'
import { TRANSLATED } from '../domain/languages'
import { isMarks } from '../domain/reading'
import { itemRef, name } from './schema-parts'

type LanguageCollection = 'easy' | 'translations' | 'readings'

const easy = v.looseObject({ ref: itemRef, text: name, reviewed: v.boolean() })
const translation = v.looseObject({ lang: v.picklist(TRANSLATED), text: name, translation: name, reviewed: v.boolean() })
const reading = v.looseObject({ key: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)), marks: v.pipe(v.string(), v.check(isMarks)) })

/** The same texts for other readers: in plain words, in another language, in kana. */
export const LANGUAGE_ROW_SCHEMA: { readonly [Name in LanguageCollection & CollectionName]: v.GenericSchema<unknown, Row<Name>> } = {
  easy,
  translations: translation,
  readings: reading,
}
