import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { callRoute } from '../../src/ui/routes'
import { outsideAddress } from '../../src/ui/outside-address'
import { HOSTILE_TEXTS } from '../fixtures/hostile-texts'

test.each(['https://www.city.kamakura.kanagawa.jp/', 'mailto:fukushi@example.jp', 'tel:0467233000'])('%s may be led to', (address) => {
  expect(outsideAddress(address)).toBe(address)
})

test.each(['javascript:alert(1)', ' javascript:alert(1)', 'JAVASCRIPT:alert(1)', 'java\tscript:alert(1)', 'data:text/html,x', 'blob:https://a.example/1', 'vbscript:x', 'http://a.example/', 'file:///etc/passwd', '//a.example/', '/plans', 'x', ''])('%j is shown as text', (address) => {
  expect(outsideAddress(address)).toBeUndefined()
})

test('whatever the text, a link leads by https, mail or telephone, or nowhere', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.constantFrom(...HOSTILE_TEXTS)), (text) => {
    expect(outsideAddress(text) ?? 'tel:').toMatch(/^(?:https|mailto|tel):/)
  }))
})

test('every link of the app that is not a screen goes through that door, or dials a number of the feed', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.vue'))
  const bound = files.flatMap(file => [...readFileSync(join('src', file), 'utf8').matchAll(/:(?:href|src|action|srcdoc|xlink:href)="([^"]*)"/g)].map(([, value = '']) => `${file}: ${value}`))
  const dialled = /: callRoute\([\w.]+\)$/
  expect(bound.filter(line => !dialled.test(line)).sort()).toEqual([
    'ui/components/HelpPictures.vue: HELP_PICTURE_FILES[name]',
    'ui/install/HomePicture.vue: icon',
    'ui/parts/AppAccordion.vue: `#${id}`',
    'ui/parts/AppLink.vue: outside',
    'ui/parts/showcase/ShowcaseButtons.vue: OUTSIDE',
  ])
})

test('a number is dialled as digits', () => {
  expect(callRoute('0467-23-3000')).toBe('tel:0467233000')
})
