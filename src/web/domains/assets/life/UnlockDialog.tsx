import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { partQuery } from '../../../engine/records.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import type { Why } from '../asset-why.ts'
import css from './life.module.css'

/** So many of the chosen are asked which of their fields are locked. */
const asked = 20

interface UnlockDialogProps {
  ids: string[]
  onRun: (input: object) => Promise<void>
  onClose: () => void
}

/** Gives chosen fields of many assets back to inventory. */
export function UnlockDialog({ ids, onRun, onClose }: UnlockDialogProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(assetKind)
  const found = useQueries({ queries: ids.slice(0, asked).map((id) => partQuery<Why>(assetKind, id, 'why')) })
  const isKnown = found.every(({ isPending }) => !isPending)
  const locks = found.flatMap(({ data }) => data?.locks ?? []).filter(({ typeLock }) => typeLock === null)
  const fields = [...new Set(locks.map(({ field }) => field))]
  const form = useForm<{ fields: string[] }>({ initial: { fields: [] }, onSubmit: (values) => onRun(values) })
  const chosen = form.values.fields
  return (
    <Dialog title={t('life.unlock.title')} onClose={onClose}>
      <DialogForm form={form} submit={t('life.unlock.submit')} onCancel={onClose}>
        <p className={css.help}>
          {isKnown && fields.length === 0 && ids.length <= asked ? t('life.unlock.none') : t('life.unlock.help')}
        </p>
        {fields.map((field) => (
          <CheckField
            key={field}
            label={texts.field(field)}
            value={chosen.includes(field)}
            onChange={(isChosen) =>
              form.set({ fields: isChosen ? [...chosen, field] : chosen.filter((name) => name !== field) })
            }
          />
        ))}
      </DialogForm>
    </Dialog>
  )
}
