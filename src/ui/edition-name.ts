import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import { useLibraryStore } from '../stores/library-store'
import { COMMON } from './text/common'
import { DRAFT } from './text/draft'

/** What the edition on the screen is called: 「第2版」, or that it is a draft; empty where there is none. */
export function useEditionName(): ComputedRef<string> {
  const library = useLibraryStore()
  return computed(() => library.draft ? DRAFT.edition : library.holding ? COMMON.edition(library.holding.shown.version) : '')
}
