import { IconCircleCheck, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inventoryMessageKind } from '../../../../shared/inventory/inventory.kinds.ts'
import { useCan } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import css from '../inventory.module.css'
import { type NotTaken, replayAll } from '../inventory-api.ts'
import { MessageState } from '../MessageState.tsx'
import { fixText, isDoubtCode, isRefusalCode, reasonText } from '../reason.ts'

/** What was not taken, reason by reason: in words, what helps, and all of them taken in again at once. */
export function NotTakenPanel({ rows }: { rows: NotTaken[] }) {
  const { t } = useTranslation()
  return (
    <section className={css.panel} aria-label={t('admin.inventory.notTaken')}>
      <h2 className={css.panelTitle}>{t('admin.inventory.notTaken')}</h2>
      {rows.length === 0 ? <EmptyState icon={IconCircleCheck} title={t('admin.inventory.allTaken')} /> : null}
      <ul className={css.reasonList}>
        {rows.map((row) => (
          <ReasonLine key={`${row.code} ${row.state}`} row={row} />
        ))}
      </ul>
    </section>
  )
}

function ReasonLine({ row }: { row: NotTaken }) {
  const { t, i18n } = useTranslation()
  const { code, state, count, lastAt } = row
  const filter = {
    all: [
      { field: 'state', op: 'is', value: state },
      { field: 'errorCode', op: 'is', value: code },
    ],
  }
  return (
    <li className={css.reasonLine}>
      <span className={css.number}>{new Intl.NumberFormat(i18n.language).format(count)}</span>
      <div className={css.reasonWords}>
        <p className={css.reason}>{reasonText(t, code)}</p>
        <p className={css.note}>{fixText(t, code)}</p>
        <p className={css.reasonFacts}>
          <MessageState state={state} /> <span className={css.note}>{t('admin.inventory.lastOne')} </span>
          <RelativeTime at={lastAt} />
        </p>
      </div>
      <div className={css.verbs}>
        <LinkButton
          to="/inventory/messages"
          search={{ view: 'not-taken', filter, sort: '-receivedAt' } as never}
          size="small"
        >
          {t('admin.inventory.see')}
        </LinkButton>
        {isDoubtCode(code) ? (
          <LinkButton to="/inventory/doubts" size="small">
            {t('admin.inventory.decide')}
          </LinkButton>
        ) : null}
        {isRefusalCode(code) ? (
          <LinkButton to="/inventory/refusals" size="small">
            {t('admin.inventory.page.refusals')}
          </LinkButton>
        ) : null}
        <ReplayAll row={row} />
      </div>
    </li>
  )
}

function ReplayAll({ row }: { row: NotTaken }) {
  const { t } = useTranslation()
  const can = useCan()
  const { send, isBusy } = useSend([inventoryMessageKind.plural])
  if (!can('inventory.update') || row.replayable === 0) return null
  const count = row.replayable
  return (
    <Button
      size="small"
      icon={IconRefresh}
      busy={isBusy}
      onClick={() => void send(() => replayAll(row.code), { done: t('admin.inventory.replayedAll', { count }) })}
    >
      {t('admin.inventory.replayAll', { count })}
    </Button>
  )
}
