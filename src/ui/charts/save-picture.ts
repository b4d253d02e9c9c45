import type { Drawing } from './picture'

/** What a drawn element looks like, beside its own attributes. */
const PAINTS = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'paint-order', 'font-size', 'font-weight', 'font-family', 'text-anchor', 'letter-spacing'] as const

/** A drawing of the page as SVG that stands by itself: what CSS says is written into each element. */
export function standaloneDrawing(shown: SVGSVGElement): Drawing {
  const copy = document.importNode(shown, true)
  const [originals, copies] = [shown, copy].map(root => [...root.querySelectorAll('*')])
  for (const [index, original] of (originals ?? []).entries()) {
    const style = getComputedStyle(original)
    const target = copies?.[index]
    if (!target)
      continue
    for (const name of PAINTS)
      target.setAttribute(name, style.getPropertyValue(name))
    for (const { name } of [...target.attributes].filter(({ name: each }) => each === 'class' || each.startsWith('data-')))
      target.removeAttribute(name)
  }
  const writer = new XMLSerializer()
  const { width, height } = shown.viewBox.baseVal
  return { width, height, body: [...copy.childNodes].filter(node => node.nodeType === Node.ELEMENT_NODE).map(node => writer.serializeToString(node)).join('') }
}

/** A standing SVG as PNG, two pixels to one CSS pixel; nothing where the device cannot make one. */
export async function toPng({ body, width, height }: Drawing): Promise<Blob | undefined> {
  const image = new Image(width, height)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(body)}`
  const readable = await image.decode().then(() => true, (error: unknown) => {
    if (error instanceof DOMException)
      return false
    throw error
  })
  const canvas = document.createElement('canvas')
  canvas.width = 2 * width
  canvas.height = 2 * height
  const context = canvas.getContext('2d')
  if (!readable || !context)
    return undefined
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png')) ?? undefined
}
