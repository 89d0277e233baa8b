import { IconPlus, IconX } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { licenceKind, licenceSeatKind } from '../../../shared/licences/licences.kinds.ts'
import { userKind } from '../../../shared/people/people.kinds.ts'
import { api } from '../../engine/api.ts'
import { searchRecords } from '../../engine/fields/search-records.ts'
import type { KindColumns } from '../../engine/list/columns.tsx'
import { PanelList } from '../../engine/list/PanelList.tsx'
import { isNamed, type Json, type Named } from '../../engine/records.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button } from '../../ui/button/Button.tsx'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { SegmentedField } from '../../ui/field/ChoiceField.tsx'
import { ReferenceField } from '../../ui/field/ReferenceField.tsx'
import css from './licences.module.css'

const touched = [licenceKind.plural, licenceSeatKind.plural]
const columns = ['user', 'asset', 'createdAt', 'remove'] as const

/** The seats given out, and the form that gives another. */
export function SeatsTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const own: KindColumns = {
    user: { width: 200, grow: true },
    asset: { width: 200 },
    createdAt: { width: 150 },
    ...(record.can?.unassign
      ? {
          remove: {
            label: 'licences.seats.remove',
            cell: (seat) => <TakeBack licence={record.id} seat={seat} />,
            needs: ['user', 'asset'],
            width: 110,
          },
        }
      : {}),
  }
  return (
    <div className={css.panels}>
      {record.can?.assign ? <Assign record={record} /> : null}
      <PanelList
        kind={licenceSeatKind}
        title={t('licences.seats.title')}
        question={{ filter: { field: 'licence', op: 'is', value: record.id }, sort: '-createdAt' }}
        columns={columns}
        own={own}
        limit={100}
        empty={t('licences.seats.none')}
      />
    </div>
  )
}

function TakeBack({ licence, seat }: { licence: string; seat: Json }) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend(touched)
  const holder = [seat.user, seat.asset].find(isNamed)
  const to = (verb: string, input: object) => api.post(`/${licenceKind.plural}/${licence}/${verb}`, input)
  const again = isNamed(seat.user) ? { user: seat.user.id } : isNamed(seat.asset) ? { asset: seat.asset.id } : {}
  return (
    <IconButton
      size="small"
      icon={IconX}
      label={`${t('licences.seats.remove')} : ${holder?.name ?? ''}`}
      disabled={isBusy}
      onClick={() =>
        void send(() => to('unassign', { seat: seat.id }), {
          done: t('licences.seats.removed'),
          undo: () => to('assign', again),
        })
      }
    />
  )
}

function Assign({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend(touched)
  const [sort, setSort] = useState('user')
  const [chosen, setChosen] = useState<Named | null>(null)
  const kind = sort === 'asset' ? assetKind : userKind
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (chosen === null) return
    const isDone = await send(() => api.post(`/${licenceKind.plural}/${record.id}/assign`, { [sort]: chosen.id }), {
      done: t('licences.seats.done'),
    })
    if (isDone) setChosen(null)
  }
  return (
    <form className={css.add} aria-label={t('licences.seats.add')} onSubmit={(event) => void add(event)} noValidate>
      <SegmentedField
        label={t('licences.seats.holder')}
        value={sort}
        onChange={(next) => {
          setSort(next ?? 'user')
          setChosen(null)
        }}
        choices={['user', 'asset'].map((value) => ({ value, label: t(`licences.seats.${value}`) }))}
      />
      <div className={css.holder}>
        <ReferenceField
          key={sort}
          name="holder"
          label={t(`licences.seats.${sort}`)}
          value={chosen}
          onChange={setChosen}
          search={(text, signal) => searchRecords(t, kind, text, signal)}
        />
      </div>
      <Button type="submit" icon={IconPlus} busy={isBusy}>
        {t('licences.seats.add')}
      </Button>
    </form>
  )
}
