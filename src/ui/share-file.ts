import { saveFile } from './save-file'

/** Hands a file to another app or device where the browser can, and else saves it; `cancelled` where the reader thought better of it. */
export async function shareFile(name: string, content: Blob): Promise<'shared' | 'saved' | 'cancelled'> {
  const file = new File([content], name, { type: content.type })
  if (typeof navigator.share === 'function' && navigator.canShare?.({ files: [file] })) {
    try {
      await navigator.share({ files: [file] })
      return 'shared'
    }
    catch (error) {
      if (!(error instanceof DOMException))
        throw error
      if (error.name === 'AbortError')
        return 'cancelled'
    }
  }
  saveFile(name, content.type, content)
  return 'saved'
}
