import { IconClipboardCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ShownApproval } from '../../../shared/approvals/approval-plan.ts'
import { approverKind } from '../../../shared/approvals/approvals.kinds.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { api } from '../../engine/api.ts'
import { toast } from '../../ui/feedback/toast.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { myVoice, useApprovalNews, useApprovals } from './approval-query.ts'
import css from './approvals.module.css'

/** On the page of a record: the question, for whoever is asked now. */
export function ToAnswer({ kind, id }: { kind: Kind; id: string }) {
  const { data } = useApprovals(kind, id)
  const asked = data?.items.find((approval) => myVoice(approval) !== undefined)
  return asked === undefined ? null : <Question approval={asked} subject={{ kind: kind.name, id }} />
}

/** A request that waits for the reader's answer. */
export function Question({
  approval,
  subject,
}: {
  approval: ShownApproval
  subject: { kind: string; id: string } | null
}) {
  const { t } = useTranslation()
  const tell = useApprovalNews()
  const voice = myVoice(approval)
  if (voice === undefined) return null
  const answer = async (said: string, comment: string) => {
    await api.post(`/${approverKind.plural}/${voice.id}/answer`, { answer: said, comment })
    toast.done(t('approvals.answered'))
    tell(subject)
  }
  return (
    <section className={css.question} aria-label={t('approvals.title')}>
      <h2 className={css.questionTitle}>
        <IconClipboardCheck size="1.25em" stroke={1.75} aria-hidden />
        {approval.askedBy ? t('approvals.asksYou', { name: approval.askedBy.name }) : t('approvals.ruleAsksYou')}
      </h2>
      {approval.comment ? <p className={css.comment}>{approval.comment}</p> : null}
      {voice.mineFor ? <p className={css.soft}>{t('approvals.forWhom', { name: voice.mineFor.name })}</p> : null}
      <AnswerForm onAnswer={answer} />
    </section>
  )
}
