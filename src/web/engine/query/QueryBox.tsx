import { IconSearch } from '@tabler/icons-react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Chip, describe, removeAt } from '../../../shared/conditions/describe.ts'
import { formatQuery } from '../../../shared/conditions/format-query.ts'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { kindNamed } from '../../../shared/kinds/every-kind.ts'
import { Kbd } from '../../ui/mark/Kbd.tsx'
import type { FieldProblem } from '../problem.ts'
import { ConditionChip } from './ConditionChip.tsx'
import { QueryFault } from './QueryFault.tsx'
import { QueryInput } from './QueryInput.tsx'
import css from './query.module.css'
import { readText } from './read.ts'
import { useQueryWords } from './vocabulary.ts'

interface QueryBoxProps {
  kind: Kind
  text: string
  onText: (text: string, options: { replace: boolean }) => void
  placeholder: string
  /** What the server found wrong with the text. */
  fault: FieldProblem | null
}

/** Milliseconds without a key before the list follows. */
const pause = 300

/**
 * The one box of a list. At rest it shows the filters in words, each with a cross; with the focus it is the text of the
 * query language. The list follows a moment after the last key, as long as the text can be read.
 */
export function QueryBox({ kind, text, onText, placeholder, fault }: QueryBoxProps) {
  const words = useQueryWords()
  const faultId = useId()
  const root = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState<string | null>(null)
  const shown = draft ?? text
  const reading = useMemo(() => readText(shown, kind, words), [shown, kind, words])
  useFollow(draft, text, reading.condition !== null, onText)
  const edit = () => {
    setDraft((old) => old ?? (text === '' ? '' : `${text} `))
    requestAnimationFrame(() => input.current?.focus())
  }
  useSlash(edit)

  const chips = useMemo(
    () => (reading.condition === null ? [] : describe(reading.condition, kind, kindNamed)),
    [reading, kind],
  )
  const wrong = draft === null ? (reading.fault ?? fault) : null
  const done = () => {
    if (draft !== null && draft !== text) onText(draft, { replace: false })
    setDraft(null)
  }
  const isResting = draft === null && reading.condition !== null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: notices when the focus leaves the box as a whole
    <div
      ref={root}
      className={css.box}
      data-editing={!isResting || undefined}
      data-wrong={wrong !== null || undefined}
      onBlur={(event) => root.current?.contains(event.relatedTarget) || done()}
    >
      {isResting ? (
        <Resting
          chips={chips}
          placeholder={placeholder}
          onEdit={edit}
          onRemove={(chip) =>
            onText(formatQuery(removeAt(reading.condition!, chip.at), kind, kindNamed), { replace: false })
          }
        />
      ) : (
        <QueryInput
          kind={kind}
          words={words}
          input={input}
          text={shown}
          onText={setDraft}
          onDone={() => {
            done()
            // Back to where the keys of the list work.
            document.getElementById('main')?.focus()
          }}
          placeholder={placeholder}
          faultId={wrong === null ? undefined : faultId}
        />
      )}
      {wrong === null ? null : (
        <QueryFault
          id={faultId}
          text={shown}
          fault={wrong}
          onCorrect={(next) => {
            setDraft(null)
            onText(next, { replace: false })
          }}
        />
      )}
    </div>
  )
}

/** The list follows what is typed, once one pauses and as long as it can be read. */
function useFollow(draft: string | null, text: string, isReadable: boolean, onText: QueryBoxProps['onText']) {
  const latest = useRef(onText)
  latest.current = onText
  useEffect(() => {
    if (draft === null || draft.trim() === text.trim() || !isReadable) return
    const timer = setTimeout(() => latest.current(draft, { replace: true }), pause)
    return () => clearTimeout(timer)
  }, [draft, text, isReadable])
}

/** `/` puts the cursor into the box from anywhere in the list. */
function useSlash(open: () => void) {
  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.defaultPrevented) return
      if (target.closest('input:not([type=checkbox]), textarea, select, [contenteditable=true], [role=dialog]')) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

interface RestingProps {
  chips: Chip[]
  placeholder: string
  onEdit: () => void
  onRemove: (chip: Chip) => void
}

function Resting({ chips, placeholder, onEdit, onRemove }: RestingProps) {
  const { t } = useTranslation()
  return (
    <div className={css.resting}>
      <IconSearch size="1.1em" stroke={1.75} className={css.glass} aria-hidden />
      {chips.map((chip) => (
        <ConditionChip key={chip.at.join()} chip={chip} onRemove={() => onRemove(chip)} />
      ))}
      <button type="button" className={css.edit} aria-keyshortcuts="/" onClick={onEdit}>
        <span className="visually-hidden">
          {t(chips.length === 0 ? 'engine.query.label' : 'engine.query.edit')}
          {t('engine.history.colon')}
        </span>
        <span className={css.placeholder}>{chips.length === 0 ? placeholder : t('engine.query.more')}</span>
        <Kbd keys="/" />
      </button>
    </div>
  )
}
