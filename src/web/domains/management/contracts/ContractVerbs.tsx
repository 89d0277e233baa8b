import { IconCalendarCancel, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { contractKind } from '../../../../shared/management/management.kinds.ts'
import { type Json, titleOf } from '../../../engine/records.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { DateField } from '../../../ui/field/DateField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'

/** Renew what asks for it, end what goes on. */
export function ContractVerbs({ record }: { record: Json }) {
  const { t } = useTranslation()
  const renew = useAction(contractKind, record.id, 'renew')
  const [isEnding, setEnding] = useState(false)
  return (
    <>
      {record.can?.renew ? (
        <Button
          icon={IconRefresh}
          busy={renew.isBusy}
          onClick={() => void renew.run({}, { done: t('management.contract.renewed'), version: record.version })}
        >
          {t('management.contract.renew')}
        </Button>
      ) : null}
      {record.can?.terminate ? (
        <Button icon={IconCalendarCancel} onClick={() => setEnding(true)}>
          {t('management.contract.terminate')}
        </Button>
      ) : null}
      {isEnding ? <TerminateDialog record={record} onClose={() => setEnding(false)} /> : null}
    </>
  )
}

function TerminateDialog({ record, onClose }: { record: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const terminate = useAction(contractKind, record.id, 'terminate')
  const form = useForm<{ on: string | null }>({
    initial: { on: (record.endsOn as string | null) ?? null },
    onSubmit: async ({ on }) => {
      const done = await terminate.run(on === null ? {} : { on }, {
        done: t('management.contract.terminated'),
        version: record.version,
      })
      if (done !== null) onClose()
    },
  })
  return (
    <Dialog title={t('management.contract.terminateTitle', { name: titleOf(contractKind, record) })} onClose={onClose}>
      <DialogForm form={form} submit={t('management.contract.terminate')} onCancel={onClose}>
        <DateField
          label={t('management.contract.terminateOn')}
          value={form.values.on}
          onChange={(on) => form.field('on').onChange(on)}
          error={terminate.error('terminatedOn') ?? terminate.error('on')}
        />
      </DialogForm>
    </Dialog>
  )
}
