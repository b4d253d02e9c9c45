import { describe, expect, test } from 'vitest'
import { saveFolderOf } from '../../src/pwa/save-folder'

/** A failure as the File System Access API names it. */
const failure = (name: string) => new DOMException(name, name)

/** A folder handle in memory, as far as it is used here; a named failure may meet whoever closes a file. */
function folderHandle(files: Map<string, Uint8Array<ArrayBuffer>>, closing?: string, at = ''): FileSystemDirectoryHandle {
  const handle = {
    name: 'サイト',
    getDirectoryHandle: (name: string, { create }: { create: boolean }) => {
      const path = `${at}${name}/`
      if (!create && ![...files.keys()].some(file => file.startsWith(path)))
        return Promise.reject(failure('NotFoundError'))
      return Promise.resolve(folderHandle(files, closing, path))
    },
    getFileHandle: (name: string, { create }: { create: boolean }) => {
      const path = `${at}${name}`
      if (!create && !files.has(path))
        return Promise.reject(failure('NotFoundError'))
      let swap = new Uint8Array()
      return Promise.resolve({
        getFile: () => Promise.resolve(new Blob([files.get(path) ?? new Uint8Array()])),
        createWritable: () => Promise.resolve({
          write: (bytes: Uint8Array<ArrayBuffer>) => {
            swap = bytes
            return Promise.resolve()
          },
          close: () => {
            if (closing)
              return Promise.reject(failure(closing))
            files.set(path, swap)
            return Promise.resolve()
          },
        }),
      })
    },
  }
  return handle as unknown as FileSystemDirectoryHandle
}

const bytes = new Uint8Array([1, 2, 3])

describe('a folder someone chose', () => {
  test('takes files in folders of its own, and gives them back', async () => {
    const files = new Map<string, Uint8Array<ArrayBuffer>>()
    const folder = saveFolderOf(folderHandle(files))
    expect(folder.name).toBe('サイト')
    expect(await folder.read('feed/manifest.json')).toBeUndefined()
    expect(await folder.write('feed/manifest.json', bytes)).toBe(true)
    expect(await folder.read('feed/manifest.json')).toEqual(bytes)
    expect([...files.keys()]).toEqual(['feed/manifest.json'])
  })

  test.each(['QuotaExceededError', 'NotAllowedError', 'NoModificationAllowedError'])('E14: that ends in %s keeps what lay there, and says no', async (closing) => {
    const files = new Map([['feed/manifest.json', bytes]])
    expect(await saveFolderOf(folderHandle(files, closing)).write('feed/manifest.json', new Uint8Array([9]))).toBe(false)
    expect(files.get('feed/manifest.json')).toEqual(bytes)
  })

  test('lets a failure rise that nobody expects', async () => {
    await expect(saveFolderOf(folderHandle(new Map(), 'DataCloneError')).write('a', bytes)).rejects.toThrow('DataCloneError')
  })
})
