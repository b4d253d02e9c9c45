import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const DOCS = ['README.md', ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.md')).map(name => join('docs', name))]

/** Files and folders of the repository a document names between backticks; patterns and what is generated are not checked. */
function namedFiles(text: string): readonly string[] {
  return [...text.matchAll(/`((?:src|tests|docs|deploy|data|public|\.ci)\/[\w@./-]+)`/g)]
    .map(([, file = '']) => file)
    .filter(file => !/[*<…]/.test(file) && !file.startsWith('public/feed'))
}

/** Other documents it links to. */
function linkedFiles(text: string, from: string): readonly string[] {
  return [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, file = '']) => join(dirname(from), file))
}

test.each(DOCS)('what %s names is there', (doc) => {
  const text = readFileSync(doc, 'utf8')
  const missing = [...namedFiles(text), ...linkedFiles(text, doc)].filter(file => !existsSync(file))
  expect(missing).toEqual([])
})
