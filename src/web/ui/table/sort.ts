/** Sort order as the API writes it: `-updatedAt,name`, first key first, `-` for descending. */
export interface SortKey {
  key: string
  descending: boolean
}

export const parseSort = (sort: string): SortKey[] =>
  sort
    .split(',')
    .filter((part) => part !== '' && part !== '-')
    .map((part) => (part.startsWith('-') ? { key: part.slice(1), descending: true } : { key: part, descending: false }))

export const writeSort = (keys: SortKey[]): string =>
  keys.map(({ key, descending }) => (descending ? `-${key}` : key)).join(',')

/**
 * The order after a press on a column head: ascending, then descending, then ascending again.
 * `add` (Shift held) keeps the other keys, and a third press drops the key.
 *
 * @example toggleSort('name', 'name', false) // '-name'
 */
export function toggleSort(sort: string, key: string, add: boolean): string {
  const keys = parseSort(sort)
  const current = keys.find((entry) => entry.key === key)
  if (!add) return writeSort([{ key, descending: current ? !current.descending : false }])
  if (!current) return writeSort([...keys, { key, descending: false }])
  if (!current.descending)
    return writeSort(keys.map((entry) => (entry.key === key ? { key, descending: true } : entry)))
  return writeSort(keys.filter((entry) => entry.key !== key))
}
