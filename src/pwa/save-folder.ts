/** A folder on this computer that someone chose to write into. */
export interface SaveFolder {
  /** What the computer calls it. */
  readonly name: string
  /** The bytes of a file; undefined where there is none. */
  readonly read: (path: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Writes a whole file, folders on its way included; false where the disk is full or the permission was taken back. */
  readonly write: (path: string, bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>
}

/** Not in TypeScript's DOM: only Chromium has it, on computers. */
interface FolderPicker {
  readonly showDirectoryPicker: (options: { readonly id: string, readonly mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>
}

function hasPicker(host: object): host is FolderPicker {
  return 'showDirectoryPicker' in host && typeof host.showDirectoryPicker === 'function'
}

/** Whether this browser can write into a folder. */
export function canSaveFolder(): boolean {
  return hasPicker(window)
}

/** Asks for a folder; undefined where none was chosen, or where this browser cannot. To be called from a button. */
export async function chooseSaveFolder(): Promise<SaveFolder | undefined> {
  if (!hasPicker(window))
    return undefined
  const root = await window.showDirectoryPicker({ id: 'publish', mode: 'readwrite' }).catch(unlessNamed('AbortError', 'NotAllowedError', 'SecurityError'))
  return root && saveFolderOf(root)
}

/** The folder behind a handle of the File System Access API. */
export function saveFolderOf(root: FileSystemDirectoryHandle): SaveFolder {
  return {
    name: root.name,
    async read(path) {
      const file = await fileAt(root, path, false).catch(unlessNamed('NotFoundError', 'TypeMismatchError'))
      const bytes = await file?.getFile().then(found => found.arrayBuffer())
      return bytes && new Uint8Array(bytes)
    },
    async write(path, bytes) {
      try {
        const file = await fileAt(root, path, true)
        // A swap file until it is closed: what lay there stays whole whatever happens before.
        const stream = await file.createWritable()
        await stream.write(bytes)
        await stream.close()
        return true
      }
      catch (error) {
        return unlessNamed('QuotaExceededError', 'NotAllowedError', 'NoModificationAllowedError', 'NotFoundError', 'InvalidStateError', 'TypeMismatchError', 'AbortError')(error) ?? false
      }
    },
  }
}

async function fileAt(root: FileSystemDirectoryHandle, path: string, create: boolean): Promise<FileSystemFileHandle> {
  const parts = path.split('/')
  let folder = root
  for (const part of parts.slice(0, -1))
    folder = await folder.getDirectoryHandle(part, { create })
  return folder.getFileHandle(parts.at(-1) ?? '', { create })
}

/** Passes over the failures named; any other rises. */
function unlessNamed(...names: readonly string[]): (error: unknown) => undefined {
  return (error) => {
    if (!(error instanceof DOMException) || !names.includes(error.name))
      throw error
  }
}
