import type { ModuleLinks } from '../../src/publisher/chunk-plan'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planChunks } from '../../src/publisher/chunk-plan'

const FAMILIES = [
  { name: 'first', doors: /\/(?:Home|Item)\.vue$/, before: true as const },
  { name: 'second', doors: /\/(?:List|Map)\.vue$/ },
]

/** `imports > lazy` of each module. */
function plan(modules: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const links = new Map(Object.entries(modules).map(([id, line]): [string, ModuleLinks] => {
    const [imports = '', lazy = ''] = line.split('>').map(part => part.trim())
    return [id, { imports: imports.split(' ').filter(Boolean), lazy: lazy.split(' ').filter(Boolean) }]
  }))
  return Object.fromEntries(planChunks('/main.ts', links, FAMILIES, /\/Office\.vue$/))
}

describe('a module goes into', () => {
  test('the entrance, where the entrance needs it, whoever else does', () => {
    expect(plan({ '/main.ts': '/a.ts > /Home.vue', '/Home.vue': '/a.ts /b.ts' })).toEqual({ '/main.ts': 'start', '/a.ts': 'start', '/Home.vue': 'first', '/b.ts': 'first' })
  })

  test('the first family that needs it, so that what opens first never waits for what others share', () => {
    expect(plan({ '/main.ts': '> /Home.vue /List.vue', '/Home.vue': '/b.ts', '/List.vue': '/b.ts /c.ts' })).toMatchObject({ '/b.ts': 'first', '/c.ts': 'second' })
  })

  test('what families share, where the first is not among them', () => {
    expect(plan({ '/main.ts': '> /List.vue /Drawing.ts', '/List.vue': '/d.ts', '/Drawing.ts': '/d.ts' })).toMatchObject({ '/d.ts': 'shared', '/Drawing.ts': 'Drawing' })
  })

  test('a file of its own family where a screen opens it later', () => {
    expect(plan({ '/main.ts': '> /Home.vue', '/Home.vue': '> /ui/QrCode.vue', '/ui/QrCode.vue': '/q.ts' })).toMatchObject({ '/ui/QrCode.vue': 'QrCode', '/q.ts': 'QrCode' })
  })

  test('a library\'s file, which stays when the app changes', () => {
    expect(plan({ '/main.ts': '/x/node_modules/dexie/d.mjs /x/node_modules/@vue/v.js' })).toMatchObject({ '/x/node_modules/dexie/d.mjs': 'dexie', '/x/node_modules/@vue/v.js': 'vue' })
  })

  test('none, behind a closed door; what others need too is theirs', () => {
    expect(plan({ '/main.ts': '> /Office.vue /List.vue', '/Office.vue': '/e.ts /f.ts > /later.ts', '/List.vue': '/f.ts' })).toEqual({ '/main.ts': 'start', '/List.vue': 'second', '/f.ts': 'second' })
  })
})

test('files load each other in one direction only, whatever imports what', () => {
  const names = ['/a.ts', '/b.ts', '/Home.vue', '/Item.vue', '/List.vue', '/Map.vue', '/QrCode.vue', '/node_modules/dexie/d.js']
  const some = fc.uniqueArray(fc.constantFrom(...names))
  fc.assert(fc.property(fc.dictionary(fc.constantFrom('/main.ts', ...names), fc.record({ imports: some, lazy: some })), (modules) => {
    const links = new Map(Object.entries(modules).filter(([id]) => !id.includes('node_modules')))
    const places = planChunks('/main.ts', links, FAMILIES, /\/Office\.vue$/)
    // A file is whole before those that load it: none loads a later one.
    const order = ['dexie', 'start', 'first', 'shared']
    const rank = (name: string | undefined) => order.includes(name ?? '') ? order.indexOf(name ?? '') : order.length
    for (const [id, place] of places) {
      for (const next of links.get(id)?.imports ?? []) {
        const there = places.get(next)
        expect(there === place || rank(there) < rank(place)).toBe(true)
      }
    }
  }))
})
