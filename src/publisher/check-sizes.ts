import process from 'node:process'
import { SIZE_BUDGETS, sizeFaults, weigh } from './size-budgets'

/** `npm run sizes`: holds the fresh build against {@link SIZE_BUDGETS}; ends with 1 and a line for every file that is too heavy. */
const [build = 'node_modules/.tmp/build'] = process.argv.slice(2)

const weights = weigh(build)
const faults = sizeFaults(weights)
for (const fault of faults)
  process.stderr.write(`${fault}\n`)
if (faults.length === 0)
  process.stdout.write(`${weights.filter(({ stored }) => stored).length} files stored by a first visit, ${weights.reduce((sum, { bytes, stored }) => sum + (stored ? bytes : 0), 0).toLocaleString('en')} B; ${SIZE_BUDGETS.length} budgets kept\n`)
process.exitCode = faults.length > 0 ? 1 : 0
