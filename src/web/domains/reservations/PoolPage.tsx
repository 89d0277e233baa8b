import { IconCalendarPlus, IconPlus, IconStack2, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../shared/assets/assets.kinds.ts'
import { groupKind } from '../../../shared/people/people.kinds.ts'
import { bookableKind, bookingPoolKind } from '../../../shared/reservations/reservations.kinds.ts'
import { api } from '../../engine/api.ts'
import { ReferenceField } from '../../engine/fields/controls.ts'
import { searchRecords } from '../../engine/fields/search-records.ts'
import { PanelList } from '../../engine/list/PanelList.tsx'
import { RecordPage, type RecordTab } from '../../engine/record/RecordPage.tsx'
import { type PropertySection, RecordProperties } from '../../engine/record/RecordProperties.tsx'
import { type Json, type Named, partQuery } from '../../engine/records.ts'
import { useRouteParam } from '../../engine/route-hooks.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button, LinkButton } from '../../ui/button/Button.tsx'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { DialogForm } from '../../ui/form/DialogForm.tsx'
import { useForm } from '../../ui/form/use-form.ts'
import { PoolUseTab } from './PoolUseTab.tsx'
import css from './reservations.module.css'

const sections = (): PropertySection[] => [
  { fields: ['isOpen', 'entity', 'description'] },
  { title: 'reservations.form.who', fields: ['audience', 'approval', 'approverGroup', 'showsNames', 'terms'] },
  {
    title: 'reservations.form.when',
    fields: ['maxHours', 'bufferMinutes', 'noticeHours', 'horizonDays', 'calendar'],
    keepsEmpty: true,
  },
  { title: 'stock.side.more', fields: ['name', 'createdAt', 'updatedAt'] },
]

/** One pool: its things, who may book them, how much they are used. */
export function PoolPage() {
  const id = useRouteParam('poolId')
  const tabs = (record: Json): RecordTab[] => [
    { key: 'things', label: 'kind.bookable.plural', show: () => <Things record={record} /> },
    ...(record.audience === 'groups'
      ? [{ key: 'groups', label: 'reservations.pool.groups', show: () => <Groups record={record} /> }]
      : []),
    { key: 'use', label: 'reservations.use.tab', show: () => <PoolUseTab id={record.id} /> },
  ]
  return (
    <RecordPage
      kind={bookingPoolKind}
      id={id}
      icon={() => IconStack2}
      verbs={(record) => <Verbs record={record} />}
      tabs={tabs}
      side={(record) => <RecordProperties kind={bookingPoolKind} record={record} sections={sections()} />}
    />
  )
}

function Verbs({ record }: { record: Json }) {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <LinkButton to="/reservations" search={{ pool: record.id } as never}>
        {t('reservations.calendar.title')}
      </LinkButton>
      {record.can?.['add-assets'] ? (
        <Button icon={IconPlus} onClick={() => setAdding(true)}>
          {t('reservations.pool.addAssets')}
        </Button>
      ) : null}
      <LinkButton to="/reservations/book" search={{ pool: record.id } as never} kind="primary" icon={IconCalendarPlus}>
        {t('reservations.book.verb')}
      </LinkButton>
      {isAdding ? <AddAssets record={record} onClose={() => setAdding(false)} /> : null}
    </>
  )
}

function Things({ record }: { record: Json }) {
  const { t } = useTranslation()
  return (
    <PanelList
      kind={bookableKind}
      title={t('kind.bookable.plural')}
      question={{ filter: { field: 'pool', op: 'is', value: record.id }, sort: 'name' }}
      columns={['name', 'asset', 'location', 'isOut']}
      limit={100}
      all={{ to: '/bookables' }}
      empty={t('reservations.pool.noThings')}
    />
  )
}

/** Assets found one after the other, made bookable together. */
function AddAssets({ record, onClose }: { record: Json; onClose: () => void }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Named[]>([])
  const { send } = useSend([bookableKind.plural, bookingPoolKind.plural])
  const form = useForm<{ assets: string }>({
    initial: { assets: '' },
    onSubmit: async () => {
      const ids = chosen.map(({ id }) => id)
      const done = t('reservations.pool.added', { count: ids.length })
      if (await send(() => api.post(`/booking-pools/${record.id}/add-assets`, { assets: ids }), { done })) onClose()
    },
  })
  return (
    <Dialog title={t('reservations.pool.addAssets')} onClose={onClose} size="md">
      <DialogForm form={form} submit={t('reservations.pool.addVerb')} onCancel={onClose}>
        <ReferenceField
          label={t('reservations.pool.findAsset')}
          help={t('reservations.pool.findHelp')}
          value={null}
          search={(text, signal) => searchRecords(t, assetKind, text, signal)}
          onChange={(option) => {
            if (option !== null && chosen.every(({ id }) => id !== option.id)) setChosen([...chosen, option])
          }}
        />
        <ul className={css.chosen}>
          {chosen.map((asset) => (
            <li key={asset.id}>
              {asset.name}
              <IconButton
                size="small"
                icon={IconX}
                label={t('stocktakes.scope.remove', { name: asset.name })}
                onClick={() => setChosen(chosen.filter(({ id }) => id !== asset.id))}
              />
            </li>
          ))}
        </ul>
      </DialogForm>
    </Dialog>
  )
}

/** The groups a pool is for. */
function Groups({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { data } = useQuery(partQuery<{ items: Named[] }>(bookingPoolKind, record.id, 'groups'))
  const { send } = useSend([bookingPoolKind.plural])
  const tie = (how: 'link' | 'unlink', id: string) =>
    api.post(`/booking-pools/${record.id}/${how}-group`, { ids: [id] })
  const mayChange = record.can?.['link-group'] === true
  return (
    <section className={css.groups} aria-label={t('reservations.pool.groups')}>
      <ul className={css.chosen}>
        {(data?.items ?? []).map((group) => (
          <li key={group.id}>
            {group.name}
            {mayChange ? (
              <IconButton
                size="small"
                icon={IconX}
                label={t('stocktakes.scope.remove', { name: group.name })}
                onClick={() =>
                  void send(() => tie('unlink', group.id), {
                    done: t('engine.link.removed', { name: group.name }),
                    undo: () => tie('link', group.id),
                  })
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
      {data?.items.length === 0 ? <p className={css.soft}>{t('reservations.pool.noGroups')}</p> : null}
      {mayChange ? (
        <ReferenceField
          label={t('reservations.pool.addGroup')}
          value={null}
          search={(text, signal) => searchRecords(t, groupKind, text, signal)}
          onChange={(option) => {
            if (option !== null)
              void send(() => tie('link', option.id), { done: t('engine.link.added', { name: option.name }) })
          }}
        />
      ) : null}
    </section>
  )
}
