import { IconBan, IconQuestionMark, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { inventoryMessageKind } from '../../../../shared/inventory/inventory.kinds.ts'
import type { Json } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button, LinkButton } from '../../../ui/button/Button.tsx'
import css from '../inventory.module.css'
import { fixText, isDoubtCode, isRefusalCode, reasonText } from '../reason.ts'

/** Why a message was not taken, what helps, and the button for it. Nothing for those that were taken. */
export function WhatToDo({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { errorCode: code, errorDetail: detail } = record
  if (typeof code !== 'string' || code === '') return null
  const fix = fixText(t, code)
  return (
    <section className={css.why} aria-label={t('admin.inventory.why')}>
      <p className={css.reason}>{reasonText(t, code)}</p>
      {typeof detail === 'string' && detail !== '' ? <p className={css.detail}>{detail}</p> : null}
      {fix ? <p>{fix}</p> : null}
      <div className={css.verbs}>
        {isDoubtCode(code) ? <ToDoubts deviceId={String(record.deviceId ?? '')} /> : null}
        {isRefusalCode(code) ? <ToRefusal deviceId={String(record.deviceId ?? '')} /> : null}
        <Replay record={record} />
      </div>
    </section>
  )
}

function ToDoubts({ deviceId }: { deviceId: string }) {
  const { t } = useTranslation()
  const filter = { field: 'deviceId', op: 'is', value: deviceId }
  return (
    <LinkButton
      to="/inventory/doubts"
      search={{ view: 'all', filter } as never}
      icon={IconQuestionMark}
      kind="primary"
      size="small"
    >
      {t('admin.inventory.decide')}
    </LinkButton>
  )
}

function ToRefusal({ deviceId }: { deviceId: string }) {
  const { t } = useTranslation()
  const filter = { field: 'deviceId', op: 'is', value: deviceId }
  return (
    <LinkButton to="/inventory/refusals" search={{ view: 'all', filter } as never} icon={IconBan} size="small">
      {t('admin.inventory.page.refusals')}
    </LinkButton>
  )
}

/** Takes the message in again, as it was sent. */
export function Replay({ record, isLarge }: { record: Json; isLarge?: boolean }) {
  const { t } = useTranslation()
  const can = useCan()
  const replay = useAction(inventoryMessageKind, record.id, 'replay')
  const may = record.can === undefined ? can('inventory.update') : record.can.replay === true
  if (!may || record.state === 'queued') return null
  return (
    <Button
      size={isLarge ? 'normal' : 'small'}
      icon={IconRefresh}
      busy={replay.isBusy}
      onClick={() => void replay.run({}, { done: t('admin.inventory.replayed') })}
    >
      {t('admin.inventory.replay')}
    </Button>
  )
}
