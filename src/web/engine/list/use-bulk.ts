import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { toast } from '../../ui/feedback/toast.tsx'
import { api } from '../api.ts'
import { useKindTexts } from '../kind-texts.ts'
import { undoChanges } from '../use-action.ts'

interface BulkAnswer {
  done: number
  changeIds: string[]
  failed: { id: string; code: string }[]
}

const most = 500

/** One verb on many records, in portions the API takes. Refusals of single records are listed, the rest is done. */
async function runPortions(kind: Kind, verb: string, ids: string[], input: object): Promise<BulkAnswer> {
  const whole: BulkAnswer = { done: 0, changeIds: [], failed: [] }
  for (let at = 0; at < ids.length; at += most) {
    const part = await api.post<BulkAnswer>(`/${kind.plural}/bulk`, { verb, ids: ids.slice(at, at + most), input })
    whole.done += part.done
    whole.changeIds.push(...part.changeIds)
    whole.failed.push(...part.failed)
  }
  return whole
}

/**
 * `await bulk.run('update', ids, {location: '7'}, (count) => t('…', {count}))`: does it, says what happened to how many,
 * offers undo. Throws what is wrong for all (a field, a permission).
 */
export function useBulk(kind: Kind) {
  const { t } = useTranslation()
  const texts = useKindTexts(kind)
  const client = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const refresh = () => client.invalidateQueries({ queryKey: [kind.plural] })

  const run = async (verb: string, ids: string[], input: object, done: (count: string) => string) => {
    setBusy(true)
    try {
      const answer = await runPortions(kind, verb, ids, input)
      await refresh()
      const undo = () => undoChanges(answer.changeIds).then(refresh)
      if (answer.done > 0) toast.done(done(texts.count(answer.done)), answer.changeIds.length > 0 ? { undo } : {})
      if (answer.failed.length > 0) {
        const reasons = [...new Set(answer.failed.map(({ code }) => t(`errors.${code}.title`)))].join(', ')
        toast.failed(t('engine.bulk.failed', { count: texts.count(answer.failed.length), reasons }))
      }
      return answer
    } finally {
      setBusy(false)
    }
  }
  return { run, isBusy }
}
