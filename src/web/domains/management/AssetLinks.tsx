import { IconExternalLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { fillTemplate, type LinkTag, linkTags } from '../../../shared/management/link-template.ts'
import { linkTemplateKind } from '../../../shared/management/management.kinds.ts'
import { useList } from '../../engine/list/use-list.ts'
import { isNamed, type Json } from '../../engine/records.ts'
import { Heading } from '../../ui/page/Heading.tsx'
import css from './management.module.css'

const textOf = (value: unknown): string | null => {
  if (isNamed(value)) return value.name
  return value === null || value === undefined ? null : String(value)
}

/** Addresses elsewhere that are about this machine; those that lack a value of it are not shown. */
export function AssetLinks({ record }: { record: Json }) {
  const { t } = useTranslation()
  const list = useList(
    linkTemplateKind,
    {
      filter: {
        any: [
          { field: 'assetType', op: 'empty' },
          { field: 'assetType', op: 'is', value: String(record.type) },
        ],
      },
      sort: 'name',
      fields: ['name', 'template'],
    },
    { pageSize: 50 },
  )
  const values = Object.fromEntries(linkTags.map((tag): [LinkTag, string | null] => [tag, textOf(record[tag])]))
  const links = list.rows.flatMap((template) => {
    const address = fillTemplate(String(template.template), values)
    return address === undefined ? [] : [{ id: template.id, name: String(template.name), address }]
  })
  if (links.length === 0) return null
  return (
    <section className={css.links} aria-label={t('management.links')}>
      <Heading title={t('management.links')} />
      <ul>
        {links.map(({ id, name, address }) => (
          <li key={id}>
            <a className={css.link} href={address} target="_blank" rel="noopener noreferrer nofollow">
              {name} <IconExternalLink size={14} aria-hidden />
              <span className="visually-hidden"> ({t('engine.newWindow')})</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
