import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import css from '../sightings/sightings.module.css'

export interface NamePreview {
  items: { subject: string; said: string; now: string | null; becomes: string; count: number }[]
  total: number
  names: number
}

/** Each name said that would be written otherwise, the most frequent first. */
export function PreviewTable({ preview }: { preview: NamePreview }) {
  const { t, i18n } = useTranslation()
  const { items, names } = preview
  if (items.length === 0)
    return (
      <EmptyState
        icon={IconCircleCheck}
        title={t('admin.inventory.naming.nothing')}
        hint={t('admin.inventory.naming.nothingHint')}
      />
    )
  return (
    <>
      <ScrollTable label={t('admin.inventory.naming.preview')}>
        <thead>
          <tr>
            <th scope="col">{t('kind.name-rule.field.subject')}</th>
            <th scope="col">{t('admin.inventory.naming.said')}</th>
            <th scope="col">{t('admin.inventory.naming.now')}</th>
            <th scope="col">{t('kind.name-rule.field.becomes')}</th>
            <th scope="col">{t('admin.inventory.naming.count')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={`${item.subject} ${item.said} ${item.now}`}>
              <td>{t(`kind.name-rule.choice.subject.${item.subject}`)}</td>
              <th scope="row">{item.said}</th>
              <td>{item.now}</td>
              <td>{item.becomes}</td>
              <td>{new Intl.NumberFormat(i18n.language).format(item.count)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {names > items.length ? <p className={css.soft}>{t('admin.inventory.naming.more', { count: names })}</p> : null}
    </>
  )
}
