import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { api, request } from '../../../engine/api.ts'
import { usePageActions } from '../../../engine/page-actions.ts'
import { type Json, useKeepRecord } from '../../../engine/records.ts'
import { useAction } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { toast } from '../../../ui/feedback/toast.tsx'
import { HideButton } from './HideDialog.tsx'
import css from './parts.module.css'
import { SoftwareDialog, type Told } from './SoftwareDialog.tsx'

export interface Install extends Told {
  id: string
  /** Names the line in verbs. */
  install: string
  name: string
  publisher: string
  category: string | null
  state: { id: string; name: string } | null
  firstSeenAt: string
  isHidden: boolean
  isObserved: boolean
}

const dayOf = (install: Install) => install.installDate?.slice(0, 10) ?? null

/** Says by hand that a program is installed. */
export function AddSoftware({ record }: { record: Json }) {
  const { t } = useTranslation()
  const keep = useKeepRecord(assetKind)
  const [isOpen, setOpen] = useState(false)
  const add = () => setOpen(true)
  usePageActions([{ key: 'add-software', label: t('assets.software.add'), icon: IconPlus, run: add }])
  return (
    <>
      <Button icon={IconPlus} size="small" onClick={add}>
        {t('assets.software.add')}
      </Button>
      {isOpen ? (
        <SoftwareDialog
          title={t('assets.software.add')}
          onClose={() => setOpen(false)}
          onRun={async (body, name) => {
            keep((await request<Json>('POST', `/assets/${record.id}/add-software`, { body })).data)
            toast.done(t('assets.software.added', { name }))
            setOpen(false)
          }}
        />
      ) : null}
    </>
  )
}

/** At the end of a line: what a person entered is changed and removed, what an agent told is set aside. */
export function InstallVerbs({ record, line }: { record: Json; line: Install }) {
  if (line.isObserved)
    return <HideButton record={record} what={{ install: line.install }} name={`${line.name} ${line.version}`.trim()} />
  return <HandVerbs record={record} line={line} />
}

function HandVerbs({ record, line }: { record: Json; line: Install }) {
  const { t } = useTranslation()
  const keep = useKeepRecord(assetKind)
  const remove = useAction(assetKind, record.id, 'remove-software')
  const [isOpen, setOpen] = useState(false)
  const { name, version, architecture } = line
  const told = { version, architecture, installDate: dayOf(line) }
  return (
    <span className={css.verbs}>
      <IconButton
        size="small"
        icon={IconPencil}
        label={t('assets.software.edit', { name })}
        onClick={() => setOpen(true)}
      />
      <IconButton
        size="small"
        icon={IconTrash}
        label={t('assets.software.remove', { name })}
        aria-busy={remove.isBusy}
        onClick={() =>
          void remove.run(
            { install: line.install },
            {
              done: t('assets.software.removed', { name }),
              undo: () => api.post(`/assets/${record.id}/add-software`, { software: line.id, ...told }),
            },
          )
        }
      />
      {isOpen ? (
        <SoftwareDialog
          title={t('assets.software.edit', { name })}
          line={told}
          onClose={() => setOpen(false)}
          onRun={async (input) => {
            const body = { ...input, install: line.install }
            keep((await request<Json>('POST', `/assets/${record.id}/update-software`, { body })).data)
            toast.done(t('assets.software.changed', { name }))
            setOpen(false)
          }}
        />
      ) : null}
    </span>
  )
}
