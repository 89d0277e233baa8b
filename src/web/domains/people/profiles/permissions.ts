import { type Permissions, type Reach, reaches } from '../../../../shared/access/reach.ts'
import { everyKind } from '../../../../shared/kinds/every-kind.ts'

/** A profile as this page reads it. */
export interface Profile {
  id: string
  name: string
  code: string | null
  shell: 'desk' | 'portal'
  isShipped: boolean
  permissions: Permissions
  version: number
}

export interface Family {
  name: string
  permissions: string[]
  /** Records of no entity and no owner: the reach limits nothing, there is only yes and no. */
  isYesNo: boolean
}

export const familyOf = (permission: string): string => permission.slice(0, permission.indexOf('.'))

/** Families in the order people work in; those that nobody put in order come last. */
const order = [
  'ticket',
  'asset',
  'software',
  'dictionary',
  'inventory',
  'agent',
  'user',
  'group',
  'grant',
  'profile',
  'note',
  'entity',
  'location',
  'session',
  'api-token',
  'saved-view',
  'setting',
  'access',
  'operations',
]
const verbs = ['read', 'create', 'update', 'delete']
const placeOf = (list: readonly string[], name: string) => (list.indexOf(name) < 0 ? list.length : list.indexOf(name))

/** Reading first, then what writes, then the further verbs as they came. */
const verbPlace = (permission: string) => placeOf(verbs, permission.slice(permission.indexOf('.') + 1))

export function familiesOf(permissions: readonly string[]): Family[] {
  const names = [...new Set(permissions.map(familyOf))]
  return names
    .toSorted((a, b) => placeOf(order, a) - placeOf(order, b))
    .map((name) => ({
      name,
      permissions: permissions
        .filter((permission) => familyOf(permission) === name)
        .toSorted((a, b) => verbPlace(a) - verbPlace(b)),
      isYesNo: isYesNo(name),
    }))
}

function isYesNo(family: string): boolean {
  const kinds = everyKind.filter((kind) => kind.guard === family)
  // Notes reach as far as the records they hang on.
  if (family === 'note') return false
  return kinds.every((kind) => kind.entityField === null && kind.fields.user?.type !== 'reference')
}

export type Change = 'added' | 'removed' | 'wider' | 'narrower'

export interface Difference {
  permission: string
  change: Change
  before: Reach | null
  after: Reach | null
}

/** What `after` gives otherwise than `before`. */
export function differencesOf(before: Permissions, after: Permissions): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.flatMap((permission) => {
    const was = before[permission] ?? null
    const is = after[permission] ?? null
    return was === is ? [] : [{ permission, before: was, after: is, change: changeOf(was, is) }]
  })
}

function changeOf(was: Reach | null, is: Reach | null): Change {
  if (was === null) return 'added'
  if (is === null) return 'removed'
  return reaches.indexOf(is) > reaches.indexOf(was) ? 'wider' : 'narrower'
}

/** The shipped profile that a profile resembles most: where it probably came from. */
export function nearestShipped(profile: Profile, all: readonly Profile[]): Profile | null {
  const shipped = all.filter((other) => other.isShipped && other.id !== profile.id)
  const distance = (other: Profile) => differencesOf(other.permissions, profile.permissions).length
  return shipped.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}

/** The permissions with one set or taken away. */
export function withReach(permissions: Permissions, permission: string, reach: Reach | null): Permissions {
  const { [permission]: _, ...rest } = permissions
  return reach === null ? rest : { ...rest, [permission]: reach }
}
