import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { deployKit } from './deploy-kit'

/** Writes the hosting kit: `npm run deploy-kit`, or for a sub-path `BASE_PATH=/fukushi/ npm run deploy-kit -- FOLDER`. */
const folder = process.argv[2] ?? 'deploy'
const base = process.env.BASE_PATH ?? '/'

if (!/^\/(?:[\w-]+\/)*$/.test(base)) {
  console.error(`BASE_PATH は / で始まり / で終わる英数字の道にしてください（いま「${base}」）`)
  process.exit(2)
}

await mkdir(folder, { recursive: true })
for (const [name, text] of Object.entries(deployKit(base)))
  await writeFile(join(folder, name), text)
console.log(`${folder} に ${Object.keys(deployKit(base)).join('、')} を書きました`)
