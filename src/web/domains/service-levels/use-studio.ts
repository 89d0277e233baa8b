import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { api, request } from '../../engine/api.ts'
import { useRouteSearch } from '../../engine/route-hooks.ts'
import { useSend } from '../../engine/use-send.ts'

interface Stored {
  id: string
  version: number
}

/** Which record of a studio is open, its draft, and how it is saved. */
export function useStudio<R extends Stored, D extends { id: string | null }>(kind: Kind, records: readonly R[]) {
  const [search, change] = useRouteSearch<{ id?: string | undefined }>()
  const [fresh, setFresh] = useState<D | null>(null)
  const open = records.find((record) => record.id === search.id)
  const shown = fresh === null ? (open ?? records[0] ?? null) : null
  return {
    fresh,
    shown,
    isOpen: fresh !== null || open !== undefined,
    add: (draft: D) => {
      setFresh(draft)
      change({ id: undefined })
    },
    leave: (id?: string) => {
      setFresh(null)
      change({ id })
    },
    plural: kind.plural,
  }
}

/** The draft of the open record against what is stored. */
export function useDraft<D extends { id: string | null }>(
  kind: Kind,
  start: D,
  version: number | null,
  bodyOf: (draft: D) => Record<string, unknown>,
  onMade: (id: string) => void,
) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend([kind.plural])
  const [draft, setDraft] = useState(start)
  const isChanged = version === null || JSON.stringify(draft) !== JSON.stringify(start)
  const save = () =>
    version === null
      ? send(async () => onMade((await api.post<{ id: string }>(`/${kind.plural}`, bodyOf(draft))).id), {
          done: t('serviceLevels.edit.created'),
        })
      : send(() => request('PATCH', `/${kind.plural}/${start.id}`, { body: bodyOf(draft), ifMatch: `"${version}"` }), {
          done: t('serviceLevels.edit.saved'),
        })
  return { draft, setDraft, isChanged, isBusy, save, discard: () => setDraft(start) }
}
