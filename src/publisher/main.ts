import process from 'node:process'
import { parseArgs } from 'node:util'
import { CityFolderError } from './city-folder'
import { COMMANDS } from './commands'
import { KeyFileError } from './signing-key'
import { TrustFileError } from './trust-file'

const USAGE = ['使い方', ...Object.values(COMMANDS).flatMap(({ usage }) => usage.map(line => `  ${line}`))].join('\n')

/** The options of all commands: with them the name of the command is found wherever it stands on the line. */
const OPTIONS = Object.fromEntries(Object.values(COMMANDS).flatMap(({ options }) => Object.entries(options)))

const args = process.argv.slice(2)

async function run(): Promise<number> {
  const [name = ''] = parseArgs({ args, allowPositionals: true, options: OPTIONS }).positionals
  const code = Object.hasOwn(COMMANDS, name) ? await COMMANDS[name]?.run(args) : undefined
  if (code === undefined)
    console.error(USAGE)
  return code ?? 2
}

try {
  process.exitCode = await run()
}
catch (error) {
  if (error instanceof TypeError && 'code' in error && typeof error.code === 'string' && error.code.startsWith('ERR_PARSE_ARGS')) {
    console.error(`${error.message.split('.')[0]}\n${USAGE}`)
    process.exitCode = 2
  }
  else if (error instanceof KeyFileError || error instanceof TrustFileError || error instanceof CityFolderError) {
    console.error(error.message)
    process.exitCode = 1
  }
  else {
    throw error
  }
}
