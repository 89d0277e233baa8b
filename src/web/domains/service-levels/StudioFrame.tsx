import { IconArrowLeft, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { RecordMenu } from '../../engine/record/RecordMenu.tsx'
import { useRecord } from '../../engine/records.ts'
import { Button } from '../../ui/button/Button.tsx'
import css from './service-levels.module.css'

interface StudioListProps {
  label: string
  add: string
  /** Missing: may not. */
  onAdd: (() => void) | undefined
  entries: { id: string; name: string; hint: string }[]
  activeId: string | null
  tab?: string
}

/** The left of the studio: what there is. */
export function StudioList({ label, add, onAdd, entries, activeId, tab }: StudioListProps) {
  return (
    <nav className={css.list} aria-label={label}>
      {onAdd === undefined ? null : (
        <Button size="small" kind="primary" icon={IconPlus} onClick={onAdd}>
          {add}
        </Button>
      )}
      <ul className={css.entries}>
        {entries.map(({ id, name, hint }) => (
          <li key={id}>
            <Link
              to="/admin/service-levels"
              search={{ id, ...(tab === undefined ? {} : { tab }) } as never}
              className={css.entry}
              aria-current={id === activeId ? 'page' : undefined}
            >
              {name}
              <span className={css.hint}>{hint}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface StudioEditorProps {
  kind: Kind
  id: string | null
  name: string
  onBack: () => void
  /** The save bar; null = nothing to save. */
  bar: { isBusy: boolean; save: () => void; discard: () => void; isNew: boolean } | null
  children: ReactNode
}

/** The middle: name, menu, definition, save bar that sticks. */
export function StudioEditor({ kind, id, name, onBack, bar, children }: StudioEditorProps) {
  const { t } = useTranslation()
  const { data: record } = useRecord(kind, id ?? '')
  return (
    <section className={css.middle} aria-label={name}>
      <div className={css.back}>
        <Button kind="quiet" size="small" icon={IconArrowLeft} onClick={onBack}>
          {t('serviceLevels.list.back')}
        </Button>
      </div>
      <header className={css.head}>
        <h2 className={css.name}>{name}</h2>
        {record === undefined ? null : <RecordMenu kind={kind} record={record} />}
      </header>
      <fieldset className={css.definition} disabled={id !== null && record?.can?.update !== true}>
        {children}
      </fieldset>
      {bar === null || (id !== null && record?.can?.update !== true) ? null : (
        <div className={css.bar}>
          <p className={css.state}>{bar.isNew ? '' : t('serviceLevels.edit.unsaved')}</p>
          <Button onClick={bar.discard}>{t('serviceLevels.edit.discard')}</Button>
          <Button kind="primary" busy={bar.isBusy} onClick={bar.save}>
            {t('serviceLevels.edit.save')}
          </Button>
        </div>
      )}
    </section>
  )
}
