import type { ComputedRef } from 'vue'
import { computed } from 'vue'
import { useRoute } from 'vue-router'

/** The id of the place the address names. */
export function useAnchor(): ComputedRef<string> {
  const route = useRoute()
  return computed(() => route.hash.slice(1))
}
