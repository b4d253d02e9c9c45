import { readdirSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { ENGLISH } from '../../src/ui/text/en/english'
import { language, sentences } from '../../src/ui/text/language'
import { speak } from '../../src/ui/text/speak'

afterEach(() => speak('ja'))

/** Every table of sentences, under the module it stands in. */
const MODULES = readdirSync('src/ui/text').filter(file => file.endsWith('.ts') && !['language.ts', 'speak.ts'].includes(file)).map(file => file.replace(/\.ts$/, ''))
const tables = (await Promise.all(MODULES.map(async (file): Promise<object> => import(`../../src/ui/text/${file}.ts`)))).flatMap(module => Object.entries(module)) as [string, object][]

/** The places of a table, however deep: `notice.info`. */
function places(table: unknown, path = ''): string[] {
  if (typeof table !== 'object' || table === null)
    return [path]
  return Object.entries(table).flatMap(([place, within]) => places(within, path ? `${path}.${place}` : place))
}

describe('the screens', () => {
  test('speak Japanese, then English, then Japanese again', async () => {
    const HELLO = sentences('COMMON', { home: 'ホーム' })
    expect([HELLO.home, language.value]).toEqual(['ホーム', 'ja'])
    await speak('en')
    expect([HELLO.home, language.value]).toEqual(['Home', 'en'])
    await speak('ja')
    expect([HELLO.home, language.value]).toEqual(['ホーム', 'ja'])
  })

  test('end in the language asked for last', async () => {
    await Promise.all([speak('en'), speak('ja')])
    expect(language.value).toBe('ja')
  })

  test.each(tables)('have every sentence of %s in English', (name, japanese) => {
    const english: unknown = Reflect.get(ENGLISH, name)
    expect(places(english).sort()).toEqual(places(japanese).sort())
  })

  test('have no English sentence without a Japanese one', () => {
    expect(Object.keys(ENGLISH).sort()).toEqual(tables.map(([name]) => name).sort())
  })
})
