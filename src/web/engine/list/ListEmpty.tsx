import { IconMoodEmpty, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button, LinkButton } from '../../ui/button/Button.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { useCan } from '../session.ts'
import type { KindListProps } from './KindList.tsx'
import type { ChangeList, ListState } from './use-list-state.ts'

type ListEmptyProps = Pick<KindListProps, 'kind' | 'icon' | 'create' | 'emptyHint'> & {
  state: ListState
  isView: boolean
  change: ChangeList
}

/** Why there is nothing, and what to do about it: loosen the filters, make the first one, leave the trash. */
export function ListEmpty({ icon, create, emptyHint, state, isView, change }: ListEmptyProps) {
  const { t } = useTranslation()
  const can = useCan()
  if (state.trash)
    return (
      <EmptyState
        icon={IconTrash}
        title={t('engine.trash.empty')}
        hint={t('engine.trash.emptyHint')}
        action={<Button onClick={() => change({ trash: undefined })}>{t('engine.trash.leave')}</Button>}
      />
    )
  if (isView && state.type === undefined && (state.q.trim() !== '' || state.filter !== undefined))
    return <EmptyState icon={icon ?? IconMoodEmpty} title={t('engine.list.nothingInView')} />
  if (state.q.trim() !== '' || state.filter !== undefined || state.type !== undefined)
    return (
      <EmptyState
        icon={IconMoodEmpty}
        title={t('engine.list.nothingFound')}
        hint={t('engine.list.nothingFoundHint')}
        action={
          <Button onClick={() => change({ q: '', filter: undefined, type: undefined })}>
            {t('engine.list.loosen')}
          </Button>
        }
      />
    )
  return (
    <EmptyState
      icon={icon ?? IconMoodEmpty}
      title={t('engine.list.nothingYet')}
      hint={emptyHint === undefined ? null : t(emptyHint)}
      action={
        create && can(create.needs) ? (
          <LinkButton to={create.to} search={(create.search ?? {}) as never} kind="primary" icon={IconPlus}>
            {t(create.label)}
          </LinkButton>
        ) : null
      }
    />
  )
}
