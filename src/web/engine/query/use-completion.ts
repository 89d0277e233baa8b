import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Completion, type CompletionItem, completeQuery } from '../../../shared/conditions/complete-query.ts'
import { asValue } from '../../../shared/conditions/format-query.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { searchRecords } from '../fields/search-records.ts'
import type { QueryWords } from './vocabulary.ts'

const most = 12
const nothing: Completion = { from: 0, to: 0, items: [] }

/** What could stand at the cursor: fields, operators and values at once, names of records as the server answers. */
export function useCompletion(kind: Kind, text: string, cursor: number, words: QueryWords, isOn: boolean): Completion {
  const { t } = useTranslation()
  const local = useMemo(
    () => (isOn ? completeQuery(text, cursor, kind, words) : nothing),
    [isOn, text, cursor, kind, words],
  )
  const needs = useDeferredValue(local.needs)
  const target = needs === undefined ? undefined : kindNamed(needs.kind)
  const { data } = useQuery({
    queryKey: ['options', needs?.kind, needs?.text],
    queryFn: ({ signal }) => searchRecords(t, target!, needs?.text ?? '', signal),
    enabled: target !== undefined,
    staleTime: 60_000,
    retry: false,
  })
  const isCurrent = local.needs?.text === needs?.text && local.needs?.kind === needs?.kind
  const named: CompletionItem[] =
    data && isCurrent && local.needs
      ? data.map((option) => ({
          insert: asValue(option.name),
          label: option.name,
          hint: option.hint ?? '',
          sort: 'value',
        }))
      : []
  const [values, others] = [
    local.items.filter((item) => item.sort === 'value'),
    local.items.filter((item) => item.sort !== 'value'),
  ]
  return { ...local, items: [...values, ...named, ...others].slice(0, most) }
}
