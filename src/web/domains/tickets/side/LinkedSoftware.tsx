import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { softwareKind } from '../../../../shared/assets/assets.kinds.ts'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { useCan } from '../../../engine/session.ts'
import { useAction } from '../../../engine/use-action.ts'
import type { Ticket } from '../ticket.ts'
import { LinkedThings, Unlink } from './LinkedThings.tsx'
import css from './side.module.css'

const open: Condition = { field: 'isForCases', op: 'is', value: true }

const useSoftware = (key: string, filter: Condition, limit: number) =>
  useQuery({
    queryKey: [softwareKind.plural, 'list', key],
    queryFn: ({ signal }) =>
      readPage(softwareKind, { filter, fields: ['name'], sort: 'name' }, { limit, count: 'none' }, signal),
    enabled: useCan()('software.read'),
  })

/** Programs the case is about. */
export function LinkedSoftware({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const link = useAction(ticketKind, ticket.id, 'link-software')
  const unlink = useAction(ticketKind, ticket.id, 'unlink-software')
  const linked = useSoftware(
    `of-case ${ticket.id}`,
    { has: 'ticket', where: { field: 'id', op: 'is', value: ticket.id } },
    50,
  )
  const offered = useSoftware('for-cases', open, 1)
  const items = linked.data?.items ?? []
  const client = useQueryClient()
  const again = { onDone: () => void client.invalidateQueries({ queryKey: [softwareKind.plural, 'list'] }) }
  const mayChange =
    ticket.can?.['link-software'] === true && ticket.deletedAt === undefined && (offered.data?.items.length ?? 0) > 0
  const add = (id: string) => link.run({ ids: [id] }, again)
  const remove = (id: string, name: string) =>
    void unlink.run({ ids: [id] }, { ...again, done: t('desk.people.removed', { name }), undo: () => add(id) })
  return (
    <LinkedThings
      title={t('kind.ticket.field.software')}
      add={t('action.ticket.link-software')}
      none={t('desk.software.none')}
      isEmpty={items.length === 0}
      mayChange={mayChange}
      link={link}
      search={(text, signal) => searchRecords(t, softwareKind, text, signal, open)}
      onAdd={add}
    >
      {items.map((item) => {
        const { id } = item
        const name = String(item.name)
        return (
          <li key={id} className={css.person}>
            <Link to={`/software/${id}`} className={css.personName}>
              {name}
            </Link>
            {mayChange ? <Unlink name={name} onUnlink={() => remove(id, name)} /> : null}
          </li>
        )
      })}
    </LinkedThings>
  )
}
