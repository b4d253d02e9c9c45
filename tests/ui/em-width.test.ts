import { expect, test } from 'vitest'
import { nameSize } from '../../src/ui/install/install-pictures'
import { emWidth } from '../../src/ui/parts/em-width'

test('a Japanese letter counts one, a Latin one less', () => {
  expect(emWidth('特大')).toBe(2)
  expect(emWidth('Large')).toBeCloseTo(3)
})

test('the name below a drawn icon is as large as it may be and no wider than the drawing', () => {
  expect(nameSize('谷 福祉')).toBe(22)
  for (const name of ['とても長い名前のついている市の地域福祉計画', 'The Regional Welfare Plan of a City'])
    expect(nameSize(name) * emWidth(name)).toBeLessThanOrEqual(300)
})
