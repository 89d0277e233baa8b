import { IconArrowRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { LinkButton } from '../../ui/button/Button.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { documentsTab } from '../documents/documents-tab.tsx'
import type { FormPart, FormValues } from '../form/form-fields.ts'
import { KindForm } from '../form/KindForm.tsx'
import { useKindTexts } from '../kind-texts.ts'
import { isProblem } from '../problem.ts'
import { HistoryPanel } from '../record/HistoryPanel.tsx'
import { RecordMenu } from '../record/RecordMenu.tsx'
import { RecordProperties } from '../record/RecordProperties.tsx'
import { type Json, pageOf, recordQuery, titleOf, useRecord } from '../records.ts'
import { useSession } from '../session.ts'
import css from './dictionary.module.css'

interface EntryFormProps {
  kind: Kind
  /** `new` for one being made. */
  id: string
  parent: string | undefined
  onOpen: (id: string | undefined) => void
  parts?: readonly FormPart[] | undefined
  fresh?: FormValues | undefined
  about?: ((record: Json) => ReactNode) | undefined
}

/** The entry that is open: its form, or its values for those who may only read. */
export function EntryForm({ id, parent, ...rest }: EntryFormProps) {
  return id === 'new' ? <NewEntry parent={parent} {...rest} /> : <KnownEntry id={id} {...rest} />
}

function NewEntry({ kind, parent, onOpen, parts, fresh }: Omit<EntryFormProps, 'id'>) {
  const { t } = useTranslation()
  const texts = useKindTexts(kind)
  const { entities } = useSession()
  const above = useQuery(recordQuery(kind, parent ?? ''))
  if (parent !== undefined && above.isPending) return <Skeleton />
  const initial = {
    ...fresh,
    ...(above.data === undefined ? {} : { parent: { id: above.data.id, name: titleOf(kind, above.data) } }),
    ...(kind.entityField === null ? {} : { [kind.entityField]: above.data?.[kind.entityField] ?? entities[0] ?? null }),
  }
  return (
    <>
      <h2 className={css.title}>{texts.fresh}</h2>
      <KindForm
        kind={kind}
        initial={initial}
        {...(parts ? { parts } : {})}
        onCancel={() => onOpen(undefined)}
        onDone={(record) => {
          toast.done(t('engine.form.created', { name: titleOf(kind, record) }))
          onOpen(record.id)
        }}
      />
    </>
  )
}

function KnownEntry({ kind, id, onOpen, parts, about }: Omit<EntryFormProps, 'parent'>) {
  const { t } = useTranslation()
  const { data, error, refetch } = useRecord(kind, id)
  const [saves, setSaves] = useState(0)
  if (isProblem(error, 'not_found')) return <EmptyState title={error.title} hint={error.detail} />
  if (data === undefined) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton />
  const page = pageOf(kind, id)
  const mayWrite = data.can?.update === true && data.deletedAt === undefined
  return (
    <>
      <header className={css.head}>
        <h2 className={css.title}>{titleOf(kind, data).replaceAll(' > ', ' › ')}</h2>
        {page === null ? null : (
          <LinkButton to={page} kind="quiet" size="small" icon={IconArrowRight}>
            {t('engine.dictionary.page')}
          </LinkButton>
        )}
        <RecordMenu kind={kind} record={data} />
      </header>
      {about?.(data)}
      {mayWrite ? (
        <KindForm
          // Once saved, the form begins again from what is there now.
          key={saves}
          kind={kind}
          record={data}
          {...(parts ? { parts } : {})}
          onDone={(saved) => {
            toast.done(t('engine.form.saved', { name: titleOf(kind, saved) }))
            setSaves(saves + 1)
          }}
          onCancel={() => onOpen(undefined)}
        />
      ) : (
        <ReadOnly kind={kind} record={data} />
      )}
      {page === null
        ? documentsTab(kind, data).map(({ key, label, show }) => (
            <section key={key} className={css.history} aria-label={t(label)}>
              <h3 className={css.subtitle}>{t(label)}</h3>
              {show()}
            </section>
          ))
        : null}
      <section className={css.history} aria-label={t('engine.history.tab')}>
        <h3 className={css.subtitle}>{t('engine.history.tab')}</h3>
        <HistoryPanel kind={kind} id={id} />
      </section>
    </>
  )
}

function ReadOnly({ kind, record }: { kind: Kind; record: Json }) {
  const { t } = useTranslation()
  const names = Object.entries(kind.fields)
    .filter(([, field]) => field.type !== 'json' || field.choices !== undefined)
    .map(([name]) => name)
  return (
    <>
      <p className={css.note}>
        {t(record.deletedAt === undefined ? 'engine.dictionary.readOnly' : 'engine.trash.isIn')}
      </p>
      <RecordProperties kind={kind} record={record} sections={[{ fields: names }]} />
    </>
  )
}
