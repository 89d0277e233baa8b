import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { softwareKind } from '../../../../shared/assets/assets.kinds.ts'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { searchRecords } from '../../../engine/fields/search-records.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { useCan } from '../../../engine/session.ts'
import { useAction } from '../../../engine/use-action.ts'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import type { Ticket } from '../ticket.ts'
import css from './side.module.css'

const open: Condition = { field: 'isForCases', op: 'is', value: true }

const useSoftware = (key: string, filter: Condition, limit: number) =>
  useQuery({
    queryKey: [softwareKind.plural, 'list', key],
    queryFn: ({ signal }) =>
      readPage(softwareKind, { filter, fields: ['name'], sort: 'name' }, { limit, count: 'none' }, signal),
    enabled: useCan()('software.read'),
  })

/** Programs the case is about. Not shown where none is and none may be. */
export function LinkedSoftware({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const [isAdding, setAdding] = useState(false)
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
  if (items.length === 0 && !mayChange) return null
  const title = t('kind.ticket.field.software')
  return (
    <section className={css.block} aria-label={title}>
      <div className={css.roleHead}>
        <h2 className={css.title}>{title}</h2>
        {mayChange ? (
          <IconButton
            size="small"
            icon={isAdding ? IconX : IconPlus}
            label={isAdding ? t('ui.cancel') : t('action.ticket.link-software')}
            onClick={() => setAdding(!isAdding)}
          />
        ) : null}
      </div>
      {items.length === 0 && !isAdding ? <p className={css.nobody}>{t('desk.software.none')}</p> : null}
      <ul className={css.people}>
        {items.map(({ id, name }) => (
          <li key={id} className={css.person}>
            <Link to={`/software/${id}`} className={css.personName}>
              {String(name)}
            </Link>
            {mayChange ? (
              <IconButton
                size="small"
                icon={IconX}
                label={t('desk.people.remove', { name: String(name) })}
                onClick={() =>
                  void unlink.run(
                    { ids: [id] },
                    {
                      ...again,
                      done: t('desk.people.removed', { name: String(name) }),
                      undo: () => link.run({ ids: [id] }, again),
                    },
                  )
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
      {isAdding ? (
        <ReferenceField
          bare
          autoFocus
          label={t('action.ticket.link-software')}
          value={null}
          search={(text, signal) => searchRecords(t, softwareKind, text, signal, open)}
          error={link.errors[0]?.detail}
          onChange={(option) => {
            if (option === null) return
            void link.run({ ids: [option.id] }, again).then((record) => record !== null && setAdding(false))
          }}
        />
      ) : null}
    </section>
  )
}
