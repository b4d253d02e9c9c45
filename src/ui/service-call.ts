import type { ComputedRef } from 'vue'
import type { Contact } from '../domain/city-facts'
import type { Service } from '../domain/service'
import type { SaidName } from './text/services'
import { computed } from 'vue'
import { mainContact } from '../domain/city-facts'
import { romajiName } from '../domain/romaji'
import { useLibraryStore } from '../stores/library-store'
import { useWordingStore } from '../stores/wording-store'
import { tidy } from './format'
import { SERVICE } from './text/services'

/** Where to call for a service without a number of its own, and what to say there. */
export interface ServiceCallWords {
  /** The city's main number; undefined where none is known. */
  readonly contact: ComputedRef<Contact | undefined>
  /** Said in Japanese, whatever the screen speaks. */
  readonly toldOnThePhone: ComputedRef<string>
}

export function useServiceCall(service: () => Service): ServiceCallWords {
  const library = useLibraryStore()
  const wording = useWordingStore()
  const said = (name: string): SaidName => ({ text: tidy(name), latin: romajiName(name, wording.readings) })
  return {
    contact: computed(() => mainContact(library.content.contacts)),
    toldOnThePhone: computed(() => {
      const { department, name } = service()
      return `${department.length > 0 ? SERVICE.ask(department.map(said)) : SERVICE.askUnknown}${SERVICE.say(said(name))}`
    }),
  }
}
