import { Modal } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Highlight } from '../mark/Highlight.tsx'
import { Kbd } from '../mark/Kbd.tsx'
import css from './palette.module.css'

export interface PaletteItem {
  key: string
  label: string
  /** Number, type, state: what tells it from its namesakes. */
  hint?: string | undefined
  icon?: Icon | undefined
  keys?: string
  run: () => void
}

export interface PaletteGroup {
  key: string
  label: string
  items: PaletteItem[]
}

interface CommandPaletteProps {
  isOpen: boolean
  onClose: () => void
  query: string
  onQuery: (query: string) => void
  groups: PaletteGroup[]
  /** Words to mark in what is shown. */
  words?: readonly string[]
  isBusy?: boolean
  /** Shown when nothing was found. */
  empty: ReactNode
}

/** One box to go, create and act. Only the presentation: groups come from outside and answer to the query. */
export function CommandPalette({
  isOpen,
  onClose,
  query,
  onQuery,
  groups,
  words = [],
  isBusy,
  empty,
}: CommandPaletteProps) {
  const { t } = useTranslation()
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size="var(--palette)"
      yOffset="12vh"
      transitionProps={{ duration: 90 }}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('ui.palette.label')}>
        {isOpen ? (
          <Body
            query={query}
            onQuery={onQuery}
            groups={groups}
            words={words}
            isBusy={isBusy === true}
            empty={empty}
            onClose={onClose}
          />
        ) : null}
      </Modal.Content>
    </Modal.Root>
  )
}

type BodyProps = Omit<CommandPaletteProps, 'isOpen' | 'isBusy' | 'words'> & {
  isBusy: boolean
  words: readonly string[]
}

function Body({ query, onQuery, groups, words, isBusy, empty, onClose }: BodyProps) {
  const { t } = useTranslation()
  const id = useId()
  const items = groups.flatMap((group) => group.items)
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const current = items[Math.min(active, items.length - 1)]
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question starts from the top
  useEffect(() => setActive(0), [query])
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the choice
  useEffect(() => {
    // Braces: newer browsers return a promise from scrollIntoView, which React would take for a clean-up.
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const choose = (item: PaletteItem) => {
    onClose()
    item.run()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (items.length > 0) setActive((active + step + items.length) % items.length)
    }
    if (event.key === 'Enter' && current) {
      event.preventDefault()
      choose(current)
    }
  }
  return (
    <div className={css.panel}>
      <input
        data-autofocus
        // biome-ignore lint/a11y/noAutofocus: it was asked for by a key; what is typed next belongs here
        autoFocus
        className={css.input}
        value={query}
        placeholder={t('ui.palette.placeholder')}
        aria-label={t('ui.palette.label')}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={current ? `${id}-${current.key}` : undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={onKey}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('ui.palette.results')}
        aria-busy={isBusy}
        className={css.list}
      >
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={group.key} role="group" aria-labelledby={`${id}-group-${group.key}`}>
            <div id={`${id}-group-${group.key}`} className={css.heading}>
              {group.label}
            </div>
            {group.items.map((item) => (
              <PaletteLine
                key={item.key}
                id={`${id}-${item.key}`}
                item={item}
                words={words}
                isActive={item === current}
                onChoose={choose}
              />
            ))}
          </div>
        ))}
      </div>
      {items.length === 0 ? <div className={css.empty}>{isBusy ? t('ui.field.searching') : empty}</div> : null}
      <div className={css.foot} aria-hidden>
        <span>
          <Kbd keys="↑ ↓" /> {t('ui.palette.move')}
        </span>
        <span>
          <Kbd keys="↵" /> {t('ui.palette.open')}
        </span>
        <span>
          <Kbd keys={t('ui.palette.escape')} /> {t('ui.close')}
        </span>
      </div>
    </div>
  )
}

interface LineProps {
  id: string
  item: PaletteItem
  words: readonly string[]
  isActive: boolean
  onChoose: (item: PaletteItem) => void
}

function PaletteLine({ id, item, words, isActive, onChoose }: LineProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the box above
    // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus (aria-activedescendant)
    <div id={id} role="option" aria-selected={isActive} className={css.line} onClick={() => onChoose(item)}>
      {item.icon ? <item.icon size="1.25em" stroke={1.6} aria-hidden /> : null}
      <span className={css.label}>
        <Highlight text={item.label} words={words} />
      </span>
      {item.hint ? (
        <span className={css.hint}>
          <Highlight text={item.hint} words={words} />
        </span>
      ) : null}
      {item.keys ? <Kbd keys={item.keys} /> : null}
    </div>
  )
}
