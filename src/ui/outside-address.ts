/** Ways out of the app that a link may take. */
const WAYS = ['https:', 'mailto:', 'tel:']

/**
 * The address as a link may lead to it; undefined for every other, which is then shown as text.
 *
 * The one door from a text to a link out of the app: no script, no file, no address that the page's own completes.
 */
export function outsideAddress(text: string): string | undefined {
  const url = parsed(text)
  return url && WAYS.includes(url.protocol) ? url.href : undefined
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text)
  }
  catch (error) {
    if (error instanceof TypeError)
      return undefined
    throw error
  }
}
