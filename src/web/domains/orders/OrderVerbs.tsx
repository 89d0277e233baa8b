import {
  IconBan,
  IconCheck,
  IconCircleX,
  IconLock,
  IconPackageImport,
  IconPencil,
  IconSend,
  IconShoppingCartCheck,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { orderKind } from '../../../shared/orders/orders.kinds.ts'
import type { Json } from '../../engine/records.ts'
import { useAction } from '../../engine/use-action.ts'
import { Button } from '../../ui/button/Button.tsx'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { OrderReason } from './OrderReason.tsx'
import { ReceiveDialog } from './ReceiveDialog.tsx'

/** Verbs that ask for nothing more. */
const plain = [
  ['submit', IconSend],
  ['approve', IconCheck],
  ['close', IconLock],
  ['reopen', IconPencil],
] as const
const leading = new Set(['submit', 'approve'])

/** What may be done with an order in the state it is in: the next step first. */
export function OrderVerbs({ record }: { record: Json }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'send' | 'receive' | 'refuse' | 'cancel' | null>(null)
  const close = () => setOpen(null)
  const can = (verb: string) => record.can?.[verb] === true
  return (
    <>
      {can('receive') ? (
        <Button kind="primary" icon={IconPackageImport} onClick={() => setOpen('receive')}>
          {t('action.order.receive')}
        </Button>
      ) : null}
      {can('send') ? (
        <Button kind="primary" icon={IconShoppingCartCheck} onClick={() => setOpen('send')}>
          {t('action.order.send')}
        </Button>
      ) : null}
      {plain.map(([verb, icon]) =>
        can(verb) ? <PlainVerb key={verb} record={record} verb={verb} icon={icon} isFirst={leading.has(verb)} /> : null,
      )}
      {can('refuse') ? (
        <Button icon={IconCircleX} onClick={() => setOpen('refuse')}>
          {t('action.order.refuse')}
        </Button>
      ) : null}
      {can('cancel') ? (
        <Button icon={IconBan} onClick={() => setOpen('cancel')}>
          {t('action.order.cancel')}
        </Button>
      ) : null}
      {open === 'send' ? <SendDialog record={record} onClose={close} /> : null}
      {open === 'receive' ? <ReceiveDialog record={record} onClose={close} /> : null}
      {open === 'refuse' || open === 'cancel' ? (
        <OrderReason
          kind={orderKind}
          id={record.id}
          verb={open}
          title={t(`orders.reason.${open}`, { number: String(record.number) })}
          onClose={close}
        />
      ) : null}
    </>
  )
}

interface PlainVerbProps {
  record: Json
  verb: string
  icon: typeof IconCheck
  isFirst: boolean
}

function PlainVerb({ record, verb, icon, isFirst }: PlainVerbProps) {
  const { t } = useTranslation()
  const action = useAction(orderKind, record.id, verb)
  return (
    <Button
      {...(isFirst ? { kind: 'primary' as const } : {})}
      icon={icon}
      busy={action.isBusy}
      onClick={() => void action.run({}, { done: t(`orders.done.${verb}`), version: record.version })}
    >
      {t(`action.order.${verb}`)}
    </Button>
  )
}

function SendDialog({ record, onClose }: { record: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const send = useAction(orderKind, record.id, 'send')
  const form = useForm({
    initial: { on: null as string | null, dueOn: (record.dueOn as string | null) ?? null },
    onSubmit: async ({ on, dueOn }) => {
      const input = { ...(on === null ? {} : { on }), dueOn }
      const done = await send.run(input, { done: t('orders.done.send'), version: record.version })
      if (done !== null) onClose()
    },
  })
  return (
    <Dialog title={t('orders.send.title', { number: String(record.number) })} onClose={onClose}>
      <DialogForm form={form} submit={t('action.order.send')} onCancel={onClose}>
        <DateField {...form.field('on')} label={t('orders.send.on')} error={send.error('on')} />
        <DateField {...form.field('dueOn')} label={t('kind.order.field.dueOn')} error={send.error('dueOn')} />
      </DialogForm>
    </Dialog>
  )
}
