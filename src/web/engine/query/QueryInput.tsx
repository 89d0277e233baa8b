import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CompletionItem } from '../../../shared/conditions/complete-query.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import css from './query.module.css'
import { useCompletion } from './use-completion.ts'
import type { QueryWords } from './vocabulary.ts'

interface QueryInputProps {
  kind: Kind
  words: QueryWords
  input: RefObject<HTMLInputElement | null>
  text: string
  onText: (text: string) => void
  /** Enter without a completion chosen, Escape, Tab out. */
  onDone: () => void
  placeholder: string
  faultId: string | undefined
}

/** The query as text: the list below the caret offers what may stand there. Enter asks, arrows choose, Tab takes. */
export function QueryInput({ kind, words, input, text, onText, onDone, placeholder, faultId }: QueryInputProps) {
  const { t } = useTranslation()
  const id = useId()
  const [cursor, setCursor] = useState(text.length)
  const [isOpen, setOpen] = useState(true)
  const [active, setActive] = useState(-1)
  const { items, from, to } = useCompletion(kind, text, cursor, words, isOpen)
  const isShown = isOpen && items.length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place in the text, another list
  useEffect(() => setActive(-1), [text, cursor])

  const take = (item: CompletionItem) => {
    // After a value one wants to go on; after a field or an operator comes a value.
    const isEnd = item.sort === 'value' || (item.sort === 'keyword' && item.insert !== 'OR')
    const insert = `${item.insert}${isEnd && text[to] !== ' ' ? ' ' : ''}`
    onText(`${text.slice(0, from)}${insert}${text.slice(to)}`)
    const place = from + insert.length
    setCursor(place)
    setOpen(true)
    requestAnimationFrame(() => input.current?.setSelectionRange(place, place))
  }
  const onKey = (event: KeyboardEvent) => {
    const chosen = items[active]
    if (event.key === 'Escape') {
      event.stopPropagation()
      if (isShown) setOpen(false)
      else onDone()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (isShown && chosen) take(chosen)
      else {
        setOpen(false)
        onDone()
      }
    } else if (event.key === 'Tab' && isShown && !event.shiftKey && (chosen ?? (text !== '' && items[0]))) {
      event.preventDefault()
      take(chosen ?? items[0]!)
    } else if (isShown && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive((active + step + items.length + (active < 0 && step < 0 ? 1 : 0)) % items.length)
    }
  }
  return (
    <div className={css.inputLine}>
      <IconSearch size="1.1em" stroke={1.75} className={css.glass} aria-hidden />
      <input
        ref={input}
        className={css.input}
        value={text}
        placeholder={placeholder}
        aria-label={t('engine.query.label')}
        role="combobox"
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-describedby={faultId}
        aria-invalid={faultId !== undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => {
          onText(event.currentTarget.value)
          setCursor(event.currentTarget.selectionStart ?? event.currentTarget.value.length)
          setOpen(true)
        }}
        onSelect={(event) => setCursor(event.currentTarget.selectionStart ?? 0)}
        onKeyDown={onKey}
      />
      {isShown ? <Offered id={id} items={items} active={active} onTake={take} /> : null}
    </div>
  )
}

interface OfferedProps {
  id: string
  items: CompletionItem[]
  active: number
  onTake: (item: CompletionItem) => void
}

function Offered({ id, items, active, onTake }: OfferedProps) {
  const { t } = useTranslation()
  return (
    <div id={`${id}-list`} role="listbox" aria-label={t('engine.query.offered')} className={css.offered}>
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus (aria-activedescendant)
        <div
          key={item.insert + item.label}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={css.offer}
          data-sort={item.sort}
          // The press must not take the focus from the box.
          onMouseDown={(event) => {
            event.preventDefault()
            onTake(item)
          }}
        >
          <span className={css.offerLabel}>{item.label}</span>
          <span className={css.offerHint}>{item.hint === item.label ? '' : item.hint}</span>
        </div>
      ))}
    </div>
  )
}
