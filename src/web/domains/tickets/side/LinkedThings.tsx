import { IconPlus, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunningAction } from '../../../engine/use-action.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { type Option, ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import css from './side.module.css'

interface LinkedThingsProps {
  title: string
  /** The verb, of the button and of the field that it opens. */
  add: string
  /** Said when nothing is linked. */
  none: string
  isEmpty: boolean
  mayChange: boolean
  link: RunningAction
  search: (text: string, signal: AbortSignal) => Promise<Option[]>
  /** Links what was chosen; null = refused, and the field stays. */
  onAdd: (id: string) => Promise<unknown>
  /** Lines of the list. */
  children: ReactNode
}

/** What a case is about: listed, found and linked. Not shown where nothing is and nothing may be. */
export function LinkedThings(props: LinkedThingsProps) {
  const { title, add, none, isEmpty, mayChange, link, search, onAdd, children } = props
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  if (isEmpty && !mayChange) return null
  return (
    <section className={css.block} aria-label={title}>
      <div className={css.roleHead}>
        <h2 className={css.title}>{title}</h2>
        {mayChange ? (
          <IconButton
            size="small"
            icon={isAdding ? IconX : IconPlus}
            label={isAdding ? t('ui.cancel') : add}
            onClick={() => setAdding(!isAdding)}
          />
        ) : null}
      </div>
      {isEmpty && !isAdding ? <p className={css.nobody}>{none}</p> : null}
      <ul className={css.people}>{children}</ul>
      {isAdding ? (
        <ReferenceField
          bare
          autoFocus
          label={add}
          value={null}
          search={search}
          error={link.errors[0]?.detail}
          onChange={(option) => {
            if (option === null) return
            void onAdd(option.id).then((record) => record !== null && setAdding(false))
          }}
        />
      ) : null}
    </section>
  )
}

interface UnlinkProps {
  name: string
  onUnlink: () => void
}

/** Takes one of them away. */
export function Unlink({ name, onUnlink }: UnlinkProps) {
  const { t } = useTranslation()
  return <IconButton size="small" icon={IconX} label={t('desk.people.remove', { name })} onClick={onUnlink} />
}
