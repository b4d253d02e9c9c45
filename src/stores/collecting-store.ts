import type { Note } from '../domain/note'
import type { BackupFailure } from '../storage/notebook-backup'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { collectOpinions } from '../domain/opinions'
import { collectQuestions } from '../domain/questions'
import { BACKUP_LIMIT, parseBackup } from '../storage/notebook-backup'
import { useLibraryStore } from './library-store'
import { useServices } from './services'

/** A file a member handed in, and how many questions and opinions are in it. */
export interface CollectedFile {
  readonly name: string
  readonly questions: number
  readonly opinions: number
}

/** A file that was not taken; `sealed` a backup closed by its writer's passphrase, which is nobody else's to ask for. */
export interface RefusedFile {
  readonly name: string
  readonly failure: BackupFailure | 'sealed'
}

interface ReadFile {
  readonly name: string
  readonly notes: readonly Note[]
}

/** What many members handed in, for the secretariat: on this page only, none of it comes into the own notebook. */
export const useCollectingStore = defineStore('collecting', () => {
  const { notebook } = useServices()
  const library = useLibraryStore()
  const read = shallowRef<readonly ReadFile[]>([])
  const refused = shallowRef<readonly RefusedFile[]>([])

  const files = computed<readonly CollectedFile[]>(() => read.value.map(({ name, notes }) => ({
    name,
    questions: notes.filter(note => note.kind === 'question').length,
    opinions: notes.filter(note => note.kind === 'opinion').length,
  })))
  const questions = computed(() => collectQuestions(read.value.map(({ notes }) => notes), library.content))
  const opinions = computed(() => collectOpinions(read.value.map(({ notes }) => notes), library.content))

  /** Reads more files; one that cannot be read is named and leaves the others as they are. */
  async function add(chosen: readonly File[]): Promise<void> {
    const [good, bad]: [ReadFile[], RefusedFile[]] = [[], []]
    for (const file of chosen) {
      const { name } = file
      // Its size is asked before a byte of it.
      const backup = file.size > BACKUP_LIMIT ? { ok: false, failure: 'tooLarge' } as const : parseBackup(new Uint8Array(await file.arrayBuffer()), notebook.feed)
      if (!backup.ok)
        bad.push({ name, failure: backup.failure })
      else if (backup.value.kind === 'sealed')
        bad.push({ name, failure: 'sealed' })
      else
        good.push({ name, notes: backup.value.notes.filter(note => note.kind === 'question' || note.kind === 'opinion') })
    }
    read.value = [...read.value, ...good]
    refused.value = bad
  }

  function clear(): void {
    read.value = []
    refused.value = []
  }

  return { files, refused, questions, opinions, add, clear }
})
