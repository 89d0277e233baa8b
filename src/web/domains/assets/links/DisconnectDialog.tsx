import { useTranslation } from 'react-i18next'
import { api } from '../../../engine/api.ts'
import { undoChanges } from '../../../engine/use-action.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import { copiedFields, FieldBoxes } from './ConnectDialog.tsx'
import type { Connection } from './connection.ts'
import css from './links.module.css'

interface BulkAnswer {
  changeIds: string[]
  failed: { id: string; code: string }[]
}

/** Ends a link; what the connected thing had from it may go with it. */
export function DisconnectDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { t } = useTranslation()
  const { refresh } = useSend(['assets', 'asset-links'])
  const { name } = connection.asset
  const form = useForm({
    initial: { clear: [] as (typeof copiedFields)[number][] },
    onSubmit: async ({ clear }) => {
      // The bulk door tells the act's id, by which it is taken back.
      const { changeIds, failed } = await api.post<BulkAnswer>('/asset-links/bulk', {
        verb: 'remove',
        ids: [connection.id],
        input: clear.length > 0 ? { clear } : {},
      })
      await refresh()
      if (failed.length > 0) toast.failed(t(`errors.${failed[0]!.code}.title`))
      else
        toast.done(t('assets.connections.endedNow', { name }), {
          undo: () => undoChanges(changeIds).then(refresh),
        })
      onClose()
    },
  })
  return (
    <Dialog title={t('assets.connections.disconnectTitle', { name })} onClose={onClose}>
      <DialogForm form={form} submit={t('assets.connections.disconnectVerb')} onCancel={onClose}>
        {connection.isObserved ? <p className={css.note}>{t('assets.connections.seenBack')}</p> : null}
        {connection.isOutgoing ? (
          <FieldBoxes
            title={t('assets.connections.clearTitle', { name })}
            fields={copiedFields}
            chosen={form.values.clear}
            onChange={(clear) => form.set({ clear })}
          />
        ) : null}
      </DialogForm>
    </Dialog>
  )
}
