import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { adoptFile } from '../../src/publisher/adopt-command'
import { temporaryFolder } from '../fixtures/city-folder'
import { smallCity } from '../fixtures/small-city'

const WAYS = { as: undefined, plan: 'r2', toPlan: undefined, year: 'R2', source: 'report', out: undefined, overwrite: false, json: false }

async function sheet(text: string): Promise<string> {
  const file = join(await temporaryFolder(), '状況.csv')
  await writeFile(file, text)
  return file
}

test('adopting shows every cell and writes nothing; with a folder it fills blanks, and replaces only when told to', async () => {
  const data = await smallCity()
  const file = await sheet('番号,取組名,R3目標,R2評価\n1-1-1-1,相談窓口,相談 14件,Ｃ\n')
  const shown = await adoptFile(file, { ...WAYS, data })
  expect(shown.lines).toEqual(expect.arrayContaining([expect.stringContaining('targets［r2 / 1-1-1-1］2021：（空欄） → 「相談 14件」（状況.csv 2行'), expect.stringContaining('printed：「Ａ」 → 「C」')]))
  const out = join(await temporaryFolder(), '新')
  expect(await adoptFile(file, { ...WAYS, data, out })).toMatchObject({ code: 0, lines: expect.arrayContaining([expect.stringContaining('今ある値とちがう 2 欄は、そのままにしました')]) })
  expect(await readFile(join(out, 'targets.csv'), 'utf8')).toContain('相談 14件')
  expect(await readFile(join(out, 'grades.csv'), 'utf8')).toContain('Ａ')
  expect(await adoptFile(file, { ...WAYS, data, out })).toMatchObject({ code: 1, lines: [expect.stringContaining('空ではありません')] })
  const second = join(await temporaryFolder(), '新')
  await adoptFile(file, { ...WAYS, data, out: second, overwrite: true })
  expect(await readFile(join(second, 'grades.csv'), 'utf8')).toContain(',C,')
  expect(await readdir(data)).not.toContain('新')
})

test.each([
  ['no year', { year: undefined }, '年度（--year'],
  ['a year nobody knows', { year: 'H32' }, '年度「H32」を読めません'],
])('adopting with %s asks', async (_, ways, sentence) => {
  const result = await adoptFile(await sheet('番号,取組名,R3目標\n1-1-1-1,相談窓口,x\n'), { ...WAYS, data: await smallCity(), ...ways })
  expect(result).toEqual({ code: 2, lines: [expect.stringContaining(sentence)] })
})
