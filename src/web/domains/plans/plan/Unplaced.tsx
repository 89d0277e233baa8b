import { IconMapPinPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { allOf, type Condition } from '../../../../shared/conditions/condition.ts'
import type { Kind } from '../../../../shared/kinds/define-kind.ts'
import { locationKind } from '../../../../shared/organisation/organisation.kinds.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { useCan } from '../../../engine/session.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { assetTypeIcon } from '../../assets/index.ts'
import css from './plan.module.css'
import type { Marked } from './plan.ts'

interface UnplacedProps {
  locationId: string
  /** Places that have a pin: the list of places below does not know. */
  placed: ReadonlySet<string>
  onPlace: (pin: Marked) => void
  onDrag: (pin: Marked | null) => void
}

const most = 30
const centre = { x: 0.5, y: 0.5 }

/** What is in the place but not yet on its plan. */
export function Unplaced(props: UnplacedProps) {
  const { t } = useTranslation()
  const can = useCan()
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  return (
    <section className={css.unplaced} aria-label={t('plans.unplaced.title')}>
      <h2 className={css.partTitle}>{t('plans.unplaced.title')}</h2>
      <p className={css.hint}>{t('plans.unplaced.hint')}</p>
      <TextField
        bare
        type="search"
        label={t('plans.unplaced.search')}
        placeholder={t('plans.unplaced.search')}
        value={text}
        onChange={setText}
      />
      {can('asset.update') ? <UnplacedOf {...props} kind={assetKind} text={asked} /> : null}
      {can('location.update') ? <UnplacedOf {...props} kind={locationKind} text={asked} /> : null}
    </section>
  )
}

function conditionOf(kind: Kind, locationId: string, text: string): Condition {
  const own: Condition[] =
    kind.name === assetKind.name
      ? [{ field: 'location', op: 'under', value: locationId }, { not: { has: 'floorPlan' } }]
      : [{ field: 'parent', op: 'is', value: locationId }]
  return allOf(...own, text === '' ? null : { field: 'name', op: 'contains', value: text })
}

function UnplacedOf({ kind, locationId, text, placed, onPlace, onDrag }: UnplacedProps & { kind: Kind; text: string }) {
  const { t } = useTranslation()
  const isAsset = kind.name === assetKind.name
  const filter = conditionOf(kind, locationId, text)
  const { data } = useQuery({
    queryKey: [kind.plural, 'list', 'unplaced', locationId, text],
    queryFn: ({ signal }) =>
      readPage(
        kind,
        { filter, sort: 'name', fields: isAsset ? ['name', 'type'] : ['name'] },
        { limit: isAsset ? most : 200 },
        signal,
      ),
  })
  if (data === undefined) return null
  const rows = data.items.filter(({ id }) => isAsset || !placed.has(id)).slice(0, most)
  if (rows.length === 0) return isAsset ? <p className={css.hint}>{t('plans.unplaced.none')}</p> : null
  const left = isAsset ? Math.max(0, (data.total ?? 0) - rows.length) : 0
  return (
    <>
      <h3 className={css.listTitle}>{t(isAsset ? 'plans.unplaced.assets' : 'plans.unplaced.places')}</h3>
      <ul className={css.unplacedList}>
        {rows.map((record) => {
          const pin: Marked = {
            kind: isAsset ? 'asset' : 'place',
            id: record.id,
            name: String(record.name),
            type: isAsset ? String(record.type) : '',
            ...{ ...centre, canMove: true, isNew: true, asset: null, place: null },
          }
          const IconPart = isAsset ? assetTypeIcon(record.type) : null
          return (
            <li
              key={record.id}
              className={css.waiting}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.setData('text/plain', pin.name)
                onDrag(pin)
              }}
              onDragEnd={() => onDrag(null)}
            >
              {IconPart === null ? null : <IconPart size="1.1em" stroke={1.75} aria-hidden />}
              <span className={css.waitingName}>{pin.name}</span>
              <IconButton
                size="small"
                icon={IconMapPinPlus}
                label={t('plans.unplaced.putOf', { name: pin.name })}
                onClick={() => onPlace(pin)}
              />
            </li>
          )
        })}
      </ul>
      {left > 0 ? <p className={css.hint}>{t('plans.unplaced.more', { count: left })}</p> : null}
    </>
  )
}
