/**
 * The light tree both readers give: XML elements and JSON objects with lower-case names. An XML leaf is a string; repeated
 * elements are a list; an attribute is a child like another; a list of one is a scalar (so always read through `rows`).
 */
export interface Tree {
  [name: string]: TreeValue | undefined
}
export type TreeValue = string | number | boolean | null | Tree | TreeValue[]

export const isTree = (value: TreeValue | undefined): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The object under `name`; the first one when there are several; null when absent or not an object. */
export function child(tree: Tree | null, name: string): Tree | null {
  const value = own(tree, name)
  if (isTree(value)) return value
  if (Array.isArray(value)) return value.find(isTree) ?? null
  return null
}

/**
 * The objects under `name`. undefined = absent, so unknown; [] = present and empty (`[]`, `<NAME/>`, null).
 * Anything in the list that is no object is left out.
 */
export function rows(tree: Tree | null, name: string): Tree[] | undefined {
  const value = own(tree, name)
  if (value === undefined) return undefined
  if (Array.isArray(value)) return value.filter(isTree)
  return isTree(value) ? [value] : []
}

/** Scalars under `name` as a list of strings: `"a"`, `["a","b"]`. */
export function scalars(tree: Tree | null, name: string): string[] {
  const value = own(tree, name)
  const list = Array.isArray(value) ? value : [value]
  return list.flatMap((item) =>
    typeof item === 'string' && item !== '' ? [item] : typeof item === 'number' ? [String(item)] : [],
  )
}

/** The value under `name`, own properties only: JSON may bring any name. */
export function own(tree: Tree | null, name: string): TreeValue | undefined {
  return tree !== null && Object.hasOwn(tree, name) ? tree[name] : undefined
}
