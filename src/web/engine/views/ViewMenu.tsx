import { Menu } from '@mantine/core'
import { IconChevronDown, IconTrash, IconUsers } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { useCan, useSession } from '../session.ts'
import { refusalText } from '../use-action.ts'
import { useViewVerbs } from './use-views.ts'
import type { SavedView } from './view.ts'

/** What its owner may do with a saved view: share it or keep it to himself, throw it away. */
export function ViewMenu({ list, view }: { list: string; view: SavedView }) {
  const { t } = useTranslation()
  const can = useCan()
  const navigate = useNavigate()
  const { user } = useSession()
  const { update, remove, restore } = useViewVerbs(list)
  if (view.user?.id !== user.id) return null
  const fail = (error: unknown) => toast.failed(refusalText(error, t('ui.problem.unknown')))
  const share = () =>
    update.mutate(
      { id: view.id, isShared: !view.isShared },
      {
        onError: fail,
        onSuccess: () =>
          toast.done(t(view.isShared ? 'engine.view.unshared' : 'engine.view.shared', { name: view.name })),
      },
    )
  const discard = () =>
    remove.mutate(view.id, {
      onError: fail,
      onSuccess: () => {
        toast.done(t('engine.view.removed', { name: view.name }), { undo: () => restore.mutateAsync(view.id) })
        void navigate({ to: '.', search: {} as never })
      },
    })
  return (
    <Menu>
      <Menu.Target>
        <IconButton size="small" icon={IconChevronDown} label={t('engine.view.menu', { name: view.name })} />
      </Menu.Target>
      <Menu.Dropdown>
        {can('saved-view.share') ? (
          <Menu.Item leftSection={<IconUsers size="1.15em" stroke={1.75} aria-hidden />} onClick={share}>
            {t(view.isShared ? 'engine.view.unshare' : 'engine.view.shareNow')}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconTrash size="1.15em" stroke={1.75} aria-hidden />} onClick={discard}>
          {t('engine.view.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
