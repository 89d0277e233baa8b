import { IconQuestionMark } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { doubtKind } from '../../../../shared/inventory/inventory.kinds.ts'
import { useLive } from '../../../engine/live/use-live.ts'
import { isProblem } from '../../../engine/problem.ts'
import { isNamed, type Json, useRecord } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from '../inventory.module.css'
import { fixText, reasonText } from '../reason.ts'
import { Comparison } from './Comparison.tsx'
import { DoubtState } from './DoubtState.tsx'
import { DoubtVerbs } from './DoubtVerbs.tsx'
import { type JunkValue, subjectOf } from './doubt.ts'
import { Learn } from './Learn.tsx'
import { NextDoubt } from './NextDoubt.tsx'

/** "Which machine is this?": the message beside each asset that comes into question, and the decision. */
export function DoubtPage() {
  const { t } = useTranslation()
  const id = useRouteParam('doubtId')
  const query = useRecord(doubtKind, id)
  const [junk, setJunk] = useState<JunkValue[]>([])
  useLive({ records: [`inventory-doubt:${id}`] })
  if (isProblem(query.error, 'not_found') || isProblem(query.error, 'forbidden')) throw query.error
  const { data } = query
  if (data === undefined)
    return (
      <Page title={t('admin.inventory.page.doubts')}>
        {query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Skeleton lines={10} />
        )}
      </Page>
    )
  const subject = subjectOf(data)
  const name = subject.name ?? String(data.deviceId)
  return (
    <Page
      title={t('admin.inventory.who', { name })}
      icon={IconQuestionMark}
      facts={<Facts record={data} />}
      actions={
        <>
          <DoubtVerbs record={data} junk={junk} />
          <NextDoubt record={data} />
        </>
      }
    >
      <div className={css.stack}>
        <section className={css.why} aria-label={t('admin.inventory.why')}>
          <p className={css.reason}>{reasonText(t, `doubt_${subject.reason}`)}</p>
          <p>{fixText(t, `doubt_${subject.reason}`)}</p>
        </section>
        <Comparison record={data} junk={junk} />
        <Learn record={data} junk={junk} onChange={setJunk} />
      </div>
    </Page>
  )
}

function Facts({ record }: { record: Json }) {
  const { t } = useTranslation()
  return (
    <>
      <DoubtState state={record.state} />
      {isNamed(record.message) ? (
        <Link to={`/inventory/messages/${record.message.id}`}>{t('admin.inventory.itsMessage')}</Link>
      ) : null}
      {record.state === 'open' ? (
        <RelativeTime at={String(record.createdAt)} />
      ) : (
        <span>
          {isNamed(record.user) ? `${record.user.name} · ` : null}
          {record.decidedAt ? <RelativeTime at={String(record.decidedAt)} /> : null}
        </span>
      )}
    </>
  )
}
