import { IconDownload, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RuleSet } from '../../../shared/rules/rule-set.ts'
import { ruleKind } from '../../../shared/rules/rules.kinds.ts'
import { api, apiUrl } from '../../engine/api.ts'
import { FieldInput } from '../../engine/fields/FieldParts.tsx'
import { isNamed, type Named } from '../../engine/records.ts'
import { useCan, useSession } from '../../engine/session.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button } from '../../ui/button/Button.tsx'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { FileDrop } from '../../ui/field/FileDrop.tsx'
import css from './rules.module.css'

/** Rules in and out as a file. */
export function CarryRules({ set }: { set: RuleSet }) {
  const { t } = useTranslation()
  const can = useCan()
  const [isOpen, setOpen] = useState(false)
  const save = () => {
    const link = document.createElement('a')
    link.href = apiUrl('/rule-sets/export', { set: set.name })
    link.download = `${set.name}.json`
    link.click()
  }
  return (
    <>
      <IconButton icon={IconDownload} label={t('rules.carry.export')} onClick={save} />
      {can('rule.create') ? (
        <IconButton icon={IconUpload} label={t('rules.carry.import')} onClick={() => setOpen(true)} />
      ) : null}
      {isOpen ? <ImportDialog onClose={() => setOpen(false)} /> : null}
    </>
  )
}

const largest = 5_000_000

function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const { send, isBusy } = useSend(['rules'])
  const [files, setFiles] = useState<File[]>([])
  const [entity, setEntity] = useState<Named | null>(user.entity)
  const go = async () => {
    const text = await files[0]?.text()
    let content: { rules?: unknown[] }
    try {
      content = JSON.parse(text ?? '') as { rules?: unknown[] }
    } catch {
      return toast.failed(t('rules.carry.unreadable'))
    }
    const done = await send(() => api.post('/rules/import', { content, entity: entity?.id }), {
      done: t('rules.carry.done', { count: content.rules?.length ?? 0 }),
    })
    if (done) onClose()
  }
  return (
    <Dialog title={t('rules.carry.title')} onClose={onClose} size="md">
      <div className={css.dialog}>
        <p className={css.note}>{t('rules.carry.about')}</p>
        <FileDrop
          label={t('rules.carry.file')}
          files={files}
          onChange={(next) => setFiles(next.slice(-1))}
          maxBytes={largest}
          accept=".json"
        />
        <FieldInput
          kind={ruleKind}
          name="entity"
          field={ruleKind.fields.entity}
          label={t('rules.carry.entity')}
          value={entity}
          onChange={(next) => setEntity(isNamed(next) ? next : null)}
        />
        <div className={css.dialogBar}>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button
            kind="primary"
            busy={isBusy}
            aria-disabled={files.length === 0}
            onClick={() => files.length > 0 && void go()}
          >
            {t('rules.carry.go')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
