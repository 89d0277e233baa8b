import { useTranslation } from 'react-i18next'
import { assetStateKind, softwareKind } from '../../../../shared/assets/assets.kinds.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import type { Json } from '../../../engine/records.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { type Option, ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import type { Version } from './VersionsTab.tsx'

interface VersionStateDialogProps {
  record: Json
  version: Version
  onClose: () => void
}

/** Where a version stands in the house; empty = nobody says. */
export function VersionStateDialog({ record, version, onClose }: VersionStateDialogProps) {
  const { t } = useTranslation()
  const { run } = useAction(softwareKind, record.id, 'set-version-state')
  const name = version.version || t('assets.software.noVersion')
  const form = useForm<{ state: Option | null }>({
    initial: { state: version.state },
    onSubmit: async ({ state }) => {
      const input = { number: version.version, architecture: version.architecture, state: state?.id ?? null }
      if ((await run(input, { done: t('assets.software.stateSet', { version: name }) })) !== null) onClose()
    },
  })
  return (
    <Dialog title={t('assets.software.setState', { version: name })} onClose={onClose} size="sm">
      <DialogForm form={form} submit={t('ui.form.save')} onCancel={onClose}>
        <ReferenceField
          {...form.field('state')}
          label={t('kind.software.field.versionState')}
          search={(text, signal) => searchRecords(t, assetStateKind, text, signal)}
        />
      </DialogForm>
    </Dialog>
  )
}
