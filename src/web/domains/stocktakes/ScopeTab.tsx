import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../shared/conditions/condition.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { locationKind } from '../../../shared/organisation/organisation.kinds.ts'
import { userKind } from '../../../shared/people/people.kinds.ts'
import { stocktakeKind } from '../../../shared/stocktakes/stocktakes.kinds.ts'
import { api } from '../../engine/api.ts'
import { ReferenceField } from '../../engine/fields/controls.ts'
import { searchRecords } from '../../engine/fields/search-records.ts'
import { type Json, type Named, partQuery } from '../../engine/records.ts'
import { useSend } from '../../engine/use-send.ts'
import { LinkButton } from '../../ui/button/Button.tsx'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import css from './stocktakes.module.css'

export interface Scope {
  places: Named[]
  counters: Named[]
  /** Of a draft: how many assets it would expect now. */
  expected: number | null
  condition: Condition | null
}

/** Where it takes place and who counts; of a draft, what it would expect. */
export function ScopeTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(partQuery<Scope>(stocktakeKind, record.id, 'scope'))
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={6} />
  return (
    <div className={css.stack}>
      {data.expected === null ? null : (
        <p className={css.total}>
          {t('stocktakes.scope.expected', { count: data.expected })}{' '}
          <LinkButton to="/assets" search={{ view: 'all', filter: data.condition } as never} kind="quiet" size="small">
            {t('stocktakes.scope.see')}
          </LinkButton>
        </p>
      )}
      <Linked
        record={record}
        verb="place"
        kind={locationKind}
        title={t('stocktakes.scope.places')}
        none={t('stocktakes.scope.placesNone')}
        add={t('stocktakes.scope.addPlace')}
        items={data.places}
        mayChange={record.can?.['link-place'] === true}
      />
      <Linked
        record={record}
        verb="counter"
        kind={userKind}
        title={t('stocktakes.scope.counters')}
        none={t('stocktakes.scope.countersNone')}
        add={t('stocktakes.scope.addCounter')}
        items={data.counters}
        mayChange={record.can?.['link-counter'] === true}
      />
    </div>
  )
}

interface LinkedProps {
  record: Json
  verb: 'place' | 'counter'
  kind: Kind
  title: string
  none: string
  add: string
  items: Named[]
  mayChange: boolean
}

function Linked({ record, verb, kind, title, none, add, items, mayChange }: LinkedProps) {
  const { t } = useTranslation()
  const { send } = useSend([stocktakeKind.plural])
  const tie = (how: 'link' | 'unlink', id: string) =>
    api.post(`/${stocktakeKind.plural}/${record.id}/${how}-${verb}`, { ids: [id] })
  const untie = ({ id, name }: Named) =>
    void send(() => tie('unlink', id), { done: t('engine.link.removed', { name }), undo: () => tie('link', id) })
  return (
    <section aria-label={title} className={css.block}>
      <h2 className={css.title}>{title}</h2>
      {items.length === 0 ? (
        <p className={css.help}>{none}</p>
      ) : (
        <ul className={css.items}>
          {items.map((item) => (
            <li key={item.id}>
              <span>{item.name.replaceAll(' > ', ' › ')}</span>
              {mayChange ? (
                <IconButton
                  size="small"
                  icon={IconX}
                  label={t('stocktakes.scope.remove', { name: item.name })}
                  onClick={() => untie(item)}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayChange ? (
        <div className={css.add}>
          <ReferenceField
            label={add}
            value={null}
            search={(text, signal) => searchRecords(t, kind, text, signal)}
            onChange={(option) => {
              if (option !== null)
                void send(() => tie('link', option.id), { done: t('engine.link.added', { name: option.name }) })
            }}
          />
        </div>
      ) : null}
    </section>
  )
}
