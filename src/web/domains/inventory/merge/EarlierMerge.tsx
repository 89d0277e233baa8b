import { IconArrowBackUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { HistoryItem } from '../../../engine/record/history.ts'
import type { Json } from '../../../engine/records.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import css from '../inventory.module.css'
import { standingMerge } from './merge-rows.ts'

const most = 200

/** The last merge of this record, with the way back. Nothing when there is none. */
export function EarlierMerge({ kept }: { kept: Json }) {
  const { t } = useTranslation()
  const unmerge = useAction(assetKind, kept.id, 'unmerge')
  const { data } = useQuery({
    queryKey: [assetKind.plural, kept.id, 'history', 'merges'],
    queryFn: ({ signal }) =>
      api.get<{ items: HistoryItem[] }>(`/assets/${kept.id}/history`, { query: { limit: most }, signal }),
  })
  const merges = data?.items ?? []
  const last = merges[standingMerge(merges.map((item) => item.action))]
  if (last === undefined || kept.can?.unmerge !== true) return null
  const name = last.changes.find((change) => change.field === 'merged')?.newText ?? ''
  return (
    <section className={css.why} aria-label={t('admin.merge.earlier')}>
      <p>
        {t('admin.merge.was', { name, who: last.actorName })} <RelativeTime at={last.at} />
      </p>
      <div className={css.verbs}>
        <Button
          size="small"
          icon={IconArrowBackUp}
          busy={unmerge.isBusy}
          onClick={() => void unmerge.run({}, { done: t('admin.merge.undone', { name }) })}
        >
          {t('admin.merge.undo')}
        </Button>
      </div>
    </section>
  )
}
