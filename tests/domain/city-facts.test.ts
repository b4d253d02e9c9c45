import { describe, expect, test } from 'vitest'
import { mainContact } from '../../src/domain/city-facts'
import { contact } from '../fixtures/content'

describe('the number to call when a service’s own is not known', () => {
  test('is that of the first main contact', () => {
    const [other, main, second] = [contact('other', { main: false }), contact('main'), contact('second')]
    expect(mainContact([other, main, second])).toBe(main)
  })

  test('is not that of a main contact without a number', () => {
    const [silent, main] = [contact('silent', { phone: '' }), contact('main')]
    expect(mainContact([silent, main])).toBe(main)
  })

  test('is not there where no contact is the main one, or none has a number', () => {
    expect(mainContact([contact('other', { main: false })])).toBeUndefined()
    expect(mainContact([contact('silent', { phone: '' })])).toBeUndefined()
    expect(mainContact([])).toBeUndefined()
  })
})
