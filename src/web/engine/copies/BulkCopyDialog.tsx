import { IconCopyPlus } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CopyPart } from '../../../shared/copies/copy-names.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import type { BulkVerb } from '../list/BulkVerbs.tsx'
import { partQuery } from '../records.ts'
import css from './copies.module.css'
import { CopyFields, type CopyValues, copyInput, countOf } from './copy-form.tsx'

/** So many of the chosen are asked what could follow them. */
const asked = 10
/** One commit makes no more. */
const most = 50

interface BulkCopyProps {
  kind: Kind
  ids: string[]
  onRun: (input: object) => Promise<void>
  onClose: () => void
}

/** Copies of each of the chosen records. */
function BulkCopyDialog({ kind, ids, onRun, onClose }: BulkCopyProps) {
  const { t } = useTranslation()
  const found = useQueries({
    queries: ids.slice(0, asked).map((id) => partQuery<{ items: CopyPart[] }>(kind, id, 'copy-parts')),
  })
  const all = found.flatMap(({ data }) => data?.items ?? [])
  const offered = all.filter((part, index) => all.findIndex(({ name }) => name === part.name) === index)
  const form = useForm<CopyValues>({
    initial: { name: t('engine.copy.suggestion'), count: 1, first: 1, parts: [] },
    onSubmit: (values) => onRun(copyInput(values, offered)),
  })
  const count = countOf(form.values) * ids.length
  return (
    <Dialog title={t('engine.copy.titleMany', { count: ids.length })} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('engine.copy.submit', { count })} onCancel={onClose}>
        <CopyFields form={form} countLabel={t('engine.copy.countEach')} offered={offered} hasCounts={false} />
        <p className={css.preview} role="status">
          {t('engine.copy.preview', { count })}
        </p>
      </DialogForm>
    </Dialog>
  )
}

/** The verb of a list whose kind can be copied. */
export const copyVerb = (kind: Kind): BulkVerb => ({
  verb: 'copy',
  label: 'engine.copy.verb',
  icon: IconCopyPlus,
  needs: `${kind.guard}.create`,
  done: 'engine.copy.bulkDone',
  most,
  ask: (props) => <BulkCopyDialog kind={kind} {...props} />,
})
