import type { Editor } from '@tiptap/react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './text.module.css'

export interface Mentioned {
  id: string
  name: string
  hint?: string
}

/** Whom one may name, by what was typed after `@`. */
export type MentionSearch = (text: string, signal: AbortSignal) => Promise<Mentioned[]>

interface Asked {
  text: string
  from: number
  to: number
}

const patience = 150
const wanted = /(?:^|[\s(\ufffc])@([\p{L}\d.'’-]*(?: [\p{L}\d.'’-]+)?)$/u

/** What is typed after an `@` before the caret. */
function askedIn(editor: Editor): Asked | null {
  const { $from, empty } = editor.state.selection
  if (!empty) return null
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 60), $from.parentOffset, undefined, '\ufffc')
  const text = wanted.exec(before)?.[1]
  return text === undefined ? null : { text, from: $from.pos - text.length - 1, to: $from.pos }
}

/** The list under the text while somebody is being named: `onKey` says whether it took the key. */
export function useMention(editor: Editor, search: MentionSearch | undefined) {
  const { t } = useTranslation()
  const listId = useId()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [options, setOptions] = useState<Mentioned[]>([])
  const [at, setAt] = useState(0)
  const asking = useRef(search)
  asking.current = search
  const has = search !== undefined
  useEffect(() => {
    if (!has) return
    const look = () => setAsked(askedIn(editor))
    const close = () => setAsked(null)
    editor.on('selectionUpdate', look).on('update', look).on('blur', close)
    return () => void editor.off('selectionUpdate', look).off('update', look).off('blur', close)
  }, [editor, has])
  const text = asked?.text ?? null
  useEffect(() => {
    if (text === null) return setOptions([])
    const stop = new AbortController()
    const timer = setTimeout(() => {
      asking.current?.(text, stop.signal).then(
        (found) => {
          setOptions(found)
          setAt(0)
        },
        () => {},
      )
    }, patience)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text])
  const isOpen = asked !== null && options.length > 0
  const active = isOpen ? `${listId}-${at}` : null
  useEffect(() => {
    // Before it is mounted an editor has no view: whoever has a list to choose from is in it.
    if (active === null) return
    const { dom } = editor.view
    dom.setAttribute('aria-activedescendant', active)
    return () => dom.removeAttribute('aria-activedescendant')
  }, [editor, active])
  const choose = (option: Mentioned) => {
    if (asked === null) return
    const piece = { type: 'mention', attrs: { id: option.id, label: option.name } }
    editor
      .chain()
      .focus()
      .insertContentAt({ from: asked.from, to: asked.to }, piece)
      .command(({ tr }) => {
        tr.insertText(' ')
        return true
      })
      .run()
    setAsked(null)
  }
  const onKey = (event: KeyboardEvent): boolean => {
    const option = options[at]
    if (!isOpen || option === undefined) return false
    if (event.key === 'ArrowDown') setAt((at + 1) % options.length)
    else if (event.key === 'ArrowUp') setAt((at - 1 + options.length) % options.length)
    else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') choose(option)
    else if (event.key === 'Escape') setAsked(null)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  const list = isOpen ? (
    <div id={listId} className={css.mentions} role="listbox" aria-label={t('ui.text.mentions')}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text has the keyboard, see onKey
        <div
          key={option.id}
          id={`${listId}-${index}`}
          role="option"
          aria-selected={index === at}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(option)}
        >
          <span>{option.name}</span>
          {option.hint === undefined ? null : <span className={css.hint}>{option.hint}</span>}
        </div>
      ))}
    </div>
  ) : null
  return { list, onKey }
}
