import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import type { FormPart, FormValues } from '../../engine/form/form-fields.ts'
import { KindForm } from '../../engine/form/KindForm.tsx'
import { useKindTexts } from '../../engine/kind-texts.ts'
import { pageOf, titleOf } from '../../engine/records.ts'
import { useSession } from '../../engine/session.ts'
import { TemplateField } from '../../engine/templates/TemplateField.tsx'
import { useTemplates } from '../../engine/templates/use-templates.ts'
import { toast } from '../../ui/feedback/toast.tsx'
import { Page } from '../../ui/page/Page.tsx'

interface NewRecordPageProps {
  kind: Kind
  parts: readonly FormPart[]
  initial?: FormValues
}

/** A new record of a kind of this room, in the person's entity; afterwards its page. */
export function NewRecordPage({ kind, parts, initial = {} }: NewRecordPageProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { entities } = useSession()
  const texts = useKindTexts(kind)
  const templates = useTemplates(kind)
  return (
    <Page title={texts.fresh} layout="read">
      <TemplateField {...templates} />
      <KindForm
        key={templates.key}
        kind={kind}
        parts={parts}
        draft={templates.draft}
        initial={{ entity: entities[0] ?? null, ...initial, ...templates.values }}
        onCancel={() => void navigate({ to: `/${kind.plural}` })}
        onDone={(record) => {
          toast.done(t('engine.form.created', { name: titleOf(kind, record) }))
          void navigate({ to: pageOf(kind, record.id)! })
        }}
      />
    </Page>
  )
}
