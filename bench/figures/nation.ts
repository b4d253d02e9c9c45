import type { Figure } from '../statistics'
import { brotliCompressSync } from 'node:zlib'
import { encodeCityList } from '../../src/feed/city-list'
import { signedEnvelope, testKey } from '../../tests/fixtures/feed'
import { listOf, madeUpCities } from '../../tests/fixtures/nation'
import { figure } from '../statistics'

/** Every municipality of the country, by made-up names. */
const CITIES = 1741

/** Bytes a list of them may have on the wire. */
const WIRE_BUDGET = 60_000

/** The list of cities on the wire ÷ its budget. What ten years of all of them come to stands in docs/performance/nation.md. */
export async function nationFigures(): Promise<readonly Figure[]> {
  const { list } = await listOf(madeUpCities(CITIES))
  const bytes = brotliCompressSync(signedEnvelope(encodeCityList(list), await testKey())).byteLength
  return [figure('cities.json ÷ 60 kB', [bytes / WIRE_BUDGET], 1, `${bytes.toLocaleString('en')} bytes packed, made-up names`, CITIES)]
}
