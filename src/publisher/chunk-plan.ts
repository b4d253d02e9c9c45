/** What a module of the app brings along: at once, and only when it is used. */
export interface ModuleLinks {
  readonly imports: readonly string[]
  readonly lazy: readonly string[]
}

/** Screens that share a file, and how their modules are known. */
export interface Family {
  readonly name: string
  readonly doors: RegExp
  /** What it shares with families behind it is in its own file: it opens before them. */
  readonly before?: true
}

/** The entrance with everything it cannot do without. */
const START = 'start'
/** What several families share, and the entrance does not need. */
const SHARED = 'shared'

/** Libraries that change less often than the app: a new version of the app does not bring them again. */
const LIBRARIES: readonly Family[] = [
  { name: 'vue', doors: /\/node_modules\/(?:@vue|vue|vue-router|pinia)\// },
  { name: 'dexie', doors: /\/node_modules\/dexie\// },
]

/**
 * Which file of the build every module goes into: few files, because few pack well and ask little, and none that brings
 * a screen what only another one needs.
 *
 * A module goes where it is needed: into the entrance, the one family of screens that needs it, or into what families
 * share. Files then only ever load files before them. Nothing is said of modules that are reached by a closed door: they
 * stay as the bundler divides them.
 *
 * @param families in order, those that open before others first.
 * @param closed modules behind which nothing is counted.
 */
export function planChunks(entry: string, links: ReadonlyMap<string, ModuleLinks>, families: readonly Family[], closed: RegExp): ReadonlyMap<string, string> {
  const start = reached([entry], links)
  const doors = new Set<string>()
  const needs = new Map<string, Set<string>>()
  const enter = (door: string): void => {
    if (doors.has(door) || closed.test(door))
      return
    doors.add(door)
    const family = families.find(({ doors }) => doors.test(door))?.name ?? nameOf(door)
    for (const id of reached([door], links)) {
      needs.set(id, (needs.get(id) ?? new Set()).add(family))
      links.get(id)?.lazy.forEach(enter)
    }
  }
  for (const id of start)
    links.get(id)?.lazy.forEach(enter)
  const place = (id: string, by: ReadonlySet<string>): string => {
    if (start.has(id))
      return LIBRARIES.find(({ doors }) => doors.test(id))?.name ?? START
    return families.find(({ name, before }) => before && by.has(name))?.name ?? (by.size === 1 ? [...by][0] : undefined) ?? SHARED
  }
  return new Map([...[...start].map(id => [id, new Set<string>()] as const), ...needs].map(([id, by]) => [id, place(id, by)]))
}

/** Everything that comes with these modules at once. */
function reached(from: readonly string[], links: ReadonlyMap<string, ModuleLinks>): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [...from]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (!found.has(id)) {
      found.add(id)
      waiting.push(...links.get(id)?.imports ?? [])
    }
  }
  return found
}

/** What a file is called after the module that opens it: `QrCode` for `…/QrCode.vue`. */
function nameOf(id: string): string {
  return id.replace(/[?#].*$/, '').replace(/^.*[/:]/, '').replace(/\.\w+$/, '')
}
