import { fileTypeFromBuffer } from 'file-type'

/** Bytes of the beginning that tell the type; archives of office formats need more than the usual 4 kB. */
export const headBytes = 65_536

export const unknownType = 'application/octet-stream'

/** Of documents that are an address elsewhere. */
export const linkType = 'text/uri-list'

/** Types that a browser may show in place without being able to run anything from them. */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'application/pdf'])

export const isShownInPlace = (mime: string): boolean => shown.has(mime)

/**
 * The type of a content by its first bytes; the name is never believed. Whatever a browser could read as markup or
 * script (text, HTML, XML, SVG) has no type of its own: it is only ever downloaded.
 */
export async function typeOfContent(head: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  const mime = (found?.mime ?? unknownType).replace(/;.*/, '').trim().toLowerCase()
  return /^text\/|xml|html|svg|script/.test(mime) && !mime.includes('officedocument') ? unknownType : mime
}
