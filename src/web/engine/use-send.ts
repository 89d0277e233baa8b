import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toast } from '../ui/feedback/toast.tsx'
import { isProblem } from './problem.ts'
import { refusalText } from './use-action.ts'

interface SendOptions {
  /** What the toast says afterwards, already translated. */
  done?: string
  /** Takes it back; the toast offers it. */
  undo?: () => Promise<unknown>
}

/**
 * Runs a write that is no verb of the record on screen: `send(() => api.delete('/members/7'), { done })`. A refusal is
 * said in a toast; what is cached under the first words of `touched` (plurals) is read again.
 */
export function useSend(touched: readonly string[]) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const names = touched.join()
  const refresh = useCallback(
    () => Promise.all(names.split(',').map((name) => client.invalidateQueries({ queryKey: [name] }))),
    [client, names],
  )
  const send = useCallback(
    async (work: () => Promise<unknown>, { done, undo }: SendOptions = {}): Promise<boolean> => {
      setBusy(true)
      try {
        await work()
        await refresh()
        if (done) toast.done(done, undo ? { undo: () => undo().then(refresh) } : {})
        return true
      } catch (error) {
        toast.failed(
          isProblem(error, 'offline') ? t('ui.problem.offline') : refusalText(error, t('ui.problem.unknown')),
        )
        return false
      } finally {
        setBusy(false)
      }
    },
    [refresh, t],
  )
  return { send, isBusy, refresh }
}
