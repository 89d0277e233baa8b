import { useTranslation } from 'react-i18next'
import { softwareKind } from '../../../../shared/assets/assets.kinds.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { useCan } from '../../../engine/session.ts'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { DateField } from '../../../ui/field/DateField.tsx'
import { type Option, ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import { CheckField } from '../../../ui/field/SwitchField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { DialogForm } from '../../../ui/form/DialogForm.tsx'
import { useForm } from '../../../ui/form/use-form.ts'
import css from './parts.module.css'

export interface Told {
  version: string
  architecture: string
  installDate: string | null
}

interface SoftwareDialogProps {
  title: string
  /** The line being changed; its program stays. */
  line?: Told
  onRun: (input: object, name: string) => Promise<void>
  onClose: () => void
}

const mostText = 255
const nothingTold: Told = { version: '', architecture: '', installDate: null }

/** A program said to be installed: one of the register, or a new one for whoever may add it. */
export function SoftwareDialog({ title, line, onRun, onClose }: SoftwareDialogProps) {
  const { t } = useTranslation()
  const can = useCan()
  const form = useForm({
    initial: { software: null as Option | null, isNew: false, name: '', publisher: '', ...(line ?? nothingTold) },
    onSubmit: ({ software, isNew, name, publisher, version, architecture, installDate }) => {
      const which = isNew ? { name, publisher } : { software: software?.id ?? null }
      const told = { version, architecture, installDate }
      return onRun(line === undefined ? { ...which, ...told } : told, isNew ? name : (software?.name ?? ''))
    },
  })
  const { isNew } = form.values
  return (
    <Dialog title={title} onClose={onClose}>
      <DialogForm
        form={form}
        submit={t(line === undefined ? 'assets.software.submit' : 'assets.software.save')}
        onCancel={onClose}
      >
        {line === undefined && !isNew ? (
          <ReferenceField
            {...form.field('software')}
            required
            autoFocus
            label={t('assets.software.which')}
            search={(text, signal) => searchRecords(t, softwareKind, text, signal)}
          />
        ) : null}
        {line === undefined && can('software.create') ? (
          <CheckField {...form.field('isNew')} label={t('assets.software.isNew')} />
        ) : null}
        {isNew ? (
          <>
            <TextField {...form.field('name')} required label={t('assets.software.which')} maxLength={mostText} />
            <TextField {...form.field('publisher')} label={t('assets.software.publisher')} maxLength={mostText} />
          </>
        ) : null}
        <TextField {...form.field('version')} label={t('assets.software.version')} maxLength={mostText} />
        <TextField {...form.field('architecture')} label={t('assets.software.architecture')} maxLength={50} />
        <DateField {...form.field('installDate')} label={t('assets.software.date')} />
        <p className={css.help}>{t('assets.software.handHelp')}</p>
      </DialogForm>
    </Dialog>
  )
}
