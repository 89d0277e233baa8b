/** Upper case, letters and digits only: `00:1B-44` and `001b44` are one handle. */
export const normaliseHandle = (text: string): string =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, 200)

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

/** Which handle counts when a code is one thing's serial and another's name. */
export const handleOrder = ['address', 'inventoryNumber', 'serial', 'uuid', 'number', 'name'] as const
export type HandleSort = (typeof handleOrder)[number]
