import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import type { UniqueSubject } from '../../../shared/unicity/unicity.kinds.ts'
import { type Json, type Named, partQuery } from '../../engine/records.ts'
import { RecordLinks } from './Conflicts.tsx'
import css from './unicity.module.css'

interface Duplicate {
  rule: Named
  fields: string[]
  records: Named[]
}

/** On a record: the others that are alike by a rule of unicity; nothing where there are none. */
export const duplicatesPanel = (subject: UniqueSubject): ComponentType<{ record: Json }> =>
  function Duplicates({ record }) {
    const { t } = useTranslation()
    const kind = kindNamed(subject)!
    const { data } = useQuery(partQuery<{ items: Duplicate[] }>(kind, record.id, 'duplicates'))
    if (data === undefined || data.items.length === 0) return null
    return (
      <section className={css.panel} aria-label={t('unicity.panel')}>
        <h2 className={css.title}>{t('unicity.panel')}</h2>
        {data.items.map(({ rule, fields, records }) => (
          <div key={rule.id}>
            <RecordLinks subject={subject} records={records} />
            <p className={css.facts}>
              {t('unicity.by', {
                fields: fields.map((field) => t(`kind.unique-rule.choice.fields.${field}`)).join(', '),
                rule: rule.name,
              })}
            </p>
          </div>
        ))}
      </section>
    )
  }
