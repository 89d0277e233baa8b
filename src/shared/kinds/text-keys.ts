import { fieldOf, type Kind } from './define-kind.ts'

/** A custom field's own name, without the field that holds it: `custom.diagonal` is `diagonal`. */
export const bareName = (kind: Kind, name: string): string =>
  kind.custom !== null && name.startsWith(`${kind.custom.field}.`) ? name.slice(kind.custom.field.length + 1) : name

/** Keys under which a field's name may stand, the most particular first. */
export function fieldKeys(kind: Kind, name: string): [own: string, shared: string] {
  const bare = bareName(kind, name)
  return [`kind.${kind.name}.field.${bare}`, `field.${bare}`]
}

/** Keys under which the name of a choice may stand: its own or where the field says (`namedBy`), then what all kinds share. */
export function choiceKeys(kind: Kind, name: string, value: string): [own: string, shared: string] {
  const bare = bareName(kind, name)
  const own = fieldOf(kind, name)?.namedBy ?? `kind.${kind.name}.choice.${bare}`
  return [`${own}.${value}`, `choice.${bare}.${value}`]
}
