import { IconTemplate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plain } from '../../../../shared/conditions/plain-text.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import type { EntryWords } from '../../../../shared/tickets/timeline.ts'
import { partQuery } from '../../../engine/records.ts'
import { SearchMenu } from '../../../ui/field/SearchMenu.tsx'
import type { Ticket } from '../ticket.ts'
import type { ComposerState } from './use-composer.ts'

interface Template extends EntryWords {
  id: string
  name: string
  usage: string
  body: string
  minutes: number | null
}

/** Ready-made words for what is being written, with the case's values in them. Chosen words join those that are there. */
export function TemplateMenu({ ticket, composer }: { ticket: Ticket; composer: ComposerState }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const { data } = useQuery({
    ...partQuery<{ items: Template[] }>(ticketKind, ticket.id, 'text-templates'),
    enabled: ticket.can?.note === true,
    staleTime: 60_000,
  })
  const offered = (data?.items ?? []).filter((each) => each.usage === composer.mode)
  if (offered.length === 0) return null
  const found = offered.filter((each) => plain(each.name).includes(plain(text)))
  const use = (id: string) => {
    const template = offered.find((each) => each.id === id)
    if (template === undefined) return
    composer.setBody(`${composer.body}${template.body}`)
    const { task, said } = composer
    const { minutes, group, category, source, solutionType } = template
    if (composer.mode === 'task')
      composer.setTask({
        ...task,
        durationMinutes: minutes ?? task.durationMinutes,
        group: group ?? task.group,
        category: category ?? task.category,
      })
    else composer.setSaid({ source: source?.id ?? said.source, solutionType: solutionType?.id ?? said.solutionType })
  }
  return (
    <SearchMenu
      icon={IconTemplate}
      label={t('desk.template.button')}
      search={t('desk.template.search')}
      list={t('kind.text-template.plural')}
      empty={t('desk.template.none')}
      text={text}
      onText={setText}
      options={found}
      onChoose={use}
    />
  )
}
