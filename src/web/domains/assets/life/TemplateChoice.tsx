import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetTemplateKind } from '../../../../shared/assets/life.kinds.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { type Json, titleOf } from '../../../engine/records.ts'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'

const fields = [
  'name',
  'assetType',
  'assetName',
  'entity',
  'state',
  'location',
  'group',
  'technician',
  'supportGroup',
  'manufacturer',
  'model',
  'assetComment',
  'custom',
]

/** Templates of one type, or of all. */
export function useTemplates(type?: string): Json[] {
  const { data } = useQuery({
    queryKey: [assetTemplateKind.plural, 'list', 'choice'],
    queryFn: ({ signal }) => readPage(assetTemplateKind, { fields }, { limit: 200, count: 'none' }, signal),
    staleTime: 60_000,
  })
  return (data?.items ?? []).filter((each) => type === undefined || each.assetType === type)
}

/** The values that a new asset takes from its template. */
export function valuesOf(template: Json): Record<string, unknown> {
  const { assetType, assetName, assetComment, custom } = template
  const same = ['entity', 'state', 'location', 'group', 'technician', 'supportGroup', 'manufacturer', 'model'] as const
  const values: Record<string, unknown> = { type: assetType, name: assetName, comment: assetComment }
  for (const name of same) values[name] = template[name]
  for (const [name, value] of Object.entries((custom ?? {}) as object)) values[`custom.${name}`] = value
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined))
}

/** "From a template": above the form of a new asset, where there are any for its type. */
export function TemplateChoice({ type, chosen }: { type: string; chosen: string | undefined }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const templates = useTemplates(type)
  if (templates.length === 0) return null
  return (
    <ChoiceField
      name="template"
      label={t('life.template.from')}
      value={chosen ?? null}
      choices={templates.map((each) => ({ value: each.id, label: titleOf(assetTemplateKind, each) }))}
      onChange={(template) =>
        void navigate({
          to: '/assets/new',
          search: (template === null ? { type } : { type, template }) as never,
          replace: true,
        })
      }
    />
  )
}
