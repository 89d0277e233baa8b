/** The state of a dictionary as its address holds it. */
export interface DictionarySearch {
  /** The entry that is open; `new` for one being made. */
  id?: string
  /** Where a new entry of a tree goes. */
  parent?: string
  trash?: boolean
}

/** Cleans the address of a dictionary: `search: dictionarySearch` in the page of a room. */
export const dictionarySearch = (raw: Record<string, unknown>): Record<string, unknown> => ({
  ...(raw.id === undefined ? {} : { id: String(raw.id) }),
  ...(raw.parent === undefined ? {} : { parent: String(raw.parent) }),
  ...(raw.trash === true || raw.trash === 1 ? { trash: true } : {}),
})
