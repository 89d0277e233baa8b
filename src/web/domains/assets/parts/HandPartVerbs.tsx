import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { Json } from '../../../engine/records.ts'
import { useAction } from '../../../engine/use-action.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { HandPartDialog } from './HandPartDialog.tsx'
import type { Part } from './part.ts'
import css from './parts.module.css'

/** Change and remove, at the end of the row of a part that somebody entered. */
export function HandPartVerbs({ record, tab, part }: { record: Json; tab: string; part: Part }) {
  const { t } = useTranslation()
  const remove = useAction(assetKind, record.id, 'remove-part')
  const [isOpen, setOpen] = useState(false)
  const { section, title, data } = part
  return (
    <span className={css.verbs}>
      <IconButton
        size="small"
        icon={IconPencil}
        label={t('part.hand.edit', { name: title })}
        onClick={() => setOpen(true)}
      />
      <IconButton
        size="small"
        icon={IconTrash}
        label={t('part.hand.remove', { name: title })}
        aria-busy={remove.isBusy}
        onClick={() =>
          void remove.run(
            { part: part.id },
            {
              done: t('part.hand.removed', { name: title }),
              undo: () => api.post(`/assets/${record.id}/add-part`, { section, title, data }),
            },
          )
        }
      />
      {isOpen ? <HandPartDialog record={record} tab={tab} part={part} onClose={() => setOpen(false)} /> : null}
    </span>
  )
}
