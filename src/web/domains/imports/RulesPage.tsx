import { IconListCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useRouteSearch } from '../../engine/route-hooks.ts'
import { LinkButton } from '../../ui/button/Button.tsx'
import { ChoiceField } from '../../ui/field/ChoiceField.tsx'
import { Page } from '../../ui/page/Page.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { ScrollTable } from '../../ui/table/ScrollTable.tsx'
import css from './imports.module.css'
import { type FieldRules, kindsQuery, type Preview, previewQuery } from './imports-api.ts'

/** What each column must hold to be taken in, kind by kind: read from the definitions themselves. */
export function RulesPage() {
  const { t } = useTranslation()
  const [search, change] = useRouteSearch<{ kind?: string | undefined }>()
  const kinds = useQuery(kindsQuery)
  const items = (kinds.data?.items ?? []).toSorted((a, b) => a.name.localeCompare(b.name))
  const kind = search.kind ?? items.find((item) => item.kind === 'assets')?.kind ?? items[0]?.kind ?? ''
  const { data, error, isLoading } = useQuery(previewQuery(kind, undefined, {}))
  return (
    <Page
      title={t('imports.rules.title')}
      icon={IconListCheck}
      actions={
        <LinkButton to="/imports/new" kind="primary" search={(kind === '' ? {} : { kind }) as never}>
          {t('imports.new')}
        </LinkButton>
      }
    >
      <div className={css.run}>
        <div className={css.kindChoice}>
          <ChoiceField
            label={t('imports.whatKind')}
            required
            value={kind || null}
            choices={items.map((item) => ({ value: item.kind, label: item.name }))}
            onChange={(value) => value !== null && change({ kind: value })}
          />
        </div>
        {error ? <ErrorState error={error} /> : null}
        {isLoading ? <Skeleton /> : null}
        {data ? <RulesTable preview={data} /> : null}
      </div>
    </Page>
  )
}

function RulesTable({ preview }: { preview: Preview }) {
  const { t } = useTranslation()
  const labels = new Map(preview.fields.map((field) => [field.name, field.label]))
  return (
    <>
      <div className={css.panel}>
        <ScrollTable label={t('imports.rules.title')}>
          <thead>
            <tr>
              <th scope="col">{t('imports.rules.field')}</th>
              <th scope="col">{t('imports.rules.holds')}</th>
              <th scope="col">{t('imports.rules.notes')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.fields.map((field) => (
              <tr key={field.name}>
                <th scope="row">
                  {field.label}
                  <code className={css.code}>{field.name}</code>
                </th>
                <td data-wraps>
                  <Holds field={field} />
                </td>
                <td data-wraps>{notes(t, field).join(' ')}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      </div>
      {preview.unique.length === 0 ? null : (
        <ul className={css.unique}>
          {preview.unique.map((fields) => (
            <li key={fields.join()}>
              {t('imports.rules.unique', { fields: fields.map((name) => labels.get(name) ?? name).join(' + ') })}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Holds({ field }: { field: FieldRules }) {
  const { t } = useTranslation()
  if (field.choices) return <>{field.choices.map((choice) => choice.label).join(', ')}</>
  if (field.refersTo)
    return (
      <>
        {t('imports.rules.refers', {
          kind: field.refersTo.label,
          by: field.refersTo.by.map((way) => way.label).join(', '),
        })}
      </>
    )
  return <>{t(`imports.rules.type.${field.type}`, { defaultValue: field.type })}</>
}

function notes(t: TFunction, field: FieldRules): string[] {
  const { isRequired, isKey, isKeyOnly, min, max, types, refersTo } = field
  const isText = max !== undefined && ['text', 'longText'].includes(field.type)
  return [
    isRequired ? t('imports.rules.required') : '',
    isKeyOnly ? t('imports.rules.keyOnly') : isKey ? t('imports.rules.key') : '',
    isText ? t('imports.rules.longest', { max }) : '',
    !isText && min !== undefined ? t('imports.rules.from', { min }) : '',
    !isText && max !== undefined ? t('imports.rules.to', { max }) : '',
    types ? t('imports.rules.types', { types: types.map((type) => type.label).join(', ') }) : '',
    refersTo?.canCreate ? t('imports.rules.canCreate') : '',
  ].filter((sentence) => sentence !== '')
}
