import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROJECT } from '../fixtures/city-folder'
import { houseFaults, seenImports } from './house'

/** Files put into a copy of the source; each would break the house in its own way. */
const PLANTED = {
  'domain/planted-value.ts': `import { readFloor } from '../storage/floor'\nexport const read = readFloor\n`,
  'domain/planted-type.ts': `import type { Ref } from 'vue'\nexport type Held = Ref<number>\n`,
  'domain/planted-inline-type.ts': `export type Held = import('../storage/floor-type').Held\n`,
  'domain/planted-lazy.ts': `export const later = () => import('../sync/judge-version')\n`,
  'domain/planted-circle-a.ts': `import { b } from './planted-circle-b'\nexport const a = () => b\n`,
  'domain/planted-circle-b.ts': `import { a } from './planted-circle-a'\nexport const b = () => a\n`,
  'feed/planted.ts': `export * from '../search/fold'\n`,
  'search/planted.ts': `import * as v from 'valibot'\nexport const text = v.string()\n`,
  'tables/planted.ts': `import { readFile } from 'node:fs/promises'\nexport const read = readFile\n`,
  'publisher/planted.ts': `import { LibraryDatabase } from '../storage/library-database'\nexport const Database = LibraryDatabase\n`,
  'storage/planted.ts': `import { ref } from 'vue'\nexport const held = ref(0)\n`,
  'sync/planted-node.ts': `import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n`,
  'sync/planted-bare-node.ts': `import { readFileSync } from 'fs'\nexport const read = readFileSync\n`,
  'sync/planted-dexie.ts': `import Dexie from 'dexie'\nexport const Database = Dexie\n`,
  'pwa/planted.ts': `import { roundHalfUp } from '../domain/achievement'\nexport const round = roundHalfUp\n`,
  'stores/planted.ts': `import Icon from '../ui/components/UiIcon.vue'\nexport const icon = Icon\n`,
  'ui/components/PlantedValue.vue': `<script setup lang="ts">\nimport { readFloor } from '../../storage/floor'\n</script>\n\n<template><p>{{ readFloor }}</p></template>\n`,
  'ui/components/PlantedType.vue': `<script setup lang="ts">\nimport type { Trust } from '../../feed/envelope'\n\ndefineProps<{ trust: Trust }>()\n</script>\n\n<template><p /></template>\n`,
  'ui/planted-app.ts': `import App from '../App.vue'\nexport const app = App\n`,
  'ui/planted-data.ts': `import plans from '../../data/plans.json'\nexport const held = plans\n`,
  'helpers.ts': `export const nothing = 0\n`,
  'utils/text.ts': `export const nothing = 0\n`,
}

let root = ''
let faults: Awaited<ReturnType<typeof houseFaults>>

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'house-'))
  await cp(join(PROJECT, 'src'), join(root, 'src'), { recursive: true })
  await symlink(join(PROJECT, 'node_modules'), join(root, 'node_modules'), 'dir')
  await cp(join(root, 'src/search'), join(root, 'src/utils'), { recursive: true, filter: source => !source.endsWith('.ts') })
  for (const [file, text] of Object.entries(PLANTED))
    await writeFile(join(root, 'src', file), text)
  faults = houseFaults(await seenImports(root))
})

afterAll(() => rm(root, { recursive: true, force: true }))

describe('the inspection reports', () => {
  test.each([
    ['domain that reaches into storage', 'src/domain/planted-value.ts → ../storage/floor'],
    ['domain that borrows a type from Vue', 'src/domain/planted-type.ts → vue'],
    ['domain that names a type of storage in passing', 'src/domain/planted-inline-type.ts → ../storage/floor-type'],
    ['domain that loads a part of sync later', 'src/domain/planted-lazy.ts → ../sync/judge-version'],
    ['feed that hands search on', 'src/feed/planted.ts → ../search/fold'],
    ['search that takes a package', 'src/search/planted.ts → valibot'],
    ['tables that read files', 'src/tables/planted.ts → node:fs/promises'],
    ['the publisher that knows the browser’s store', 'src/publisher/planted.ts → ../storage/library-database'],
    ['storage that knows Vue', 'src/storage/planted.ts → vue'],
    ['sync that reads files', 'src/sync/planted-node.ts → node:fs'],
    ['sync that reads files under the old name of the module', 'src/sync/planted-bare-node.ts → fs'],
    ['sync that goes round storage to Dexie', 'src/sync/planted-dexie.ts → dexie'],
    ['pwa that knows the plan', 'src/pwa/planted.ts → ../domain/achievement'],
    ['a store that draws', 'src/stores/planted.ts → ../ui/components/UiIcon.vue'],
    ['a component that reaches into storage', 'src/ui/components/PlantedValue.vue → ../../storage/floor'],
    ['a component that borrows a type from feed', 'src/ui/components/PlantedType.vue → ../../feed/envelope'],
    ['a room that imports the entrance', 'src/ui/planted-app.ts → ../App.vue'],
    ['code that imports from outside the source', 'src/ui/planted-data.ts → ../../data/plans.json'],
  ])('%s', (_, line) => {
    expect(faults.forbidden).toContain(line)
  })

  test('both files of a circle', () => {
    expect(faults.circular.filter(line => line.includes('planted'))).toEqual([
      'src/domain/planted-circle-a.ts → ./planted-circle-b',
      'src/domain/planted-circle-b.ts → ./planted-circle-a',
    ])
  })

  test('files that stand in no room', () => {
    expect(faults.stray).toEqual(['src/helpers.ts', 'src/utils/text.ts'])
  })

  test('nothing but what was planted', () => {
    expect(faults.forbidden.filter(line => !/planted/i.test(line.split(' → ')[0] ?? ''))).toEqual([])
    expect(faults.forbidden).toHaveLength(18)
  })
})
