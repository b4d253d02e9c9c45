/** Files of the app that were not stored with it. */
const USED_FILES = 'used-files'

/** How many of them are kept; the oldest go. */
const MOST = 80

/** A file of the app that is not stored from the beginning: from where it was put when it was first used, or from the host. */
export async function usedFile(request: Request): Promise<Response> {
  const kept = await caches.open(USED_FILES)
  const held = await kept.match(request.url)
  if (held)
    return held
  const answer = await fetch(request)
  if (answer.ok && /javascript|css|webp/.test(answer.headers.get('content-type') ?? '')) {
    await kept.put(request.url, answer.clone())
    const files = await kept.keys()
    await Promise.all(files.slice(0, Math.max(0, files.length - MOST)).map(file => kept.delete(file)))
  }
  return answer
}
