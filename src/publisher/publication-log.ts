import type { PublicationRecord } from '../press/publication-record'
import { appendFile, stat } from 'node:fs/promises'
import { publicationRecord } from '../press/publication-record'

/** Where the log of publications lies unless the command line says otherwise: beside the project, outside of every feed. */
export const LOG_FILE = 'publication-log.csv'

/** Adds one line to the log, with the headings where it is the first. */
export async function logPublication(file: string, record: PublicationRecord): Promise<void> {
  const { heading, line } = publicationRecord(record)
  const begun = await stat(file).then(({ size }) => size > 0, (error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return false
    throw error
  })
  await appendFile(file, begun ? line : heading + line)
}
