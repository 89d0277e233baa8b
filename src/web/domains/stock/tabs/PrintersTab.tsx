import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { modelKind } from '../../../../shared/assets/assets.kinds.ts'
import { cartridgeKind, stockItemKind } from '../../../../shared/stock/stock.kinds.ts'
import { api } from '../../../engine/api.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import { type Json, type Named, partQuery } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import css from '../stock.module.css'

const columns = ['asset', 'state', 'installedOn', 'installedPages', 'wornOn', 'printedPages'] as const

/** Printers that take this cartridge, and those it is in. */
export function PrintersTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  return (
    <div className={css.panels}>
      <Models record={record} />
      <PanelList
        kind={cartridgeKind}
        title={t('kind.cartridge.plural')}
        question={{ filter: { field: 'item', op: 'is', value: record.id }, sort: '-installedOn' }}
        columns={columns}
        own={{ asset: { width: 200, grow: true } }}
        limit={50}
        empty={t('stock.supplies.noCartridge')}
      />
    </div>
  )
}

function Models({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend([stockItemKind.plural])
  const [chosen, setChosen] = useState<Named | null>(null)
  const { data } = useQuery(partQuery<{ items: Named[] }>(stockItemKind, record.id, 'models'))
  const models = data?.items ?? []
  const post = (verb: string, model: string) =>
    send(() => api.post(`/${stockItemKind.plural}/${record.id}/${verb}`, { model }))
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (chosen !== null && (await post('add-model', chosen.id))) setChosen(null)
  }
  return (
    <section className={css.section} aria-label={t('stock.printers.title')}>
      <h2 className={css.heading}>{t('stock.printers.title')}</h2>
      {models.length === 0 ? <p className={css.hint}>{t('stock.printers.none')}</p> : null}
      <ul className={css.models}>
        {models.map(({ id, name }) => (
          <li key={id} className={css.model}>
            {name}
            {record.can?.['remove-model'] ? (
              <IconButton
                size="small"
                icon={IconX}
                label={t('stock.printers.remove', { name })}
                onClick={() => void post('remove-model', id)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {record.can?.['add-model'] ? (
        <form className={css.add} onSubmit={(event) => void add(event)} noValidate>
          <ReferenceField
            label={t('stock.printers.model')}
            name="model"
            value={chosen}
            onChange={setChosen}
            search={(text, signal) => searchRecords(t, modelKind, text, signal)}
          />
          <Button type="submit" icon={IconPlus} busy={isBusy}>
            {t('stock.printers.add')}
          </Button>
        </form>
      ) : null}
    </section>
  )
}
