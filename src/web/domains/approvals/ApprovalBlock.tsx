import { IconLink, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownApproval, ShownVoice } from '../../../shared/approvals/approval-plan.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import type { Json } from '../../engine/records.ts'
import { useAction } from '../../engine/use-action.ts'
import { Button } from '../../ui/button/Button.tsx'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { confirm } from '../../ui/feedback/confirm.tsx'
import { RelativeTime } from '../../ui/mark/RelativeTime.tsx'
import { ApprovalSteps, useVoiceName } from './ApprovalSteps.tsx'
import { useApprovals } from './approval-query.ts'
import css from './approvals.module.css'
import { LinkDialog } from './LinkDialog.tsx'

/** On the page of a record: what is or was asked about it, step by step. */
export function ApprovalBlock({ kind, record }: { kind: Kind; record: Json }) {
  const { t } = useTranslation()
  const { data } = useApprovals(kind, record.id)
  const [latest, ...earlier] = data?.items ?? []
  if (latest === undefined) return null
  return (
    <section className={css.block} aria-label={t('approvals.title')}>
      <h2 className={css.blockTitle}>{t('approvals.title')}</h2>
      <Request kind={kind} record={record} approval={latest} />
      {earlier.length > 0 ? (
        <details>
          <summary className={css.soft}>{t('approvals.earlier', { count: earlier.length })}</summary>
          {earlier.map((approval) => (
            <Request key={approval.id} kind={kind} record={record} approval={approval} />
          ))}
        </details>
      ) : null}
    </section>
  )
}

function Request({ kind, record, approval }: { kind: Kind; record: Json; approval: ShownApproval }) {
  const { t } = useTranslation()
  const withdraw = useAction(kind, record.id, 'withdraw-approval')
  const [linked, setLinked] = useState<ShownVoice | null>(null)
  const nameOf = useVoiceName()
  const can = record.can ?? {}
  const isOpen = approval.state === 'open'
  const ask = async () => {
    const question = {
      title: t('approvals.withdrawAsk'),
      body: t('approvals.withdrawText'),
      confirm: t('approvals.withdraw'),
    }
    if (await confirm(question)) await withdraw.run({ approval: approval.id }, { done: t('approvals.withdrawn') })
  }
  return (
    <div className={css.request}>
      <p className={css.soft}>
        {approval.askedBy ? t('approvals.askedBy', { name: approval.askedBy.name }) : t('approvals.askedByRule')}
        {' · '}
        <RelativeTime at={approval.askedAt} />
        {approval.remindedAt ? (
          <>
            {' · '}
            {t('approvals.reminded')} <RelativeTime at={approval.remindedAt} />
          </>
        ) : null}
      </p>
      {approval.comment ? <p className={css.comment}>{approval.comment}</p> : null}
      <ApprovalSteps
        approval={approval}
        aside={(voice) =>
          can['make-approval-link'] && isOpen ? (
            <IconButton
              size="small"
              icon={IconLink}
              label={t('approvals.link.makeFor', { name: nameOf(voice) })}
              onClick={() => setLinked(voice)}
            />
          ) : null
        }
      />
      {isOpen && can['withdraw-approval'] ? (
        <div>
          <Button size="small" kind="quiet" icon={IconX} busy={withdraw.isBusy} onClick={() => void ask()}>
            {t('approvals.withdraw')}
          </Button>
        </div>
      ) : null}
      {linked ? <LinkDialog kind={kind} record={record} voice={linked} onClose={() => setLinked(null)} /> : null}
    </div>
  )
}
