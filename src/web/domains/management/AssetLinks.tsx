import { IconDownload, IconExternalLink } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { fillFile, fillTemplate, type LinkTag, linkTags } from '../../../shared/management/link-template.ts'
import { linkTemplateKind } from '../../../shared/management/management.kinds.ts'
import { saveFile } from '../../engine/download.ts'
import { useList } from '../../engine/list/use-list.ts'
import { isNamed, type Json, partQuery, titleOf } from '../../engine/records.ts'
import { useSession } from '../../engine/session.ts'
import { Heading } from '../../ui/page/Heading.tsx'
import css from './management.module.css'

const textOf = (value: unknown): string | null => {
  if (isNamed(value)) return value.name
  return value === null || value === undefined ? null : String(value)
}

interface Port {
  data: { mac?: string; isVirtual?: boolean; addresses?: { address: string; family: number }[] }
}

type Values = Partial<Record<LinkTag, string | null>>

/** Where it is in the network: what the record says of itself, else its first card that has an address, real ones first. */
function placeInNetwork(record: Json, ports: readonly Port[]): Values {
  const own = (record.custom ?? {}) as Record<string, unknown>
  const sorted = ports.toSorted(
    (one, other) => Number(one.data.isVirtual === true) - Number(other.data.isVirtual === true),
  )
  const card = sorted.find(({ data }) => data.addresses?.some(({ family }) => family === 4)) ?? sorted[0]
  const address = card?.data.addresses?.find(({ family }) => family === 4) ?? card?.data.addresses?.[0]
  return {
    ip: textOf(own.address) ?? address?.address ?? null,
    mac: textOf(own.mac) ?? card?.data.mac ?? null,
    domain: textOf(own.domain),
  }
}

const asksForCards = (template: Json): boolean =>
  /\{(?:ip|mac)\}/.test([template.template, template.fileName, template.content].map(String).join(' '))

/** Addresses and files elsewhere that are about this machine; those that lack a value of it are not shown. */
export function AssetLinks({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { user } = useSession()
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
      fields: ['name', 'template', 'fileName', 'content'],
    },
    { pageSize: 50 },
  )
  const ports = useQuery({
    ...partQuery<{ items: Port[] }>(assetKind, record.id, 'ports'),
    enabled: list.rows.some(asksForCards),
  })
  const values: Values = {
    ...Object.fromEntries(linkTags.map((tag): [LinkTag, string | null] => [tag, textOf(record[tag])])),
    ...placeInNetwork(record, ports.data?.items ?? []),
    login: user.login,
  }
  const links = list.rows.flatMap((template) => linkOf(template, values) ?? [])
  if (links.length === 0) return null
  return (
    <section className={css.links} aria-label={t('management.links')}>
      <Heading title={t('management.links')} />
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            <LinkLine link={link} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type Filled = { id: string; name: string } & ({ address: string } | { file: { name: string; content: string } })

function linkOf(template: Json, values: Values): Filled | undefined {
  const of = { id: template.id, name: titleOf(linkTemplateKind, template) }
  if (typeof template.fileName === 'string') {
    const file = fillFile({ fileName: template.fileName, content: String(template.content ?? '') }, values)
    return file === undefined ? undefined : { ...of, file }
  }
  const address = fillTemplate(String(template.template), values)
  return address === undefined ? undefined : { ...of, address }
}

function LinkLine({ link }: { link: Filled }) {
  const { t } = useTranslation()
  if ('file' in link) {
    const { name, content } = link.file
    return (
      <button
        type="button"
        className={css.fileLink}
        onClick={() => saveFile(name, new Blob([content], { type: 'application/octet-stream' }))}
      >
        {link.name} <IconDownload size={14} aria-hidden />
        <span className="visually-hidden"> ({name})</span>
      </button>
    )
  }
  return (
    <a className={css.link} href={link.address} target="_blank" rel="noopener noreferrer nofollow">
      {link.name} <IconExternalLink size={14} aria-hidden />
      <span className="visually-hidden"> ({t('engine.newWindow')})</span>
    </a>
  )
}
