export interface ExplainSearch {
  user?: string
  permission?: string
  /** Kind of the record asked about: `ticket`. */
  kind?: string
  id?: string
}

const names = ['user', 'permission', 'kind', 'id'] as const

/** Cleans the address of the page; ids that look like numbers were read as such. */
export const explainSearch = (raw: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = raw[name]
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : []
    }),
  )
