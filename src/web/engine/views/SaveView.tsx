import { Popover } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button/Button.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { CheckField, TextField } from '../fields/controls.ts'
import type { ListSearch } from '../list/list-search.ts'
import { useCan, useSession } from '../session.ts'
import { refusalText } from '../use-action.ts'
import { useViewVerbs } from './use-views.ts'
import { queryOf, searchOf, type View } from './view.ts'
import css from './views.module.css'

interface SaveViewProps {
  list: string
  state: ListSearch
  view: View
}

/** Keeps what the list shows under a name, or in the saved view it started from. */
export function SaveView({ list, state, view }: SaveViewProps) {
  const { t } = useTranslation()
  const can = useCan()
  const { user } = useSession()
  const navigate = useNavigate()
  const { create, update } = useViewVerbs(list)
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  const fail = (error: unknown) => toast.failed(refusalText(error, t('ui.problem.unknown')))
  const saveAs = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    create.mutate(
      { name: name.trim(), isShared, query: queryOf(state) },
      {
        onError: fail,
        onSuccess: (made) => {
          setOpen(false)
          setName('')
          toast.done(t('engine.view.saved', { name: made.name }))
          const saved = { id: made.id, label: made.name, query: queryOf(state), saved: made }
          void navigate({ to: '.', search: searchOf(saved, state.type) as never })
        },
      },
    )
  }
  const before = view.saved?.query
  const overwrite = () =>
    view.saved &&
    update.mutate(
      { id: view.saved.id, query: queryOf(state) },
      {
        onError: fail,
        onSuccess: () =>
          toast.done(t('engine.view.saved', { name: view.label }), {
            undo: () => update.mutateAsync({ id: view.id, query: before ?? {} }),
          }),
      },
    )
  return (
    <div className={css.save}>
      {view.saved?.user?.id === user.id ? (
        <Button size="small" kind="quiet" icon={IconDeviceFloppy} busy={update.isPending} onClick={overwrite}>
          {t('engine.view.overwrite')}
        </Button>
      ) : null}
      <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <Button size="small" kind="quiet" onClick={() => setOpen(!isOpen)}>
            {t('engine.view.saveAs')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('engine.view.saveAs')}>
          <form className={css.form} onSubmit={saveAs}>
            <Suspense fallback={null}>
              <TextField label={t('engine.view.name')} value={name} onChange={setName} maxLength={100} autoFocus />
              {can('saved-view.share') ? (
                <CheckField label={t('engine.view.share')} value={isShared} onChange={setShared} />
              ) : null}
            </Suspense>
            <Button type="submit" kind="primary" busy={create.isPending}>
              {t('engine.view.save')}
            </Button>
          </form>
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}
