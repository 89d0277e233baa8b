import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { assetTypes, columnsOf } from '../../../shared/assets/types/index.ts'
import type { FormPart } from '../../engine/form/form-fields.ts'
import { KindForm } from '../../engine/form/KindForm.tsx'
import { titleOf } from '../../engine/records.ts'
import { useRouteSearch } from '../../engine/route-hooks.ts'
import { useSession } from '../../engine/session.ts'
import { toast } from '../../ui/feedback/toast.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { TemplateChoice, useTemplates, valuesOf } from './life/TemplateChoice.tsx'
import { TypeChooser } from './TypeChooser.tsx'

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
      ['contact', 'contactNumber'],
      ['group', 'supportGroup'],
      'technician',
      'isRecursive',
    ],
  },
  { title: 'assets.form.more', fields: ['comment'] },
]

/** What only some types have of the register's own fields stands with what it is. */
const partsOf = (type: string): readonly FormPart[] =>
  parts.map((part, at) => (at === 0 ? { ...part, fields: [...part.fields, ...columnsOf(type)] } : part))

/** First which type, then its form. */
export function NewAssetPage() {
  const [{ type, template }] = useRouteSearch<{ type?: string; template?: string }>()
  return assetTypes.some((each) => each.name === type) ? (
    <AssetForm type={type!} template={template} />
  ) : (
    <TypeChooser />
  )
}

/** A new asset: type, name and entity suffice; the rest can come later or from inventory. */
function AssetForm({ type, template }: { type: string; template: string | undefined }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { entities } = useSession()
  const chosen = useTemplates(type).find((each) => each.id === template)
  return (
    <Page title={t('kind.asset.new')} layout="read">
      <TemplateChoice type={type} chosen={template} />
      <KindForm
        key={`${type} ${chosen?.id ?? ''}`}
        kind={assetKind}
        parts={partsOf(type)}
        draft={`asset.new.${type}.${chosen?.id ?? ''}`}
        initial={{ type, entity: entities[0] ?? null, ...(chosen === undefined ? {} : valuesOf(chosen)) }}
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
