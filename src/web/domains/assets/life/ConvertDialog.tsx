import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { assetTypeNames } from '../../../../shared/assets/types/index.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'

interface ConvertDialogProps {
  onRun: (input: object) => Promise<void>
  onClose: () => void
}

/** Gives what discovery has found its type, many at once; history keeps what the new type has no field for. */
export function ConvertDialog({ onRun, onClose }: ConvertDialogProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(assetKind)
  const form = useForm<{ type: string | null }>({
    initial: { type: null },
    onSubmit: ({ type }) => onRun({ type }),
  })
  return (
    <Dialog title={t('life.convert.verb')} onClose={onClose}>
      <DialogForm form={form} submit={t('life.convert.title')} onCancel={onClose}>
        <ChoiceField
          {...form.field('type')}
          required
          label={t('life.type.new')}
          choices={assetTypeNames
            .filter((name) => name !== 'unmanaged')
            .map((value) => ({ value, label: texts.choice('type', value) }))}
        />
      </DialogForm>
    </Dialog>
  )
}
