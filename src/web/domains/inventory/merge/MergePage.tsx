import { IconArrowsExchange, IconArrowsJoin } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { type Json, useRecord } from '../../../engine/records.ts'
import { useRouteParam, useRouteSearch } from '../../../engine/route-hooks.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from '../inventory.module.css'
import { EarlierMerge } from './EarlierMerge.tsx'
import { MergeTable } from './MergeTable.tsx'
import { OtherField } from './OtherField.tsx'
import { useDistinctName } from './use-distinct-name.ts'

/** Two records of one machine become one: choose the other, see line by line what stays, merge. Reversible. */
export function MergePage() {
  const { t } = useTranslation()
  const id = useRouteParam('assetId')
  const { data: kept, error } = useRecord(assetKind, id)
  const [search, change] = useRouteSearch<{ with?: string }>()
  const { data: other } = useRecord(assetKind, search.with ?? '')
  if (kept === undefined) return <Page title="…">{error ? <ErrorState error={error} /> : <Skeleton lines={8} />}</Page>
  const chosen = search.with !== undefined && other !== undefined && other.id !== kept.id ? other : null
  return (
    <Page title={t('admin.merge.title', { name: String(kept.name) })} icon={IconArrowsJoin}>
      <div className={css.stack}>
        <p className={css.intro}>{t('admin.merge.intro', { name: String(kept.name) })}</p>
        <EarlierMerge kept={kept} />
        <OtherField kept={kept} other={chosen} onChange={(next) => change({ with: next ?? undefined })} />
        {chosen === null ? null : (
          <>
            <MergeTable kept={kept} other={chosen} />
            <Verbs kept={kept} other={chosen} />
          </>
        )}
      </div>
    </Page>
  )
}

function Verbs({ kept, other }: { kept: Json; other: Json }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const merge = useAction(assetKind, kept.id, 'merge')
  const unmerge = useAction(assetKind, kept.id, 'unmerge')
  const nameOf = useDistinctName(kept, other)
  const names = { kept: nameOf(kept), other: nameOf(other) }
  const swap = () => void navigate({ to: `/assets/${other.id}/merge`, search: { with: kept.id } as never })
  const run = () =>
    merge.run(
      { other: other.id },
      {
        version: kept.version,
        done: t('admin.merge.done', names),
        undo: () => unmerge.run(),
        onDone: () => void navigate({ to: `/assets/${kept.id}` }),
      },
    )
  return (
    <div className={css.verbs}>
      <Button kind="primary" icon={IconArrowsJoin} busy={merge.isBusy} onClick={() => void run()}>
        {t('admin.merge.submit', names)}
      </Button>
      <Button icon={IconArrowsExchange} onClick={swap}>
        {t('admin.merge.swap', names)}
      </Button>
    </div>
  )
}
