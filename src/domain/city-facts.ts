import type { Link } from './item-ref'
import type { SourceRef } from './source'

/** 地区: the area one 地区社協 works in. */
export interface District {
  readonly plan: string
  readonly no: number
  /** Empty where the documents do not publish it. */
  readonly name: string
  readonly note: string
  readonly source: SourceRef
}

/** One of the roles the plan asks of people and bodies: 自助, 互助, 共助, 公助. */
export interface SupportRole {
  readonly plan: string
  readonly no: number
  readonly name: string
  readonly reading: string
  readonly summary: string
  readonly source: SourceRef
}

/** Who issues a plan and how to reach them. */
export interface Contact {
  readonly id: string
  readonly plan: string
  /** Whether the number is the one to call when a service's own is not known. */
  readonly main: boolean
  readonly organization: string
  readonly department: string
  readonly postal: string
  readonly address: string
  readonly phone: string
  readonly fax: string
  readonly issued: string
  readonly note: string
  readonly source: SourceRef
}

/** The number to call when a service's own is not known; undefined where the edition has none. */
export function mainContact(contacts: readonly Contact[]): Contact | undefined {
  return contacts.find(contact => contact.main && contact.phone !== '')
}

/** A term of the field in plain words. */
export interface Term {
  readonly id: string
  readonly term: string
  /** In hiragana. */
  readonly reading: string
  readonly explanation: string
  /** Other ways texts write it. */
  readonly aliases: readonly string[]
  /** Whether it is marked inside running texts; a word that stands in every sentence is not. */
  readonly marked: boolean
  readonly note: string
  readonly links: readonly Link[]
  readonly source: SourceRef
  readonly otherSources: readonly SourceRef[]
}

/** What kind of finding a discrepancy is: a sum, a code, a figure, a grade, a wording, an empty cell, a reading. */
export const DISCREPANCY_KINDS = ['total', 'code', 'figure', 'grade', 'wording', 'blank', 'reading'] as const

export type DiscrepancyKind = typeof DISCREPANCY_KINDS[number]

/** 資料の不一致: something in the documents that does not fit, and what the app does about it. */
export interface Discrepancy {
  readonly id: string
  readonly no: number
  readonly kind: DiscrepancyKind
  readonly title: string
  /** What stands where. */
  readonly found: string
  /** What the app shows, and why. */
  readonly shown: string
  /** The items that carry the mark. */
  readonly links: readonly Link[]
  readonly source: SourceRef
  readonly otherSources: readonly SourceRef[]
}
