import type { Ref } from 'vue'
import { onBeforeUnmount, onMounted, ref, watch } from 'vue'
import { useNotesStore } from '../stores/notes-store'

/** How long typing rests before it is kept, in milliseconds. */
const REST = 500

/** Text that is being written. */
export interface NoteDraft {
  readonly text: Ref<string>
  /** Whether it was begun before this screen was opened. */
  readonly resumed: Ref<boolean>
  /** The revision of the note from which the edit began, which may be an earlier one than there is now. */
  readonly basis: Ref<number | undefined>
  /** Keeps it now. */
  readonly keep: () => void
  /** Nothing of it is needed any more; the text goes back to what it began with. */
  readonly drop: () => void
}

/**
 * Text that outlives its screen: kept on the device soon after typing rests, and at once when the screen is left.
 *
 * A device that puts the app to sleep tells nobody but by hiding the page, so that counts as leaving.
 *
 * @param key what the draft belongs to: an item, or a note that is being edited.
 * @param written what there is before anything is typed.
 * @param revision of the note that is edited.
 */
export function useNoteDraft(key: string, written = '', revision?: number): NoteDraft {
  const notes = useNotesStore()
  const text = ref(written)
  const resumed = ref(false)
  const basis = ref(revision)
  /** What this screen kept: another may have kept its own text of the same place since, which is not ours to drop. */
  let mine = ''
  let resting: ReturnType<typeof setTimeout> | undefined

  function resume(): void {
    const kept = notes.draftOf(key)
    if (kept === '' || kept === written || text.value !== written)
      return
    basis.value = notes.draftBasis(key) ?? revision
    text.value = mine = kept
    resumed.value = true
  }

  function rest(): void {
    clearTimeout(resting)
    resting = undefined
  }

  function keep(): void {
    rest()
    if (text.value === '' || text.value === written)
      dropMine()
    else
      notes.keepDraft(key, text.value, basis.value)
    mine = notes.draftOf(key)
  }

  function dropMine(): void {
    if (notes.draftOf(key) === mine)
      notes.dropDraft(key)
    mine = ''
  }

  function keepIfTyped(): void {
    // Another screen may have kept its own text of the same place, and dropped it when it was saved.
    const pushedOut = text.value !== '' && text.value !== written && notes.draftOf(key) !== text.value
    if (resting !== undefined || pushedOut)
      keep()
  }

  function drop(): void {
    text.value = written
    basis.value = revision
    resumed.value = false
    rest()
    dropMine()
  }

  resume()
  // Locked notes may have locked drafts.
  watch(() => [notes.state, notes.draftsFollowed], resume)
  // Told before anything is drawn, so that a drop right after is the last word.
  watch(text, (now) => {
    rest()
    if (now !== '' || written !== '' || notes.draftOf(key) !== '')
      resting = setTimeout(keep, REST)
  }, { flush: 'sync' })
  onMounted(() => {
    window.addEventListener('pagehide', keepIfTyped)
    document.addEventListener('visibilitychange', keepIfTyped)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('pagehide', keepIfTyped)
    document.removeEventListener('visibilitychange', keepIfTyped)
    keepIfTyped()
  })
  return { text, resumed, basis, keep, drop }
}
