/** How wide a token is: everything its owner may do, reading only, or what is chosen. */
export type Width = 'all' | 'read' | 'chosen'

/** Scopes the API takes for a width. `*` and families are resolved against the owner's rights at each call. */
export function scopesOf(width: Width, chosen: readonly string[]): string[] {
  if (width === 'all') return ['*']
  if (width === 'read') return ['*.read']
  return [...chosen]
}

/** What one may choose: whole families (`ticket.*`) and single permissions of what one may do oneself. */
export function scopeChoices(abilities: readonly string[]): { families: string[]; permissions: string[] } {
  const families = [...new Set(abilities.map((name) => name.slice(0, name.indexOf('.'))))].sort()
  return { families: families.map((family) => `${family}.*`), permissions: [...abilities].sort() }
}
