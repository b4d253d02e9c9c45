import type { DeskAdoption, DeskFile } from '../storage/publishing-desk'
import type { CellPreview } from '../tables/cell-preview'
import type { Problem } from '../tables/problem'
import type { OwnSheet, PutFile } from './publishing-files'
import type { PublishingRole, TablesState } from './publishing-state'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { publishingDesk } from '../storage/publishing-desk'
import { examineTables } from './publishing-check'
import { withChoice } from './publishing-merge'
import { sortFiles } from './publishing-files'
import { loadParts } from './publishing-parts'
import { useServices } from './services'

export type { AdoptedRow, AdoptedSheet, AdoptionGroup, AdoptionWay, AimQuestion } from './publishing-adopt'
export { ADOPTION_WAYS, isPicked, withAnswer, withoutTaken, withPicks, withTaken } from './publishing-adopt'
export type { CellPreview } from '../tables/cell-preview'
export type { KindGroup, SheetGroup } from '../tables/group-problems'
export type { Problem } from '../tables/problem'
export type { PutFile } from './publishing-files'
export type { MergeConflict, MergeView } from './publishing-merge'
export type { PublishingRole, SoundTables, TablesState } from './publishing-state'
export { PUBLISHING_ROLES } from './publishing-state'

/** The largest file that may be put in, in bytes. */
export const PUT_LIMIT = 64 * 1024 * 1024

/** The files an edition is made of: put in, kept until put away, read, merged and checked. Nothing of it leaves the device. */
export const usePublishingStore = defineStore('publishing', () => {
  const { trust, cityPackage } = useServices()
  const desk = publishingDesk(trust.feed)
  onScopeDispose(() => desk.close())

  const files = shallowRef<readonly DeskFile[]>([])
  const role = ref<PublishingRole>('office')
  /** The note as typed; undefined where the one suggested stands. */
  const note = ref<string>()
  /** Which value was chosen where files differ, by the cell. */
  const choices = shallowRef<Readonly<Record<string, string>>>({})
  /** Whether what lies here outlives the page. */
  const kept = ref(true)
  /** What was said and taken of the city's own sheets, by their names. */
  const adoptions = shallowRef<Readonly<Record<string, DeskAdoption>>>({})
  const listed = shallowRef<readonly PutFile[]>([])
  const sheets = shallowRef<readonly OwnSheet[]>([])
  const tables = shallowRef<TablesState>({ kind: 'nothing' })
  let opening: Promise<void> | undefined
  let latest = 0

  /** Brings back what lay on the desk; once in the life of a page. */
  function open(): Promise<void> {
    return opening ??= (async () => {
      void loadParts([cityPackage])
      const held = await desk.read()
      kept.value = held.ok
      if (!held.ok)
        return
      files.value = held.value.files
      if (held.value.marks) {
        role.value = held.value.marks.role
        note.value = held.value.marks.note
        choices.value = held.value.marks.choices
        adoptions.value = held.value.marks.adoptions ?? {}
      }
      await examine()
    })()
  }

  /** What could not be kept once makes all of it uncertain. */
  async function keep(writing: Promise<{ readonly ok: boolean }>): Promise<void> {
    const { ok } = await writing
    kept.value &&= ok
  }

  async function mark(): Promise<void> {
    // Plain copies: a store cannot keep what is watched.
    await keep(desk.mark({ role: role.value, note: note.value, choices: { ...choices.value }, adoptions: { ...adoptions.value } }))
  }

  /** Puts files in, each in the place of one of its name; those too large are named and left out. */
  async function put(chosen: readonly File[]): Promise<{ readonly taken: number, readonly tooLarge: readonly string[] }> {
    await open()
    const small = chosen.filter(file => file.size <= PUT_LIMIT && !file.name.startsWith('.'))
    let no = files.value.reduce((most, file) => Math.max(most, file.no), 0)
    for (const file of small) {
      const put = { name: file.name, no: ++no, bytes: new Uint8Array(await file.arrayBuffer()) }
      files.value = [...files.value.filter(({ name }) => name !== file.name), put]
      await keep(desk.put(put))
    }
    await examine()
    return { taken: small.length, tooLarge: chosen.filter(file => file.size > PUT_LIMIT).map(({ name }) => name) }
  }

  async function remove(names: readonly string[]): Promise<void> {
    files.value = files.value.filter(({ name }) => !names.includes(name))
    for (const name of names)
      await desk.remove(name)
    const left = Object.entries(adoptions.value).filter(([sheet]) => !names.some(name => sheet === name || sheet.startsWith(`${name}／`)))
    adoptions.value = Object.fromEntries(left)
    await mark()
    await examine()
  }

  /** Puts everything away. */
  async function clear(): Promise<void> {
    files.value = []
    note.value = undefined
    choices.value = {}
    adoptions.value = {}
    await desk.clear()
    await examine()
    await mark()
  }

  /** @param quietly whether what was found before stays on the screen meanwhile. */
  async function examine(quietly = false): Promise<void> {
    const turn = ++latest
    if (files.value.length === 0) {
      listed.value = []
      sheets.value = []
      tables.value = { kind: 'nothing' }
      return
    }
    if (!quietly)
      tables.value = { kind: 'working' }
    await drawn()
    const sorted = await sortFiles(files.value)
    await drawn()
    const found = await examineTables(sorted, { role: role.value, choices: choices.value, adoptions: adoptions.value })
    if (turn !== latest)
      return
    listed.value = sorted.put
    sheets.value = sorted.sheets
    tables.value = found
  }

  async function chooseRole(chosen: PublishingRole): Promise<void> {
    role.value = chosen
    await mark()
    await examine()
  }

  /** Settles a conflict. The screen stays as it is while others are open: whoever chooses must not lose the place. */
  async function choose(cell: string, source: string): Promise<void> {
    choices.value = { ...choices.value, [cell]: source }
    if (tables.value.kind === 'conflicts')
      tables.value = { kind: 'conflicts', merge: withChoice(tables.value.merge, cell, source) }
    await mark()
    if (tables.value.kind !== 'conflicts' || tables.value.merge.unresolved === 0)
      await examine(true)
  }

  /** Keeps what was decided about one of the city's own sheets. @param anew whether it changes what is proposed or taken. */
  async function adopt(sheet: string, adoption: DeskAdoption, anew: boolean): Promise<void> {
    adoptions.value = { ...adoptions.value, [sheet]: adoption }
    await mark()
    if (anew)
      await examine(true)
  }

  async function writeNote(text: string | undefined): Promise<void> {
    note.value = text
    await mark()
  }

  /** The tables read, with or without faults. */
  const source = computed(() => 'files' in tables.value ? tables.value.files : undefined)

  /** The cells around a problem, as its file has them. */
  async function preview(problem: Problem): Promise<CellPreview | undefined> {
    const { citySheets, previewAround } = await import('../tables/cell-preview')
    const { workbookTableSheet } = await import('../tables/table-sheet')
    const own = sheets.value.find(({ sheet }) => sheet.name === problem.file)
    if (own)
      return previewAround(workbookTableSheet(own.sheet, own.sheet.name), problem.row, problem.letter)
    const sheet = source.value && (await citySheets(source.value)).get(problem.file)
    return sheet && previewAround(sheet, problem.row, problem.letter)
  }

  return { files, role, note, choices, adoptions, kept, listed, tables, source, open, put, remove, clear, chooseRole, choose, adopt, writeNote, preview }
})

/** Lets the screen be drawn before the next piece of long work. */
function drawn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve))
}
