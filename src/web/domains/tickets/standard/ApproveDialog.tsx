import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changeModelKind } from '../../../../shared/tickets/change-models.ts'
import { DateField } from '../../../engine/fields/controls.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import type { Json } from '../../../engine/records.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import css from '../tickets.module.css'

const inYears = (years: number, months: number): string => {
  const day = new Date()
  day.setMonth(day.getMonth() + years * 12 + months)
  return new Intl.DateTimeFormat('sv-SE').format(day)
}

/** For how long changes of a model need no approval of their own. */
export function ApproveDialog({ record, onClose }: { record: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const texts = useKindTexts(changeModelKind)
  const approve = useAction(changeModelKind, record.id, 'approve')
  const [validUntil, setValidUntil] = useState<string | null>(inYears(1, 0))
  const [reviewOn, setReviewOn] = useState<string | null>(inYears(0, 11))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const input = { validUntil, reviewOn }
    const options = { version: Number(record.version), done: t('tickets.standard.approvedDone') }
    if ((await approve.run(input, options)) !== null) onClose()
  }
  return (
    <Dialog title={t('tickets.standard.approve')} onClose={onClose} size="md">
      <form className={css.dialog} onSubmit={(event) => void submit(event)}>
        <p>{t('tickets.standard.approveHelp')}</p>
        <DateField
          label={texts.field('validUntil')}
          value={validUntil}
          onChange={setValidUntil}
          error={approve.error('validUntil')}
        />
        <DateField
          label={texts.field('reviewOn')}
          value={reviewOn}
          onChange={setReviewOn}
          error={approve.error('reviewOn')}
        />
        <div className={css.actions}>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" kind="primary" busy={approve.isBusy}>
            {t('tickets.standard.approve')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
