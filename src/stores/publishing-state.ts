import type { EditionContent } from '../domain/edition'
import type { CityFiles } from '../tables/city-files'
import type { DataPackage } from '../tables/data-package'
import type { Problem } from '../tables/problem'
import type { AdoptedSheet } from './publishing-adopt'
import type { MergeView } from './publishing-merge'

/** 担当課, which fills its own rows and hands them over, or 事務局, which makes the edition. */
export type PublishingRole = 'department' | 'office'
export const PUBLISHING_ROLES: readonly PublishingRole[] = ['department', 'office']

/**
 * What the tables came to.
 *
 * `nothing` nothing was put in, or nothing that can be used · `working` they are being read · `twice` there are two wholes ·
 * `partsOnly` parts without a whole · `conflicts` files say different things, and someone must choose · `problems` cells must
 * be mended first · `partSound` a department's own rows have no fault · `sound` an edition can be made of them
 */
export type TablesState =
  | { readonly kind: 'nothing' | 'working' | 'twice' | 'partsOnly' }
  | { readonly kind: 'conflicts', readonly merge: MergeView }
  | { readonly kind: 'problems', readonly problems: readonly Problem[], readonly files: CityFiles, readonly merge?: MergeView | undefined, readonly adopted?: readonly AdoptedSheet[] | undefined }
  | { readonly kind: 'partSound', readonly rows: number, readonly notices: readonly Problem[], readonly files: CityFiles }
  | SoundTables

/** Tables without a fault. */
export interface SoundTables {
  readonly kind: 'sound'
  readonly package: DataPackage
  readonly content: EditionContent
  /** Rows read. */
  readonly rows: number
  readonly notices: readonly Problem[]
  /** Cells that look like data about persons. */
  readonly personal: readonly Problem[]
  readonly files: CityFiles
  readonly merge?: MergeView | undefined
  /** The city's own sheets beside the tables, and what was taken from them. */
  readonly adopted?: readonly AdoptedSheet[] | undefined
}
