import { IconPencil, IconVersions } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { softwareKind } from '../../../../shared/assets/assets.kinds.ts'
import { asValue } from '../../../../shared/conditions/format-query.ts'
import { type Json, partQuery } from '../../../engine/records.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { DataTable } from '../../../ui/table/DataTable.tsx'
import { AssetState } from '../AssetState.tsx'
import css from '../parts/parts.module.css'
import { VersionStateDialog } from './VersionStateDialog.tsx'

export interface Version {
  id: string
  version: string
  architecture: string
  installs: number
  state: { id: string; name: string } | null
  /** Names of other wording under which machines told it. */
  said: string[]
}

/** Versions seen, each leading to the machines that have it. */
export function VersionsTab({ record }: { record: Json }) {
  const softwareId = record.id
  const { t, i18n } = useTranslation()
  const [changing, change] = useState<Version | null>(null)
  const mayChange = record.can?.['set-version-state'] === true
  const { data, error, isPending, refetch } = useQuery(
    partQuery<{ items: Version[] }>(softwareKind, softwareId, 'versions'),
  )
  return (
    <>
      <DataTable<Version>
        label={t('assets.software.versions')}
        height="content"
        rows={data?.items ?? []}
        rowId={(row) => row.id}
        rowName={(row) => row.version}
        columns={[
          {
            key: 'version',
            label: t('kind.asset.field.software.version'),
            grow: true,
            cell: (row) => row.version || t('assets.software.noVersion'),
          },
          {
            key: 'architecture',
            label: t('kind.asset.field.software.architecture'),
            width: 120,
            cell: (row) => row.architecture,
          },
          {
            key: 'state',
            label: t('kind.software.field.versionState'),
            width: 165,
            cell: (row) => (
              <span className={css.versionState}>
                {row.state === null ? null : <AssetState state={row.state} />}
                {mayChange ? (
                  <IconButton
                    size="small"
                    icon={IconPencil}
                    label={t('assets.software.setState', { version: row.version || t('assets.software.noVersion') })}
                    onClick={() => change(row)}
                  />
                ) : null}
              </span>
            ),
          },
          {
            key: 'said',
            label: t('assets.software.said'),
            width: 220,
            cell: (row) => row.said.join(' · '),
          },
          {
            key: 'installs',
            label: t('assets.software.installs'),
            width: 115,
            align: 'end',
            cell: (row) => (
              <Link
                to="/assets"
                search={{ view: 'all', q: `software:(id:#${softwareId} version:=${asValue(row.version)})` } as never}
              >
                {new Intl.NumberFormat(i18n.language).format(row.installs)}
              </Link>
            ),
          },
        ]}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        empty={<EmptyState icon={IconVersions} title={t('assets.software.noVersions')} />}
      />
      {changing === null ? null : (
        <VersionStateDialog record={record} version={changing} onClose={() => change(null)} />
      )}
    </>
  )
}
