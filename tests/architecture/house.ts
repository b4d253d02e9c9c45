import type { ICruiseResult, IDependency } from 'dependency-cruiser'
import { cruise } from 'dependency-cruiser'

/** What a room may import beside its own files. */
interface Room {
  readonly rooms: readonly string[]
  /** Packages by name; `node` stands for everything that comes with Node. */
  readonly packages: readonly string[]
}

/**
 * Who may import whom. A room or package that is not named may not be imported, not even for its types.
 *
 * @see docs/decisions/0001-rooms.md
 */
export const HOUSE: Readonly<Record<string, Room>> = {
  domain: { rooms: [], packages: [] },
  feed: { rooms: ['domain'], packages: ['valibot'] },
  search: { rooms: ['domain'], packages: [] },
  'open-data': { rooms: ['domain'], packages: [] },
  tables: { rooms: ['domain', 'feed'], packages: ['hucre', 'valibot'] },
  press: { rooms: ['domain', 'feed', 'open-data', 'tables'], packages: ['valibot', '@noble/curves'] },
  publisher: { rooms: ['domain', 'feed', 'open-data', 'tables', 'press'], packages: ['node', 'kuromoji', 'valibot', 'sirv'] },
  storage: { rooms: ['domain', 'feed'], packages: ['dexie'] },
  sync: { rooms: ['domain', 'feed', 'storage'], packages: [] },
  worker: { rooms: [], packages: ['workbox-core', 'workbox-precaching', 'workbox-routing'] },
  pwa: { rooms: ['worker'], packages: ['workbox-window'] },
  stores: { rooms: ['domain', 'search', 'open-data', 'tables', 'press', 'storage', 'sync', 'pwa', 'worker'], packages: ['vue', 'pinia'] },
  ui: { rooms: ['domain', 'stores'], packages: ['vue', 'vue-router', 'pinia', 'chart.js', 'uqr', '@digital-go-jp/design-tokens'] },
}

/** Files that put the house together: they stand in no room and may import from any. */
const ENTRANCES = ['src/main.ts', 'src/search-worker.ts', 'src/App.vue', 'src/env.d.ts', 'src/prerender.ts']

/** What is wrong with the imports under `src/`; each a line such as `src/domain/plan.ts → ../storage/floor`. */
export interface HouseFaults {
  /** Imports that do not point down the house. */
  readonly forbidden: readonly string[]
  /** Imports from which a way leads back. */
  readonly circular: readonly string[]
  /** Files that stand in no room. */
  readonly stray: readonly string[]
}

/** Every file under `src/` with the modules it imports, as written. */
export type SeenImports = ReadonlyMap<string, readonly IDependency[]>

/** Reads every import under `root`/src: static, dynamic, re-exported, for types only, in `.ts` and in `.vue`. */
export async function seenImports(root: string): Promise<SeenImports> {
  const { output } = await cruise(['src'], { baseDir: root, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } })
  return new Map(resultOf(output).modules
    .filter(module => module.source.startsWith('src/'))
    .map(module => [module.source, module.dependencies]))
}

/** Holds the imports against {@link HOUSE}. */
export function houseFaults(seen: SeenImports): HouseFaults {
  const imports = [...seen].flatMap(([file, dependencies]) => dependencies.map(to => ({ file, to })))
  return {
    forbidden: told(imports.filter(({ file, to }) => !ENTRANCES.includes(file) && !mayImport(file, to))),
    circular: told(imports.filter(({ to }) => to.circular)),
    stray: [...seen.keys()].filter(file => !ENTRANCES.includes(file) && !HOUSE[roomOf(file) ?? '']),
  }
}

function mayImport(file: string, to: IDependency): boolean {
  const room = roomOf(file) ?? ''
  const target = roomOf(to.resolved)
  if (target !== undefined)
    return target === room || (HOUSE[room]?.rooms.includes(target) ?? false)
  return HOUSE[room]?.packages.includes(packageOf(to)) ?? false
}

function roomOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1]
}

function packageOf(to: IDependency): string {
  return to.coreModule ? 'node' : /^(?:@[^/]+\/)?[^/]+/.exec(to.module)?.[0] ?? to.module
}

function told(imports: readonly { readonly file: string, readonly to: IDependency }[]): readonly string[] {
  return [...new Set(imports.map(({ file, to }) => `${file} → ${to.protocol ?? ''}${to.module}`))].sort()
}

function resultOf(output: ICruiseResult | string): ICruiseResult {
  if (typeof output === 'string')
    throw new TypeError('dependency-cruiser gave text instead of its findings')
  return output
}
