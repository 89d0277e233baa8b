import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CompletionOptions } from '../../../shared/conditions/complete-query.ts'
import type { QueryOptions } from '../../../shared/conditions/parse-query.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { choiceKeys, fieldKeys } from '../../../shared/kinds/text-keys.ts'

/** The words of the query language as this reader sees them: labels of fields and choices, and the clock. */
export type QueryWords = QueryOptions & CompletionOptions

const labelsOf =
  (t: TFunction, exists: (key: string) => boolean) =>
  (kind: Kind, name: string): string[] => {
    const [field = '', value] = name.split('=')
    const keys = value === undefined ? fieldKeys(kind, field) : choiceKeys(kind, field, value)
    return keys.filter(exists).map((key) => t(key))
  }

export function useQueryWords(): QueryWords {
  const { t, i18n } = useTranslation()
  return useMemo(
    () => ({
      label: labelsOf(t, (key) => i18n.exists(key)),
      kinds: kindNamed,
      say: (key: string) => t(key),
      meKinds: ['user'],
      now: new Date(),
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    }),
    [t, i18n],
  )
}
