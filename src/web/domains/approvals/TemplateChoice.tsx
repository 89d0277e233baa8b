import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../../shared/approvals/approval-plan.ts'
import { approvalTemplateKind } from '../../../shared/approvals/approvals.kinds.ts'
import { api } from '../../engine/api.ts'
import type { Json } from '../../engine/records.ts'
import { useCan } from '../../engine/session.ts'
import { ChoiceField } from '../../ui/field/ChoiceField.tsx'
import type { StepDraft } from './ask-plan.ts'
import { draftsOf } from './plan-drafts.ts'

const most = 200

/** Whom one asks again and again: one press fills the steps. Nothing where the site keeps none. */
export function TemplateChoice({ onChoose }: { onChoose: (steps: StepDraft[], comment: string) => void }) {
  const { t } = useTranslation()
  const can = useCan()
  const [chosen, setChosen] = useState<string | null>(null)
  const { data } = useQuery({
    queryKey: [approvalTemplateKind.plural, 'list', 'offered'],
    queryFn: ({ signal }) =>
      api.get<{ items: Json[] }>(`/${approvalTemplateKind.plural}`, {
        query: { fields: 'name,steps,comment', limit: most, count: 'none', sort: 'name' },
        signal,
      }),
    enabled: can('approval-template.read'),
  })
  const items = (data?.items ?? []).filter(({ steps }) => Array.isArray(steps) && steps.length > 0)
  if (items.length === 0) return null
  const choose = (id: string | null) => {
    setChosen(id)
    const item = items.find((each) => each.id === id)
    if (item === undefined) return
    void draftsOf(item.steps as Plan['steps']).then((steps) => onChoose(steps, String(item.comment ?? '')))
  }
  return (
    <ChoiceField
      label={t('approvals.ask.template')}
      choices={items.map(({ id, name }) => ({ value: id, label: String(name) }))}
      value={chosen}
      onChange={choose}
    />
  )
}
