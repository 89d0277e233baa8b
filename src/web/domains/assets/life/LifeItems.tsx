import { Menu } from '@mantine/core'
import {
  type Icon,
  IconArrowRight,
  IconBookmark,
  IconBuildingCommunity,
  IconCategory,
  IconHandGrab,
  IconQrcode,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { useSave } from '../../../engine/record/use-save.ts'
import { isNamed, type Json, partQuery } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { refusalText } from '../../../engine/use-action.ts'
import { toast } from '../../../ui/feedback/toast.tsx'
import { RelativeTime } from '../../../ui/mark/RelativeTime.tsx'
import css from './life.module.css'

interface Way {
  id: string
  name: string
  to: { id: string; name: string; phase: string }
  dates: string[]
  setBy: { name: string; at: string } | null
}

export type LifeDialog = 'hand-over' | 'type' | 'template'

interface ItemProps {
  icon: Icon
  label: string
  onClick: () => void
  /** A quieter line below. */
  children?: ReactNode
}

const Item = ({ icon: IconPart, label, onClick, children }: ItemProps) => (
  <Menu.Item leftSection={<IconPart size="1.15em" stroke={1.75} aria-hidden />} onClick={onClick}>
    {label}
    {children}
  </Menu.Item>
)

/** The ways out of the state it is in, and the rarer turns of a life: another unit, another type, a template. */
export function LifeItems({ record, onAsk }: { record: Json; onAsk: (dialog: LifeDialog) => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const can = useCan()
  const { data } = useQuery(partQuery<{ items: Way[] }>(assetKind, record.id, 'ways'))
  const save = useSave(assetKind, record.id)
  const follow = async (way: Way) => {
    try {
      const saved = await save({ state: { id: way.to.id, name: way.to.name } })
      if (saved !== false) toast.done(t('life.way.done', { name: String(record.name), state: way.to.name }))
    } catch (error) {
      toast.failed(refusalText(error, t('ui.problem.unknown')))
    }
  }
  const mayUpdate = record.can?.update === true
  const isHeld = isNamed(record.user) || isNamed(record.group)
  return (
    <>
      {mayUpdate && (data?.items.length ?? 0) > 0 ? (
        <>
          <Menu.Label>{t('life.way.label')}</Menu.Label>
          {data!.items.map((way) => (
            <Item key={way.id} icon={IconArrowRight} label={wayText(t, way)} onClick={() => void follow(way)}>
              {way.setBy === null ? null : (
                <span className={css.setBy}>
                  {t('life.way.setBy', { name: way.setBy.name })} <RelativeTime at={way.setBy.at} />
                </span>
              )}
            </Item>
          ))}
          <Menu.Divider />
        </>
      ) : null}
      <Item
        icon={IconQrcode}
        label={t('labels.print.verb')}
        onClick={() =>
          void navigate({
            to: '/labels',
            search: { filter: { field: 'id', op: 'is', value: record.id } } as never,
          })
        }
      />
      {record.can?.['hand-over'] && isHeld ? (
        <Item icon={IconHandGrab} label={t('life.handOver.again')} onClick={() => onAsk('hand-over')} />
      ) : null}
      {record.can?.transfer ? (
        <Item
          icon={IconBuildingCommunity}
          label={t('life.transfer.verb')}
          onClick={() => void navigate({ to: `/assets/${record.id}/transfer` })}
        />
      ) : null}
      {record.can?.['change-type'] ? (
        <Item icon={IconCategory} label={t('life.type.verb')} onClick={() => onAsk('type')} />
      ) : null}
      {can('dictionary.create') ? (
        <Item icon={IconBookmark} label={t('life.template.verb')} onClick={() => onAsk('template')} />
      ) : null}
    </>
  )
}

/** "Put into service → In use (sets: used since)". */
const wayText = (t: TFunction, way: Way): string => {
  const name = way.name === way.to.name ? way.name : `${way.name} → ${way.to.name}`
  if (way.dates.length === 0) return name
  return `${name} (${t('life.way.sets', { dates: way.dates.map((date) => t(`life.date.${date}`)).join(', ') })})`
}
