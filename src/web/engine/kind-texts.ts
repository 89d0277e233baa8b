import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../shared/kinds/define-kind.ts'
import { kindNamed } from '../../shared/kinds/every-kind.ts'
import { bareName, choiceKeys, fieldKeys } from '../../shared/kinds/text-keys.ts'

/** What people call a kind, its fields and its choices. */
export interface KindTexts {
  /** "Équipement". */
  one: string
  /** "Équipements". */
  many: string
  /** "Nouvel équipement". */
  fresh: string
  /** "12 équipements". */
  count: (count: number) => string
  /** Label of a field, a custom field (`diagonal`, `custom.diagonal`), a relation or a path (`location.code`). */
  field: (path: string) => string
  choice: (field: string, value: string) => string
  /** What one should know to fill the field; empty when nothing. */
  help: (field: string) => string
}

/** A path as one reads it: `location.code` → "Lieu › Code". */
function pathLabel(t: TFunction, kind: Kind, path: string): string {
  const name = bareName(kind, path)
  const steps = name.split('.')
  const first = steps[0] ?? name
  if (steps.length === 1) return t(fieldKeys(kind, name))
  const relation = kind.relations[first]
  const rest = steps.slice(1).join('.')
  const own = t(`kind.${kind.name}.field.${name}`, { defaultValue: '' })
  if (relation !== undefined && own !== '') return own
  const target = kindNamed(kind.fields[first]?.kind ?? relation?.kind ?? '')
  const head = t(fieldKeys(kind, first))
  return target === undefined ? head : `${head} › ${pathLabel(t, target, rest)}`
}

export function kindTexts(t: TFunction, kind: Kind): KindTexts {
  const key = `kind.${kind.name}`
  const one = t(`${key}.name`)
  return {
    one,
    many: t([`${key}.plural`, `${key}.name`]),
    fresh: t([`${key}.new`, 'engine.form.new'], { name: one.toLocaleLowerCase() }),
    count: (count) => t([`${key}.count`, 'engine.list.count'], { count }),
    field: (path) => pathLabel(t, kind, path),
    choice: (field, value) => t(choiceKeys(kind, field, value), { defaultValue: value }),
    help: (field) => t(`${key}.help.${bareName(kind, field)}`, { defaultValue: '' }),
  }
}

export function useKindTexts(kind: Kind): KindTexts {
  const { t } = useTranslation()
  return useMemo(() => kindTexts(t, kind), [t, kind])
}
