/** What fetched code brings; nothing where it cannot be fetched, because there is no network and the device does not have it. */
export async function ifLoaded<Module>(fetched: Promise<Module>): Promise<Module | undefined> {
  try {
    return await fetched
  }
  catch (error) {
    // What `import()` says in every browser when a file does not come.
    if (error instanceof TypeError)
      return undefined
    throw error
  }
}
