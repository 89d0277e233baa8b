/** A record as `GET /api/v1/search` names it. */
export interface Found {
  kind: string
  id: string
  title: string
  subtitle?: string
}

/** First part of the address of a kind's records; kinds without a page are not offered. */
const folders: Record<string, string> = { ticket: '/tickets', asset: '/assets', software: '/software', user: '/users' }

/** The address of the page of a record, null when it has none. */
export const pageOf = (found: Found): string | null => {
  const folder = folders[found.kind]
  return folder === undefined ? null : `${folder}/${found.id}`
}
