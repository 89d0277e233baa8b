import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { toast } from '../../ui/feedback/toast.tsx'
import { api } from '../api.ts'
import { type Json, titleOf } from '../records.ts'
import { refusalText } from '../use-action.ts'

/** Into the trash and out of it; both say so, the first can be undone from the toast. */
export function useTrash(kind: Kind, record: Json) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const path = `/${kind.plural}/${record.id}`
  const refresh = () => client.invalidateQueries({ queryKey: [kind.plural] })
  const restore = () => api.post(`${path}/restore`).then(refresh)
  const guarded = async (work: () => Promise<unknown>, done: () => void) => {
    setBusy(true)
    try {
      await work()
      await refresh()
      done()
    } catch (error) {
      toast.failed(refusalText(error, t('ui.problem.unknown')))
    } finally {
      setBusy(false)
    }
  }
  const name = titleOf(kind, record)
  return {
    isBusy,
    remove: () =>
      guarded(
        () => api.delete(path),
        () => toast.done(t('engine.trash.done', { name }), { undo: restore }),
      ),
    restore: () => guarded(restore, () => toast.done(t('engine.trash.restored', { name }))),
  }
}
