import { IconServerCog } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { serverRoomKind } from '../../../../shared/infrastructure/infrastructure.kinds.ts'
import type { FormPart } from '../../../engine/form/form-fields.ts'
import { KindForm } from '../../../engine/form/KindForm.tsx'
import { KindList } from '../../../engine/list/KindList.tsx'
import { RecordPage } from '../../../engine/record/RecordPage.tsx'
import { type PropertySection, RecordProperties } from '../../../engine/record/RecordProperties.tsx'
import { isNamed, titleOf } from '../../../engine/records.ts'
import { useRouteParam } from '../../../engine/route-hooks.ts'
import { useSession } from '../../../engine/session.ts'
import { toast } from '../../../ui/feedback/toast.tsx'
import { Page } from '../../../ui/page/Page.tsx'
import { PlanTab } from './PlanTab.tsx'

export function ServerRoomListPage() {
  return (
    <KindList
      kind={serverRoomKind}
      icon={IconServerCog}
      create={{ to: '/server-rooms/new', label: 'kind.server-room.new', needs: 'infrastructure.create' }}
      emptyHint="infrastructure.room.emptyHint"
    />
  )
}

const parts: readonly FormPart[] = [
  { fields: ['name', ['entity', 'location'], ['gridColumns', 'gridRows'], 'comment'] },
]

export function NewServerRoomPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { entities } = useSession()
  return (
    <Page title={t('kind.server-room.new')} layout="read">
      <KindForm
        kind={serverRoomKind}
        parts={parts}
        draft="server-room.new"
        initial={{ entity: entities[0] ?? null, gridColumns: 10, gridRows: 6 }}
        onCancel={() => void navigate({ to: '/server-rooms' })}
        onDone={(room) => {
          toast.done(t('engine.form.created', { name: titleOf(serverRoomKind, room) }))
          void navigate({ to: `/server-rooms/${room.id}` })
        }}
      />
    </Page>
  )
}

const sections: readonly PropertySection[] = [
  { fields: ['name', 'location', 'entity', 'gridColumns', 'gridRows', 'comment'], keepsEmpty: true },
]

/** A room of racks: its plan. */
export function ServerRoomPage() {
  const id = useRouteParam('roomId')
  return (
    <RecordPage
      kind={serverRoomKind}
      id={id}
      icon={() => IconServerCog}
      facts={(record) => (isNamed(record.location) ? <span>{record.location.name}</span> : null)}
      tabs={(record) => [{ key: 'plan', label: 'infrastructure.room.plan', show: () => <PlanTab record={record} /> }]}
      side={(record) => <RecordProperties kind={serverRoomKind} record={record} sections={sections} />}
    />
  )
}
