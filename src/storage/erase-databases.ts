import Dexie from 'dexie'
import { storageFailure } from './storage-failure'

/** How long a database may refuse to go, in milliseconds: a page that does not let go of it could hold it for ever. */
export const ERASING_PATIENCE = 5_000

/**
 * Removes every database of this origin, whoever made it; what a page holds on to for {@link ERASING_PATIENCE} is left.
 *
 * The list is read until nothing new stands on it: a page on its way out may open one once more.
 */
export async function eraseDatabases(): Promise<void> {
  const tried = new Set<string>()
  for (let names = await databasesLeft(); names.length > 0; names = (await databasesLeft()).filter(name => !tried.has(name))) {
    names.forEach(name => tried.add(name))
    await Promise.all(names.map(eraseDatabase))
  }
}

/** Names of the databases this origin has; none where the browser offers no databases. */
export async function databasesLeft(): Promise<readonly string[]> {
  try {
    return await Dexie.getDatabaseNames()
  }
  catch (error) {
    if (error instanceof Dexie.DexieError || error instanceof DOMException)
      return []
    throw error
  }
}

/** Resolves when it is gone, when it cannot go, and when patience ends: what is left is for {@link databasesLeft} to say. */
async function eraseDatabase(name: string): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ERASING_PATIENCE)
  })
  try {
    await Promise.race([Dexie.delete(name), patience])
  }
  catch (error) {
    storageFailure(error) // throws on what is no failure of the store
  }
  finally {
    clearTimeout(timer)
  }
}
