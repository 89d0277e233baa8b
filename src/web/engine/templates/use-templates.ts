import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { recordTemplateKind, templatedKinds } from '../../../shared/workspace/workspace.kinds.ts'
import { nameOf } from '../fields/search-records.ts'
import type { FormValues } from '../form/form-fields.ts'
import { readPage } from '../list/use-list.ts'
import type { Json } from '../records.ts'
import { useCan } from '../session.ts'

export const isTemplated = (kind: Kind): boolean => (templatedKinds as readonly string[]).includes(kind.name)

export interface Templates {
  all: readonly Json[]
  chosen: string | null
  choose: (id: string | null) => void
  /** What the form begins with; null = still being read. */
  values: FormValues | null
  /** A form takes its first values once: another template, another form, with a draft of its own. */
  key: string
  draft: string
}

/** Templates of a kind, and what the chosen one says. References that the reader does not see are left out. */
export function useTemplates(kind: Kind): Templates {
  const can = useCan()
  const [chosen, choose] = useState<string | null>(null)
  const { data } = useQuery({
    queryKey: [recordTemplateKind.plural, 'list', kind.name],
    queryFn: ({ signal }) =>
      readPage(
        recordTemplateKind,
        { fields: ['name', 'values'], filter: { field: 'subject', op: 'is', value: kind.name } },
        { limit: 200, count: 'none' },
        signal,
      ),
    enabled: isTemplated(kind) && can('dictionary.read'),
  })
  const template = data?.items.find((each) => each.id === chosen)
  const values = useQuery({
    queryKey: [recordTemplateKind.plural, chosen, 'values', template?.version],
    queryFn: () => namedValues(kind, (template!.values ?? {}) as Record<string, unknown>),
    enabled: template !== undefined,
    staleTime: 60_000,
  })
  return {
    ...{ all: data?.items ?? [], chosen, choose },
    values: chosen === null ? {} : (values.data ?? null),
    key: chosen !== null && values.data === undefined ? '' : (chosen ?? 'none'),
    draft: chosen === null ? `${kind.name}.new` : `${kind.name}.new.${chosen}`,
  }
}

async function namedValues(kind: Kind, values: Record<string, unknown>): Promise<FormValues> {
  const pairs = Object.entries(values).map(async ([name, value]) => {
    const field = kind.fields[name]
    const target = field?.type === 'reference' ? kindNamed(field.kind ?? '') : undefined
    if (target === undefined) return [name, value] as const
    return [name, await nameOf(target, String(value)).catch(() => null)] as const
  })
  return Object.fromEntries(await Promise.all(pairs))
}
