import type { ParseArgsConfig } from 'node:util'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { cityFolder } from './city-folder'
import { keyFolderOf } from './city-of-path'
import { DEVELOPMENT_KEY } from './signing-key'

/** The exit code of a command, and what to print: to the error channel unless it is 0. */
export interface CommandResult {
  readonly code: 0 | 1 | 2
  readonly lines: readonly string[]
}

/** Options as Node's `parseArgs` describes them. */
type Options = NonNullable<ParseArgsConfig['options']>

/** What stands on the command line behind the command's name. */
type Given<O extends Options> = ReturnType<typeof parseArgs<{ options: typeof SHARED_OPTIONS & O, allowPositionals: true }>>['values']

/** One command of `npm run feed`. */
export interface Command {
  /** How it is called and what it does, line by line, as the list of commands shows it. */
  readonly usage: readonly string[]
  readonly options: Options
  /** Runs it and prints what came of it; the exit code, or undefined where its arguments do not suffice and the usage shall be shown. */
  readonly run: (args: readonly string[]) => Promise<number | undefined>
}

/** Options every command takes, whether it needs them or not. */
export const SHARED_OPTIONS = {
  'data': { type: 'string' },
  'out': { type: 'string' },
  'environment': { type: 'string', default: process.env.FEED_ENVIRONMENT ?? 'dev' },
  'key': { type: 'string', default: process.env.FEED_KEY ?? DEVELOPMENT_KEY },
  'trust': { type: 'string' },
  'passphrase-env': { type: 'string', default: 'FEED_KEY_PASSPHRASE' },
  'note': { type: 'string' },
  'created': { type: 'string' },
  'json': { type: 'boolean', default: false },
} as const satisfies Options

/** A command with options of its own beside {@link SHARED_OPTIONS}; `files` is what stands on the line without a `--name`. */
export function command<const O extends Options>(own: {
  readonly usage: readonly string[]
  readonly options: O
  readonly run: (values: Given<O>, files: readonly string[]) => Promise<number | undefined>
}): Command {
  const options: typeof SHARED_OPTIONS & O = Object.assign({}, SHARED_OPTIONS, own.options)
  return {
    usage: own.usage,
    options,
    run(args) {
      const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options })
      return own.run(values, positionals.slice(1))
    },
  }
}

/** Where the feed lies unless the line says otherwise. */
export const FEED_FOLDER = 'public/feed'

/** The keys to verify by: the file named, or the city's own. */
export function trustFile(values: { readonly trust?: string | undefined, readonly data?: string | undefined }): string {
  return values.trust ?? join(keyFolderOf(values.data ?? cityFolder()), 'trust.json')
}

/** The passphrase of sealed keys, from the environment: on a command line it would be read by others. */
export function passphrase(values: { readonly 'passphrase-env': string }): string | undefined {
  return process.env[values['passphrase-env']]
}

/** Prints one line of what a command has to say. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Prints what a command came to. */
export function close({ code, lines }: CommandResult): number {
  for (const line of lines)
    (code === 0 ? process.stdout : process.stderr).write(`${line}\n`)
  return code
}

/** Prints why a command failed. */
export function fail(lines: readonly string[]): number {
  return close({ code: 1, lines })
}
