import { IconPencil, IconTrash } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../../engine/api.ts'
import type { Json } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import css from '../infrastructure.module.css'
import { type Elevation, type Mounted, unitsText } from './elevation.ts'

interface MountTableProps {
  record: Json
  elevation: Elevation
  onOpen: (mount: Mounted) => void
}

/** The drawing in words, from top to bottom. */
export function MountTable({ record, elevation, onOpen }: MountTableProps) {
  const { t, i18n } = useTranslation()
  const number = (value: number | null) => (value === null ? '' : new Intl.NumberFormat(i18n.language).format(value))
  return (
    <ScrollTable label={t('infrastructure.rack.table')} className={css.table}>
      <thead>
        <tr>
          <th scope="col">{t('infrastructure.rack.place')}</th>
          <th scope="col">{t('infrastructure.rack.what')}</th>
          <th scope="col">{t('infrastructure.rack.face')}</th>
          <th scope="col">{t('infrastructure.rack.half')}</th>
          <th scope="col">{t('kind.asset.field.model')}</th>
          <th scope="col">{t('infrastructure.rack.weight')}</th>
          <th scope="col">{t('infrastructure.rack.power')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {elevation.mounts.map((mount) => (
          <tr key={mount.id}>
            <td>{unitsText(mount)}</td>
            <th scope="row">
              <What mount={mount} />
            </th>
            <td>{t(`infrastructure.face.${mount.face}`)}</td>
            <td>{t(`infrastructure.half.${mount.half}`)}</td>
            <td>{mount.asset?.model}</td>
            <td>{mount.weightKg === null ? '' : `${number(mount.weightKg)} kg`}</td>
            <td>{mount.powerW === null ? '' : `${number(mount.powerW)} W`}</td>
            <td>{record.can?.['free-place'] ? <Verbs record={record} mount={mount} onOpen={onOpen} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function What({ mount }: { mount: Mounted }) {
  const { t } = useTranslation()
  if (mount.purpose !== null) return t('infrastructure.rack.reserved', { purpose: mount.purpose })
  if (mount.asset === null) return t('infrastructure.rack.hidden')
  return <Link to={`/assets/${mount.asset.id}`}>{mount.asset.name}</Link>
}

interface VerbsProps {
  record: Json
  mount: Mounted
  onOpen: (mount: Mounted) => void
}

function Verbs({ record, mount, onOpen }: VerbsProps) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend(['assets'])
  const { asset, purpose, unit, height, face, half } = mount
  const name = asset?.name ?? purpose ?? ''
  const place = { unit, height, face, half }
  const putBack = () =>
    asset === null
      ? api.post(`/assets/${record.id}/reserve-place`, { purpose, ...place })
      : api.post(`/assets/${record.id}/mount`, { asset: asset.id, ...place })
  return (
    <span className={css.rowVerbs}>
      {name === '' ? null : (
        <IconButton
          size="small"
          icon={IconPencil}
          label={t('infrastructure.rack.move', { name })}
          onClick={() => onOpen(mount)}
        />
      )}
      <IconButton
        size="small"
        icon={IconTrash}
        label={t('infrastructure.rack.free', { name: name || unitsText(mount) })}
        aria-busy={isBusy}
        onClick={() =>
          void send(() => api.post(`/assets/${record.id}/free-place`, { mount: mount.id }), {
            done: t('infrastructure.rack.freed', { name: name || unitsText(mount) }),
            ...(name === '' ? {} : { undo: putBack }),
          })
        }
      />
    </span>
  )
}
