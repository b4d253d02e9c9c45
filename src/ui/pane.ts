import type { InjectionKey } from 'vue'
import { inject } from 'vue'

/** Whether a screen stands in a pane beside something else, and so is not the page itself. */
export const PANE: InjectionKey<boolean> = Symbol('pane')

/** Whether what asks stands in a pane. */
export function inPane(): boolean {
  return inject(PANE, false)
}
