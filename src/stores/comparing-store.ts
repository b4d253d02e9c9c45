import type { EditionContent } from '../domain/edition'
import type { Outcome } from '../domain/outcome'
import type { EditionComparison } from '../press/compare-editions'
import type { PreparationRefusal, PreparedEdition } from '../press/prepare-edition'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { refusal } from '../domain/outcome'
import { isLossConfirmed } from '../press/loss'
import { readFloor } from '../storage/floor'
import { heldRoot } from '../sync/follow-roots'
import { useLibraryStore } from './library-store'
import { usePublishingStore } from './publishing-store'
import { useServices } from './services'

export type { EditionComparison } from '../press/compare-editions'
export type { GradeShift } from '../press/grade-shift'
export type { PastChange } from '../press/past-change'
export type { TableDifference } from '../press/table-difference'
export type { Unreported } from '../press/unreported'

/** `nothing` the tables have faults, or there are none · `working` · `compared` with the edition on this device */
export type ComparingState =
  | { readonly kind: 'nothing' | 'working' }
  | Compared

/** The edition in the making beside the one in force. */
export interface Compared {
  readonly kind: 'compared'
  /** The edition on this device; undefined where it holds none. */
  readonly before: { readonly version: number, readonly created: string } | undefined
  /** With the readings of the texts that did not change. */
  readonly content: EditionContent
  readonly comparison: EditionComparison
  /** New texts with kanji, for which there is no reading. */
  readonly unread: number
  /** What the note could say. */
  readonly suggested: string
  /** The tables are those of another city than this app is built for. */
  readonly otherCity: boolean
}

/** Holds the tables against the edition on this device, and makes the edition that will be signed. */
export const useComparingStore = defineStore('comparing', () => {
  const { trust, memory, now } = useServices()
  const library = useLibraryStore()
  const publishing = usePublishingStore()
  const state = shallowRef<ComparingState>({ kind: 'nothing' })
  /** What was typed to say that the loss of rows is meant. */
  const lossWords = ref('')
  /** Who answers for cells that look like data about persons. */
  const approvedBy = ref('')
  let latest = 0

  const compared = computed(() => state.value.kind === 'compared' ? state.value : undefined)
  const personal = computed(() => publishing.tables.kind === 'sound' ? publishing.tables.personal : [])
  const changes = computed(() => {
    const rows = compared.value?.comparison.rows
    return rows ? rows.added.length + rows.changed.length + rows.removed.length : 0
  })
  const lossConfirmed = computed(() => compared.value !== undefined && isLossConfirmed(compared.value.comparison.loss, lossWords.value))
  const approved = computed(() => personal.value.length === 0 || approvedBy.value.trim() !== '')
  /** Whether nothing stands in the way of a draft and a signature any more. */
  const ready = computed(() => changes.value > 0 && lossConfirmed.value && approved.value && compared.value?.otherCity === false)
  const note = computed(() => publishing.note ?? compared.value?.suggested ?? '')
  const newEnough = computed(() => library.state.kind !== 'opening')

  async function compare(): Promise<void> {
    const turn = ++latest
    const { tables } = publishing
    if (tables.kind !== 'sound') {
      state.value = { kind: 'nothing' }
      return
    }
    state.value = { kind: 'working' }
    if (!newEnough.value)
      return
    const [{ compareEditions }, { keepReadings }, { suggestNote }] = await Promise.all([import('../press/compare-editions'), import('../press/keep-readings'), import('../press/suggest-note')])
    // Lets the screen say that it is at work.
    await new Promise(resolve => setTimeout(resolve))
    const held = library.heldContent
    const payload = library.holding?.shown.payload
    const { content, unread } = keepReadings(tables.content, held ?? { readings: [] })
    // What the publisher's dictionary could not read either is nothing new.
    const known = new Set(held && keepReadings(held, held).unread)
    const comparison = compareEditions(held, content)
    if (turn !== latest)
      return
    state.value = {
      kind: 'compared',
      before: payload && { version: payload.version, created: payload.created },
      content,
      comparison,
      unread: unread.filter(text => !known.has(text)).length,
      suggested: suggestNote(comparison),
      otherCity: tables.package.name !== trust.feed.split('/')[0],
    }
  }

  /** The edition as it would be signed now. */
  async function prepare(): Promise<Outcome<PreparedEdition, PreparationRefusal>> {
    const { tables } = publishing
    if (tables.kind !== 'sound' || !compared.value)
      throw new Error('there is nothing to prepare')
    const [city = '', environment = ''] = trust.feed.split('/')
    if (compared.value.otherCity)
      return refusal({ kind: 'otherFeed', found: tables.package.name, expected: city })
    const { prepareEdition } = await import('../press/prepare-edition')
    const shown = library.holding?.shown
    // The newest root, not the one the edition shown was signed under: its keys may have changed since.
    const { root } = await heldRoot(trust, memory, shown?.roots)
    return prepareEdition({
      package: tables.package,
      environment,
      content: compared.value.content,
      before: shown && library.heldContent && { payload: shown.payload, content: library.heldContent },
      floor: readFloor(trust.feed, memory),
      root: root.number,
      created: now().toISOString().replace(/\.\d{3}Z$/, 'Z'),
      note: note.value,
      allowLoss: lossConfirmed.value,
      personal: personal.value,
      approvedBy: approvedBy.value,
    })
  }

  /** Shows the edition in the making in the place of the one on this device. */
  async function look(): Promise<boolean> {
    const prepared = await prepare()
    if (prepared.ok)
      library.showDraft({ version: prepared.value.payload.version, created: prepared.value.payload.created, content: prepared.value.content })
    return prepared.ok
  }

  /** What asks departments for what is missing, as a text to send. */
  async function unreportedText(): Promise<string> {
    const { unreportedText } = await import('../press/unreported')
    const owing = compared.value?.comparison.unreported
    return owing ? unreportedText(owing) : ''
  }

  watch([() => publishing.tables, () => library.holding?.shown.version, newEnough], () => void compare(), { immediate: true })
  watch(() => publishing.tables, () => {
    lossWords.value = ''
    approvedBy.value = ''
  })
  return { state, compared, personal, changes, lossWords, lossConfirmed, approvedBy, ready, note, prepare, look, unreportedText }
})
