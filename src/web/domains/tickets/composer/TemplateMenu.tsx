import { Combobox, useCombobox } from '@mantine/core'
import { IconTemplate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plain } from '../../../../shared/conditions/plain-text.ts'
import { ticketKind } from '../../../../shared/tickets/tickets.kinds.ts'
import { partQuery } from '../../../engine/records.ts'
import { Button } from '../../../ui/button/Button.tsx'
import type { Ticket } from '../ticket.ts'
import css from './composer.module.css'
import type { ComposerState } from './use-composer.ts'

interface Template {
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
  const combobox = useCombobox({
    onDropdownClose: () => setText(''),
    onDropdownOpen: () => combobox.focusSearchInput(),
  })
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
    combobox.closeDropdown()
    if (template === undefined) return
    composer.setBody(`${composer.body}${template.body}`)
    if (composer.mode === 'task' && template.minutes !== null)
      composer.setTask({ ...composer.task, durationMinutes: template.minutes })
  }
  return (
    <Combobox store={combobox} position="top-end" width={280} onOptionSubmit={use}>
      <Combobox.Target withAriaAttributes={false}>
        <Button
          size="small"
          kind="quiet"
          icon={IconTemplate}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          {t('desk.template.button')}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          aria-label={t('desk.template.search')}
          placeholder={t('desk.template.search')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            combobox.selectFirstOption()
          }}
        />
        <Combobox.Options className={css.templates} aria-label={t('kind.text-template.plural')}>
          {found.map(({ id, name }) => (
            <Combobox.Option key={id} value={id}>
              {name}
            </Combobox.Option>
          ))}
          {found.length === 0 ? <Combobox.Empty>{t('desk.template.none')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
