import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

interface Package {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly scripts?: Readonly<Record<string, string>>
  readonly workspaces?: unknown
}

const PEERS = 'bench/peers'

function packageIn(folder: string): Package {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}

/** Names of packages a package asks for, for whatever purpose. */
function namedBy({ dependencies = {}, devDependencies = {} }: Package): readonly string[] {
  return [...Object.keys(dependencies), ...Object.keys(devDependencies)]
}

/** Programs under a folder; packages are not looked into. */
function programsIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name !== 'node_modules').flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? programsIn(path) : /\.(?:ts|js|vue)$/.test(path) ? [path] : []
  })
}

/** Every module these programs name after `from` or in `import()`. */
const named = ['src', 'bench', 'tests'].flatMap(programsIn)
  .flatMap(file => [...readFileSync(file, 'utf8').matchAll(/(?:from |import\()'([^']+)'/g)].map(([, module = '']) => ({ file, module })))

describe('the bench', () => {
  test('is needed by nothing that is built', () => {
    expect(named.filter(({ file, module }) => file.startsWith('src/') && /(?:^|\/)bench\//.test(module))).toEqual([])
  })

  test('has one command, and a file for every topic of its table', () => {
    expect(packageIn('.').scripts?.bench).toBe('tsx bench/run.ts')
    const topics = [...readFileSync('bench/topics.ts', 'utf8').matchAll(/import\('\.\/figures\/([\w-]+)'\)/g)].map(([, name]) => `${name}.ts`)
    expect(readdirSync('bench/figures').filter(name => topics.includes(name)).sort()).toEqual([...new Set(topics)].sort())
  })
})

describe('other systems measured beside ours', () => {
  const theirs = namedBy(packageIn(PEERS))

  test('are packages of a folder of their own, which npm ci leaves alone', () => {
    const ours = packageIn('.')
    expect(theirs).not.toEqual([])
    expect(theirs.filter(name => namedBy(ours).includes(name))).toEqual([])
    expect(ours.workspaces).toBeUndefined()
  })

  test('are pinned exactly', () => {
    expect(Object.values(packageIn(PEERS).dependencies ?? {}).filter(version => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  test('are imported there and nowhere else', () => {
    const asking = named.filter(({ module }) => theirs.some(name => module === name || module.startsWith(`${name}/`)))
    expect(asking.length).toBeGreaterThan(0)
    expect(asking.filter(({ file }) => !file.startsWith(PEERS))).toEqual([])
  })
})
