import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import type { FormPart } from '../../engine/form/form-fields.ts'
import { KindForm } from '../../engine/form/KindForm.tsx'
import { titleOf } from '../../engine/records.ts'
import { useRouteSearch } from '../../engine/route-hooks.ts'
import { useSession } from '../../engine/session.ts'
import { toast } from '../../ui/feedback/toast.tsx'
import { Page } from '../../ui/page/Page.tsx'

const parts: readonly FormPart[] = [
  {
    title: 'assets.form.identity',
    fields: ['type', 'name', ['manufacturer', 'model'], ['serial', 'inventoryNumber']],
  },
  {
    title: 'assets.form.place',
    fields: [
      ['entity', 'state'],
      ['location', 'user'],
      ['group', 'contact'],
      ['technician', 'supportGroup'],
    ],
  },
  { title: 'assets.form.more', fields: ['comment'] },
]

/** A new asset: type, name and entity suffice; the rest can come later or from inventory. */
export function NewAssetPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { entities } = useSession()
  const [{ type }] = useRouteSearch<{ type?: string }>()
  return (
    <Page title={t('kind.asset.new')} layout="read">
      <KindForm
        key={type}
        kind={assetKind}
        parts={parts}
        draft={`asset.new.${type ?? ''}`}
        initial={{ type: type ?? 'computer', entity: entities[0] ?? null }}
        submit={t('assets.form.submit')}
        onCancel={() => void navigate({ to: '/assets' })}
        onDone={(asset) => {
          toast.done(t('engine.form.created', { name: titleOf(assetKind, asset) }))
          void navigate({ to: `/assets/${asset.id}` })
        }}
      />
    </Page>
  )
}
