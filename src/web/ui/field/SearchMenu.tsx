import { Combobox, useCombobox } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import { Button } from '../button/Button.tsx'
import css from './search-menu.module.css'

interface SearchMenuProps {
  icon: Icon
  /** On the button. */
  label: string
  /** Of the field. */
  search: string
  /** Of the list, for those who hear it. */
  list: string
  /** Said when nothing is found. */
  empty: string
  text: string
  onText: (text: string) => void
  options: readonly { id: string; name: string }[] | undefined
  onChoose: (id: string) => void
  /** The list was opened or closed. */
  onToggle?: (isOpen: boolean) => void
  width?: number
}

/** A button that opens a list to be searched; one of it is chosen, and the list closes. `options` undefined = still asked for. */
export function SearchMenu(props: SearchMenuProps) {
  const { icon, label, search, list, empty, text, onText, options, onChoose, onToggle, width = 280 } = props
  const combobox = useCombobox({
    onDropdownClose: () => {
      onToggle?.(false)
      onText('')
    },
    onDropdownOpen: () => {
      onToggle?.(true)
      combobox.focusSearchInput()
    },
  })
  const choose = (id: string) => {
    combobox.closeDropdown()
    onChoose(id)
  }
  return (
    <Combobox store={combobox} position="top-end" width={width} onOptionSubmit={choose}>
      <Combobox.Target withAriaAttributes={false}>
        <Button
          size="small"
          kind="quiet"
          icon={icon}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          {label}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          aria-label={search}
          placeholder={search}
          value={text}
          onChange={(event) => {
            onText(event.currentTarget.value)
            combobox.selectFirstOption()
          }}
        />
        <Combobox.Options className={css.options} aria-label={list}>
          {(options ?? []).map(({ id, name }) => (
            <Combobox.Option key={id} value={id}>
              {name}
            </Combobox.Option>
          ))}
          {options?.length === 0 ? <Combobox.Empty>{empty}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
