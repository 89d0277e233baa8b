import { IconCheck, IconCircleCheck, IconPlaylistAdd } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { renamingKind, softwareRuleKind } from '../../../../shared/inventory/naming.kinds.ts'
import { api } from '../../../engine/api.ts'
import { useCan } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { confirm } from '../../../ui/feedback/confirm.tsx'
import { SwitchField } from '../../../ui/field/SwitchField.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import inventoryCss from '../inventory.module.css'
import css from '../sightings/sightings.module.css'

interface Item {
  said: string
  now: string
  becomes: string
  publisher: string
  becomesPublisher: string
  category: string | null
  isHidden: boolean
  versions: number
  installs: number
}

export interface SoftwarePreviewAnswer {
  items: Item[]
  versions: number
  names: number
  titlesNow: number
  titlesThen: number
}

/** What the rules for software would make of the programs at hand; those not in service yet count when asked for. */
export function useSoftwarePreview(withIdle: boolean) {
  return useQuery({
    queryKey: [softwareRuleKind.plural, renamingKind.plural, 'preview', withIdle],
    queryFn: ({ signal }) => api.get<SoftwarePreviewAnswer>(`/software-rules/preview?idle=${withIdle}`, { signal }),
  })
}

export function SoftwarePreview() {
  const { t, i18n } = useTranslation()
  const [withIdle, setWithIdle] = useState(false)
  const { data, error, refetch } = useSoftwarePreview(withIdle)
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <section className={inventoryCss.stack} aria-labelledby="software-preview">
      <h2 id="software-preview" className={inventoryCss.heading}>
        {t('admin.inventory.naming.softwarePreview')}
      </h2>
      <p className={inventoryCss.intro}>{t('admin.inventory.naming.softwareIntro')}</p>
      <Bar withIdle={withIdle} onIdle={setWithIdle} />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <Skeleton lines={4} /> : null}
      {data === undefined ? null : (
        <>
          <p className={css.soft} role="status">
            {t('admin.inventory.naming.titles', {
              before: number.format(data.titlesNow),
              after: number.format(data.titlesThen),
            })}
          </p>
          <Items items={data.items} />
          {data.names > data.items.length ? (
            <p className={css.soft}>{t('admin.inventory.naming.moreTitles', { count: data.names })}</p>
          ) : null}
        </>
      )}
    </section>
  )
}

function Bar({ withIdle, onIdle }: { withIdle: boolean; onIdle: (value: boolean) => void }) {
  const { t } = useTranslation()
  const can = useCan()
  const { send, isBusy } = useSend([softwareRuleKind.plural, renamingKind.plural])
  const activate = async () => {
    const isSure = await confirm({
      title: t('admin.inventory.naming.activateTitle'),
      body: t('admin.inventory.naming.activateBody'),
      confirm: t('admin.inventory.naming.activate'),
    })
    if (isSure)
      await send(() => api.post('/software-rules/activate-all', {}), { done: t('admin.inventory.naming.activated') })
  }
  return (
    <div className={inventoryCss.verbs}>
      <SwitchField label={t('admin.inventory.naming.idle')} value={withIdle} onChange={onIdle} />
      {can('inventory.update') ? (
        <>
          <Button
            icon={IconPlaylistAdd}
            busy={isBusy}
            onClick={() =>
              void send(() => api.post('/software-rules/add-known', {}), {
                done: t('admin.inventory.naming.knownSoftwareAdded'),
              }).then(() => onIdle(true))
            }
          >
            {t('admin.inventory.naming.addKnownSoftware')}
          </Button>
          <Button icon={IconCheck} busy={isBusy} onClick={() => void activate()}>
            {t('admin.inventory.naming.activate')}
          </Button>
        </>
      ) : null}
    </div>
  )
}

function Items({ items }: { items: readonly Item[] }) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  if (items.length === 0) return <EmptyState icon={IconCircleCheck} title={t('admin.inventory.naming.nothing')} />
  return (
    <ScrollTable label={t('admin.inventory.naming.softwarePreview')}>
      <thead>
        <tr>
          <th scope="col">{t('admin.inventory.naming.said')}</th>
          <th scope="col">{t('kind.software-rule.field.becomes')}</th>
          <th scope="col">{t('kind.software.field.publisher')}</th>
          <th scope="col">{t('kind.software-rule.field.category')}</th>
          <th scope="col">{t('admin.inventory.naming.versions')}</th>
          <th scope="col">{t('admin.inventory.naming.installs')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={`${item.said} ${item.publisher} ${item.now} ${item.becomes}`}>
            <th scope="row">{item.said}</th>
            <td>{item.isHidden ? `${item.becomes} (${t('admin.inventory.naming.hidden')})` : item.becomes}</td>
            <td>{item.becomesPublisher}</td>
            <td>{item.category}</td>
            <td>{number.format(item.versions)}</td>
            <td>{number.format(item.installs)}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}
