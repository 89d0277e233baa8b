import { IconPencil } from '@tabler/icons-react'
import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import css from './property.module.css'
import { type Edit, useEdit } from './use-edit.ts'

export interface PropertyProps<V> {
  label: string
  value: V
  /** How the value reads; nothing (null or '') shows a dash. */
  children: ReactNode
  /** Draws the control; missing = cannot be changed. Use a field with `bare`, `autoFocus` and these values. */
  editor?: ((edit: Edit<V>) => ReactNode) | undefined
  /** Saves at once; a refusal is shown under the control. `from`: the value when the editing began. */
  onSave?: ((value: V, from: V) => Promise<unknown>) | undefined
  /** Mark that opens where the value comes from: `<WhyMark>`. */
  why?: ReactNode
}

/**
 * One property of a record, changed in place: press it or its pencil, Enter saves, Escape leaves it as it was,
 * leaving the control saves too, and a toast offers to undo.
 */
export function Property<V>({ label, value, children, editor, onSave, why }: PropertyProps<V>) {
  const { t } = useTranslation()
  const labelId = useId()
  const pencil = useRef<HTMLButtonElement>(null)
  const edit = useEdit({ label, value, onSave, onDone: () => requestAnimationFrame(() => pencil.current?.focus()) })
  const isEditable = editor !== undefined && onSave !== undefined
  const isEmpty = children === null || children === undefined || children === ''
  const start = (event: MouseEvent) => {
    if ((event.target as Element).closest('a, button') === null && String(getSelection() ?? '') === '') edit.start()
  }
  return (
    <div className={css.property} data-editable={isEditable || undefined} data-editing={edit.isOpen || undefined}>
      <dt id={labelId} className={css.label}>
        {label}
      </dt>
      <dd className={css.value}>
        {edit.isOpen && editor ? (
          <Editor edit={edit}>{editor(edit)}</Editor>
        ) : (
          // biome-ignore lint/a11y/noStaticElementInteractions: the pencil is the keyboard's way to the same thing
          // biome-ignore lint/a11y/useKeyWithClickEvents: same
          <div className={css.shown} onClick={isEditable ? start : undefined}>
            <span className={css.words} data-empty={isEmpty || undefined}>
              {isEmpty ? t('ui.property.none') : children}
            </span>
            {why}
            {isEditable ? (
              <button
                ref={pencil}
                type="button"
                className={css.pencil}
                aria-label={t('ui.property.edit', { label })}
                onClick={edit.start}
              >
                <IconPencil size="1em" aria-hidden />
              </button>
            ) : null}
          </div>
        )}
      </dd>
    </div>
  )
}

function Editor<V>({ edit, children }: { edit: Edit<V>; children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null)
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      edit.cancel()
    }
    // A text area keeps Enter for new lines, a list keeps it for its option.
    const target = event.target as HTMLElement
    const isTaken =
      target.tagName === 'TEXTAREA' || target.getAttribute('aria-expanded') === 'true' || target.tagName === 'BUTTON'
    if (event.key === 'Enter' && (!isTaken || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void edit.save()
    }
  }
  const onLeave = (event: { relatedTarget: EventTarget | null }) => {
    const next = event.relatedTarget as HTMLElement | null
    // Into a floating list or calendar is not leaving.
    if (root.current?.contains(next) || next?.closest('[data-portal]')) return
    // The window losing the focus is not leaving either.
    if (next === null && !document.hasFocus()) return
    void edit.save()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens to the keys of the control inside
    <div ref={root} className={css.editor} onKeyDown={onKey} onBlur={onLeave}>
      {children}
    </div>
  )
}
