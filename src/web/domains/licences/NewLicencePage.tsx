import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { licenceKind } from '../../../shared/licences/licences.kinds.ts'
import type { FormPart } from '../../engine/form/form-fields.ts'
import { KindForm } from '../../engine/form/KindForm.tsx'
import { titleOf } from '../../engine/records.ts'
import { useSession } from '../../engine/session.ts'
import { TemplateField } from '../../engine/templates/TemplateField.tsx'
import { useTemplates } from '../../engine/templates/use-templates.ts'
import { toast } from '../../ui/feedback/toast.tsx'
import { Page } from '../../ui/page/Page.tsx'

const parts: readonly FormPart[] = [
  {
    title: 'licences.form.identity',
    fields: ['name', ['software', 'versionPattern'], ['type', 'state'], 'entity', 'isRecursive'],
  },
  { title: 'licences.form.seats', fields: ['seats', 'allowsExcess', 'parent'] },
  {
    title: 'licences.form.purchase',
    fields: [
      ['supplier', 'contact'],
      ['purchasedOn', 'expiresOn'],
      ['price', 'orderNumber'],
      ['purchasedVersion', 'usedVersion'],
    ],
  },
  { title: 'licences.form.more', fields: [['technician', 'group'], 'inventoryNumber', 'comment'] },
]

/** A new licence: name, type and entity suffice; installs are counted once a program is named. */
export function NewLicencePage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { entities } = useSession()
  const templates = useTemplates(licenceKind)
  return (
    <Page title={t('kind.licence.new')} layout="read">
      <TemplateField {...templates} />
      <KindForm
        key={templates.key}
        kind={licenceKind}
        parts={parts}
        draft={templates.draft}
        initial={{ type: 'seats', state: 'active', entity: entities[0] ?? null, ...templates.values }}
        submit={t('licences.form.submit')}
        onCancel={() => void navigate({ to: '/licences' })}
        onDone={(licence) => {
          toast.done(t('engine.form.created', { name: titleOf(licenceKind, licence) }))
          void navigate({ to: `/licences/${licence.id}` })
        }}
      />
    </Page>
  )
}
