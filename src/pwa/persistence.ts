/** Whether the browser promised to keep this origin's data; `unknown` where it cannot be asked (WebKitGTK). */
export type Persistence = 'kept' | 'maybe' | 'unknown'

/** Asks the browser to keep the data even when space runs short. */
export async function askPersistence(storage: Partial<StorageManager> | undefined = navigator.storage): Promise<Persistence> {
  if (!storage?.persist)
    return 'unknown'
  return await storage.persist() ? 'kept' : 'maybe'
}

/** Whether the promise was given before, without asking again. */
export async function readPersistence(storage: Partial<StorageManager> | undefined = navigator.storage): Promise<Persistence> {
  if (!storage?.persisted)
    return 'unknown'
  return await storage.persisted() ? 'kept' : 'maybe'
}
