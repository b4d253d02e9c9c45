import { expect, test } from 'vitest'
import { paletteOf } from '../../src/ui/theme'

test.each([
  ['auto', false, false, 'light'],
  ['auto', true, false, 'dark'],
  ['auto', false, true, 'contrast-light'],
  ['auto', true, true, 'contrast'],
  ['light', true, true, 'light'],
  ['dark', false, true, 'dark'],
  ['contrast', false, false, 'contrast'],
] as const)('chosen %s on a device that is dark: %s and asks for contrast: %s, the screen is %s', (chosen, dark, contrast, palette) => {
  expect(paletteOf(chosen, { dark, contrast })).toBe(palette)
})
