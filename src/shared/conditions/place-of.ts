import { invalidField } from '../errors.ts'
import { type KindLookup, type Place, resolvePath, type Scope } from './field-path.ts'

/** The place of a path, or the error that names it. */
export function placeOf<P extends Place['is']>(
  scope: Scope,
  path: string,
  is: P,
  kinds: KindLookup,
): Extract<Place, { is: P }> {
  const place = resolvePath(scope, path, kinds)
  if (place?.is !== is) throw invalidField('filter', is === 'field' ? 'unknown_field' : 'unknown_relation', { path })
  return place as Extract<Place, { is: P }>
}

/** Fields that a bare word is looked for in when the database has no full text of the kind. */
export const textFields = (scope: Scope): string[] =>
  Object.entries(scope.kind?.fields ?? scope.relation?.fields ?? {})
    .filter(([, field]) => (field.type === 'text' && field.hidden !== true) || field.search !== undefined)
    .map(([name]) => name)
