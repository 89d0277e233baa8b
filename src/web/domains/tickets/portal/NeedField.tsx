import { Combobox, useCombobox } from '@mantine/core'
import { IconArrowRight, IconMessagePlus, IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSettled } from '../../../engine/use-settled.ts'
import { StatusBadge } from '../../../ui/mark/StatusBadge.tsx'
import { toneOf } from '../status-tone.ts'
import css from './need.module.css'
import { statusSentence } from './request-status.ts'
import { useRequests } from './use-requests.ts'

const pause = 180
const most = 5
const shortest = 3

/** One sentence: while it is typed, own requests that say the same; Enter asks for it. */
export function NeedField() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const words = useSettled(text.trim(), pause)
  const isAsking = words.length >= shortest
  const { requests } = useRequests({ part: 'any', limit: most, words, isOn: isAsking })
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const ask = () =>
    void navigate({ to: '/portal/report', search: (text.trim() ? { title: text.trim() } : {}) as never })
  const choose = (value: string) => (value === 'ask' ? ask() : void navigate({ to: `/portal/requests/${value}` }))
  const send = (event: FormEvent) => {
    event.preventDefault()
    ask()
  }
  const found = isAsking && text.trim() !== '' ? requests.slice(0, most) : []
  return (
    <search>
      <form className={css.form} onSubmit={send}>
        <Combobox store={combobox} onOptionSubmit={choose} shadow="md">
          <Combobox.DropdownTarget>
            <div className={css.field}>
              <IconSearch size="1.35em" stroke={1.75} aria-hidden />
              <Combobox.EventsTarget withExpandedAttribute>
                <input
                  className={css.input}
                  type="text"
                  role="combobox"
                  aria-expanded={combobox.dropdownOpened}
                  aria-label={t('portal.home.need')}
                  aria-autocomplete="list"
                  autoComplete="off"
                  placeholder={t('portal.home.placeholder')}
                  value={text}
                  onChange={(event) => {
                    setText(event.currentTarget.value)
                    combobox.openDropdown()
                  }}
                  onFocus={() => text !== '' && combobox.openDropdown()}
                  onBlur={() => combobox.closeDropdown()}
                />
              </Combobox.EventsTarget>
              <button type="submit" className={css.send} aria-label={t('portal.home.send')}>
                <IconArrowRight size="1.35em" stroke={2} aria-hidden />
              </button>
            </div>
          </Combobox.DropdownTarget>
          <Combobox.Dropdown hidden={text.trim() === ''}>
            <Combobox.Options aria-label={t('portal.home.searchLabel')}>
              <Combobox.Option value="ask">
                <span className={css.option}>
                  <IconMessagePlus size="1.25em" stroke={1.6} aria-hidden />
                  <span className={css.words}>{t('portal.home.sendThis', { text: text.trim() })}</span>
                </span>
              </Combobox.Option>
              {found.length > 0 ? (
                <Combobox.Group label={t('portal.home.yours')}>
                  {found.map((ticket) => (
                    <Combobox.Option key={ticket.id} value={ticket.id}>
                      <span className={css.found}>
                        <span className={css.words}>{ticket.title}</span>
                        <StatusBadge tone={toneOf(ticket.status)} label={statusSentence(t, ticket)} look="plain" />
                      </span>
                    </Combobox.Option>
                  ))}
                </Combobox.Group>
              ) : null}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
      </form>
    </search>
  )
}
