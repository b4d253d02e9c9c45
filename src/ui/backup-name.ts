/**
 * The name of a backup file: what it is and its day, without a letter that any system forbids.
 *
 * @param created ISO instant
 * @param part counted from one
 */
export function backupName(title: string, created: string, part: number, parts: number): string {
  const day = created.slice(0, 10)
  return parts > 1 ? `${title}-${day}-${part}.json` : `${title}-${day}.json`
}
