/**
 * The asset that a label of this house names by its address; null for any other code. Scheme and port may have changed
 * since it was printed; the label of another house names another asset.
 */
export function assetIdOf(code: string, publicUrl: string): string | null {
  if (!/^https?:\/\//i.test(code) || !URL.canParse(code)) return null
  const [url, house] = [new URL(code), new URL(publicUrl)]
  const folder = house.pathname.replace(/\/+$/, '')
  const match = /^\/assets\/(\d{1,18})\/?$/.exec(
    url.pathname.startsWith(folder) ? url.pathname.slice(folder.length) : '',
  )
  return url.hostname === house.hostname ? (match?.[1] ?? null) : null
}

/** Which of a thing's own handles counts when a code is one thing's serial and another's name. */
export const ownHandles = ['inventoryNumber', 'serial', 'uuid', 'number', 'name'] as const
/** The address on a label is the surest. */
export const handleOrder = ['address', ...ownHandles] as const
export type HandleSort = (typeof handleOrder)[number]
