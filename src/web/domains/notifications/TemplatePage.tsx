import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { notificationTemplateKind } from '../../../shared/notifications/notifications.kinds.ts'
import { templateVariables } from '../../../shared/notifications/template-variables.ts'
import { api } from '../../engine/api.ts'
import { DictionaryPage } from '../../engine/dictionary/DictionaryPage.tsx'
import type { FormPart } from '../../engine/form/form-fields.ts'
import { useSession } from '../../engine/session.ts'
import { NumberField } from '../../ui/field/NumberField.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import css from './notifications.module.css'

const parts: readonly FormPart[] = [
  { fields: ['name', ['event', 'language'], ['entity', 'isActive'], 'subject', 'body', 'comment'] },
]

interface Preview {
  subject: string
  text: string
  number: number | null
}

/** The template as a mail about a real case would say it; the variables it may name. */
function TemplatePreview({ id, version }: { id: string; version: number | undefined }) {
  const { t } = useTranslation()
  const [ticket, setTicket] = useState<number | null>(null)
  const { data, error, refetch } = useQuery({
    queryKey: [notificationTemplateKind.plural, id, 'preview', version, ticket],
    queryFn: ({ signal }) =>
      api.get<Preview>(`/${notificationTemplateKind.plural}/${id}/preview`, {
        query: ticket === null ? {} : { ticket },
        signal,
      }),
  })
  return (
    <section className={css.choices} aria-label={t('notifications.templates.preview')}>
      <p className={css.soft}>{t('notifications.templates.about')}</p>
      <h3 className={css.heading}>{t('notifications.templates.variables')}</h3>
      <p className={css.variables}>
        {templateVariables.map((name) => (
          <code key={name}>{`{{${name}}}`}</code>
        ))}
      </p>
      <h3 className={css.heading}>{t('notifications.templates.preview')}</h3>
      <div className={css.family}>
        <NumberField label={t('notifications.templates.number')} min={1} value={ticket} onChange={setTicket} />
      </div>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={4} />
      ) : (
        <>
          <p>{t('notifications.templates.subject', { subject: data.subject })}</p>
          <pre className={css.mail}>{data.text}</pre>
        </>
      )}
    </section>
  )
}

/** The words of mails, by event and language. */
export function TemplatePage() {
  const { t } = useTranslation()
  const { entities } = useSession()
  return (
    <DictionaryPage
      kind={notificationTemplateKind}
      title={t('notifications.templates.title')}
      parts={parts}
      fresh={{ isActive: true, language: 'fr', entity: entities[0] ?? null }}
      columns={['name', 'event', 'language', 'isActive']}
      about={(record) => <TemplatePreview id={record.id} version={record.version} />}
    />
  )
}
