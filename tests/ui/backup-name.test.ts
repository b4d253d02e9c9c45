import { expect, test } from 'vitest'
import { backupName } from '../../src/ui/backup-name'

test('a backup is named after what it is and its day; parts are numbered', () => {
  expect(backupName('メモの控え', '2026-12-24T09:00:00.000Z', 1, 1)).toBe('メモの控え-2026-12-24.json')
  expect(backupName('メモの控え', '2026-12-24T09:00:00.000Z', 2, 3)).toBe('メモの控え-2026-12-24-2.json')
})
