import { IconArrowRight, IconPlus, IconThumbUp, IconZzz } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeModelKind, unusableBy } from '../../../../shared/tickets/change-models.ts'
import { ReasonDialog } from '../../../engine/ReasonDialog.tsx'
import { isNamed, type Json } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import css from '../recurring/recurring.module.css'
import { ApproveDialog } from './ApproveDialog.tsx'

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Whether a model may be used: who approved of it, until when, how often it was used; approving and suspending it. */
export function ModelApproval({ record }: { record: Json }) {
  const { t } = useTranslation()
  const can = useCan()
  const [asked, ask] = useState<'approve' | 'suspend' | null>(null)
  const suspend = useAction(changeModelKind, record.id, 'suspend')
  const isUsable = useUnusable(record) === null
  const uses = { all: 0, failed: 0, strayed: 0, ...(record.uses as object | undefined) }
  const close = () => ask(null)
  return (
    <section className={css.runs} aria-label={t('tickets.standard.approval')}>
      <h3 className={css.title}>{t('tickets.standard.approval')}</h3>
      <ModelWords record={record} />
      <p className={css.note}>{t('tickets.standard.uses', uses)}</p>
      <div className={css.acts}>
        {record.can?.approve === true ? (
          <Button size="small" icon={IconThumbUp} onClick={() => ask('approve')}>
            {t('tickets.standard.approve')}
          </Button>
        ) : null}
        {record.can?.suspend === true ? (
          <Button size="small" icon={IconZzz} onClick={() => ask('suspend')}>
            {t('tickets.standard.suspend')}
          </Button>
        ) : null}
        {isUsable && can('ticket.open-change') ? (
          <LinkButton
            size="small"
            icon={IconPlus}
            to="/tickets/new"
            search={{ type: 'change', model: record.id } as never}
          >
            {t('tickets.standard.open')}
          </LinkButton>
        ) : null}
        <LinkButton
          size="small"
          kind="quiet"
          icon={IconArrowRight}
          to="/tickets"
          search={{ view: 'all', filter: { field: 'changeModel', op: 'is', value: record.id } } as never}
        >
          {t('tickets.standard.cases')}
        </LinkButton>
      </div>
      {asked === 'approve' ? <ApproveDialog record={record} onClose={close} /> : null}
      {asked === 'suspend' ? (
        <ReasonDialog
          title={t('tickets.standard.suspend')}
          label={t('tickets.standard.suspendReason')}
          help={t('tickets.standard.suspendHelp')}
          submit={t('tickets.standard.suspend')}
          action={suspend}
          onSend={(reason) =>
            suspend.run({ reason }, { version: Number(record.version), done: t('tickets.standard.suspendedDone') })
          }
          onClose={close}
        />
      ) : null}
    </section>
  )
}

const useUnusable = (record: Json) =>
  unusableBy(
    { state: String(record.state), validUntil: text(record.validUntil) },
    new Intl.DateTimeFormat('sv-SE').format(new Date()),
  )

/** In sentences: approved by whom, until when; or why nobody can open one. */
export function ModelWords({ record }: { record: Json }) {
  const { t, i18n } = useTranslation()
  const unusable = useUnusable(record)
  const long = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' })
  const day = (value: string) => long.format(new Date(value.length === 10 ? `${value}T12:00:00` : value))
  const { approvedAt, validUntil, reviewOn } = record
  if (unusable === 'draft') return <p>{t('tickets.standard.draft')}</p>
  if (unusable === 'suspended')
    return <p>{t('tickets.standard.suspended', { reason: text(record.stateReason) ?? '' })}</p>
  const by = isNamed(record.approvedBy) ? record.approvedBy.name : 'Cigale'
  const said = [
    t('tickets.standard.approved', { by, on: text(approvedAt) === null ? '' : day(String(approvedAt)) }),
    unusable === 'expired'
      ? t('tickets.standard.expired', { day: day(String(validUntil)) })
      : text(validUntil) === null
        ? t('tickets.standard.forever')
        : t('tickets.standard.until', { day: day(String(validUntil)) }),
    ...(text(reviewOn) === null ? [] : [t('tickets.standard.review', { day: day(String(reviewOn)) })]),
  ]
  return <p>{said.join(' ')}</p>
}
