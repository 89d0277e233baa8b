import { Combobox, InputBase, useCombobox } from '@mantine/core'
import { IconSelector, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../button/IconButton.tsx'
import css from './field.module.css'
import { type FieldProps, inputProps } from './field.ts'

/** Something that can be referred to: its name, and what tells it from others of the same name. */
export interface Option {
  id: string
  name: string
  hint?: string | undefined
}

export type SearchOptions = (text: string, signal: AbortSignal) => Promise<Option[]>

interface Found {
  options: Option[]
  state: 'idle' | 'busy' | 'done' | 'failed'
}

const pause = 120

/** Asks the server while somebody types: waits for a short pause, drops answers that come too late. */
function useOptions(search: SearchOptions, text: string, isOpen: boolean): Found {
  const [found, setFound] = useState<Found>({ options: [], state: 'idle' })
  const latest = useRef(search)
  latest.current = search
  useEffect(() => {
    if (!isOpen) return
    const abort = new AbortController()
    const timer = setTimeout(() => {
      setFound((old) => ({ ...old, state: 'busy' }))
      latest.current(text, abort.signal).then(
        (options) => abort.signal.aborted || setFound({ options, state: 'done' }),
        () => abort.signal.aborted || setFound({ options: [], state: 'failed' }),
      )
    }, pause)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [text, isOpen])
  return found
}

type ReferenceFieldProps = FieldProps<Option | null> & {
  search: SearchOptions
  placeholder?: string
  onClose?: () => void
}

/** Choice of another record: search as you type, arrows and Enter, Escape leaves it as it was. */
export function ReferenceField(props: ReferenceFieldProps) {
  const { value, onChange, search, placeholder, required, disabled, onClose } = props
  const { t } = useTranslation()
  const [text, setText] = useState<string | null>(null)
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setText(null)
      onClose?.()
    },
  })
  const { options, state } = useOptions(search, text ?? '', combobox.dropdownOpened)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first answer is what Enter takes
  useEffect(() => {
    if (state === 'done') combobox.selectFirstOption()
  }, [options])

  const choose = (id: string) => {
    onChange(options.find((option) => option.id === id) ?? null)
    combobox.closeDropdown()
  }
  const message =
    state === 'failed' ? t('ui.field.searchFailed') : state === 'done' ? t('ui.field.nothing') : t('ui.field.searching')
  return (
    <Combobox store={combobox} onOptionSubmit={choose} shadow="md">
      <Combobox.Target withExpandedAttribute>
        <InputBase
          {...inputProps(props)}
          value={text ?? value?.name ?? ''}
          placeholder={placeholder ?? t('ui.field.search')}
          autoComplete="off"
          role="combobox"
          rightSectionPointerEvents="all"
          rightSection={
            value && !required && !disabled ? (
              <IconButton size="small" icon={IconX} label={t('ui.field.clear')} onClick={() => onChange(null)} />
            ) : (
              <IconSelector size="1.1em" aria-hidden />
            )
          }
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          onChange={(event) => {
            combobox.openDropdown()
            // Until the answer to what stands there now has come, Enter takes nothing: not somebody of the old list.
            combobox.resetSelectedOption()
            setText(event.currentTarget.value)
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={props.label} mah="var(--list-max)" style={{ overflowY: 'auto' }}>
          {options.map((option) => (
            <Combobox.Option key={option.id} value={option.id} active={option.id === value?.id}>
              <span className={css.option}>
                <span>{option.name}</span>
                {option.hint ? <span className={css.optionHint}>{option.hint}</span> : null}
              </span>
            </Combobox.Option>
          ))}
          {options.length === 0 ? <div className={css.message}>{message}</div> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
