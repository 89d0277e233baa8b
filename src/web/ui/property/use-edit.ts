import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../feedback/LiveRegion.tsx'
import { toast } from '../feedback/toast.tsx'

/** What the control of a property being changed needs to know. */
export interface Edit<V> {
  label: string
  value: V
  set: (value: V) => void
  /** Saves the value given, else the one last set. */
  save: (value?: V) => Promise<void>
  cancel: () => void
  error: string | undefined
  isBusy: boolean
}

interface EditOptions<V> {
  label: string
  value: V
  /** `from`: the value as it was when the editing began. */
  onSave: ((value: V, from: V) => Promise<unknown>) | undefined
  onDone: () => void
}

/** The sentence of a refusal: that of its first field, else its detail, else its title. */
function sentenceOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('title' in error)) return undefined
  const problem = error as { title: string; detail?: string; errors?: { detail: string }[] }
  return problem.errors?.[0]?.detail || problem.detail || problem.title
}

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b)

export function useEdit<V>({
  label,
  value,
  onSave,
  onDone,
}: EditOptions<V>): Edit<V> & { isOpen: boolean; start: () => void } {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<{ value: V; from: V } | null>(null)
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const saving = useRef(false)

  const close = useCallback(() => {
    setDraft(null)
    setError(undefined)
    onDone()
  }, [onDone])

  const save = async (given?: V) => {
    const next = given === undefined ? draft?.value : given
    if (!onSave || saving.current || draft === null) return
    // Compared with what one began from: somebody else may have changed the value meanwhile.
    const { from } = draft
    if (next === undefined || same(next, from)) return close()
    saving.current = true
    setBusy(true)
    setError(undefined)
    if (given !== undefined) setDraft({ value: given, from })
    try {
      const outcome = await onSave(next, from)
      close()
      // `false`: somebody else's value was kept, nothing was saved.
      if (outcome !== false) toast.done(t('ui.property.saved', { label }), { undo: () => onSave(from, next) })
    } catch (refusal) {
      const sentence = sentenceOf(refusal) ?? t('ui.problem.unknown')
      setError(sentence)
      announce(sentence)
    } finally {
      saving.current = false
      setBusy(false)
    }
  }
  return {
    label,
    value: draft === null ? value : draft.value,
    set: (next) => setDraft({ value: next, from: draft === null ? value : draft.from }),
    save,
    cancel: close,
    error,
    isBusy,
    isOpen: draft !== null,
    start: () => setDraft({ value, from: value }),
  }
}
