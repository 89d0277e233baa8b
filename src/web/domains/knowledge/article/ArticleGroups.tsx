import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { articleKind } from '../../../../shared/knowledge/knowledge.kinds.ts'
import { groupKind } from '../../../../shared/people/people.kinds.ts'
import { api } from '../../../engine/api.ts'
import { ReferenceField } from '../../../engine/fields/controls.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import type { Json, Named } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import css from '../knowledge.module.css'

/** Whom of the portal's readers it is for: members of these groups, or all where none is named. */
export function ArticleGroups({ record }: { record: Json }) {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  const { send } = useSend([articleKind.plural])
  const groups = (record.groups ?? []) as Named[]
  const mayChange = record.can?.['link-group'] === true && record.deletedAt === undefined
  if (record.audience !== 'portal' || (groups.length === 0 && !mayChange)) return null
  const verb = (name: string, id: string) => api.post(`/articles/${record.id}/${name}`, { ids: [id] })
  const link = (id: string, name: string) =>
    send(() => verb('link-group', id), {
      done: t('engine.link.added', { name }),
      undo: () => verb('unlink-group', id),
    })
  const unlink = ({ id, name }: Named) =>
    send(() => verb('unlink-group', id), {
      done: t('engine.link.removed', { name }),
      undo: () => verb('link-group', id),
    })
  return (
    <section className={css.panel} aria-label={t('knowledge.groups.title')}>
      <div className={css.panelHead}>
        <h2 className={css.panelTitle}>{t('knowledge.groups.title')}</h2>
        {mayChange ? (
          <IconButton
            size="small"
            icon={isAdding ? IconX : IconPlus}
            label={isAdding ? t('ui.cancel') : t('knowledge.groups.add')}
            onClick={() => setAdding(!isAdding)}
          />
        ) : null}
      </div>
      {isAdding ? (
        <ReferenceField
          bare
          autoFocus
          label={t('knowledge.groups.add')}
          value={null}
          search={(text, signal) => searchRecords(t, groupKind, text, signal)}
          onChange={(option) => {
            if (option === null) return
            setAdding(false)
            void link(option.id, option.name)
          }}
        />
      ) : null}
      {groups.length === 0 ? <p className={css.soft}>{t('knowledge.groups.none')}</p> : null}
      <ul className={css.list}>
        {groups.map((group) => (
          <li key={group.id} className={css.line}>
            <span>{group.name}</span>
            {mayChange ? (
              <IconButton
                size="small"
                icon={IconX}
                label={t('engine.link.remove', { name: group.name })}
                onClick={() => void unlink(group)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
