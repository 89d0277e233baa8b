import { useCallback, useEffect, useRef, useState } from 'react'

interface FieldRefusal {
  field: string
  detail: string
}

interface FormOptions<V extends object> {
  initial: V
  /** Sends the values; throws a problem document when they are refused. */
  onSubmit: (values: V) => Promise<unknown>
  /** Name under which unsent values survive a closed tab: `ticket.new`. */
  draft?: string
}

export interface Form<V extends object> {
  values: V
  set: (patch: Partial<V>) => void
  /** Name, value, onChange and error for a field: `<TextField label=… {...form.field('title')} />`. */
  field: <K extends keyof V & string>(
    name: K,
  ) => { name: K; value: V[K]; onChange: (value: V[K]) => void; error: string | undefined }
  submit: () => Promise<void>
  reset: () => void
  isBusy: boolean
  isDirty: boolean
  problem: unknown
  errors: FieldRefusal[]
}

const draftKey = (name: string) => `cigale.draft.${name}`

function readDraft<V>(name: string | undefined): Partial<V> | null {
  if (name === undefined) return null
  try {
    const stored = localStorage.getItem(draftKey(name))
    return stored ? (JSON.parse(stored) as Partial<V>) : null
  } catch {
    return null
  }
}

function keepDraft(name: string | undefined, values: object | null): void {
  if (name === undefined) return
  try {
    if (values === null) localStorage.removeItem(draftKey(name))
    else localStorage.setItem(draftKey(name), JSON.stringify(values))
  } catch {
    // A draft is a courtesy.
  }
}

function refusalsOf(problem: unknown): FieldRefusal[] {
  if (typeof problem !== 'object' || problem === null || !('errors' in problem) || !Array.isArray(problem.errors))
    return []
  return problem.errors as FieldRefusal[]
}

/** Values, refusals and sending of one form. A field's refusal goes away when the field changes. */
export function useForm<V extends object>({ initial, onSubmit, draft }: FormOptions<V>): Form<V> {
  const [start] = useState(initial)
  const [values, setValues] = useState<V>(() => ({ ...initial, ...readDraft<V>(draft) }))
  const [problem, setProblem] = useState<unknown>(null)
  const [errors, setErrors] = useState<FieldRefusal[]>([])
  const [isBusy, setBusy] = useState(false)
  const isDirty = JSON.stringify(values) !== JSON.stringify(start)
  const sent = useRef(false)

  useEffect(() => {
    if (!sent.current) keepDraft(draft, isDirty ? values : null)
  }, [draft, isDirty, values])

  const set = useCallback((patch: Partial<V>) => {
    setValues((old) => ({ ...old, ...patch }))
    setErrors((old) => old.filter((error) => !(error.field in patch)))
  }, [])
  const submit = async () => {
    setBusy(true)
    setProblem(null)
    setErrors([])
    try {
      sent.current = true
      await onSubmit(values)
      keepDraft(draft, null)
    } catch (refusal) {
      sent.current = false
      setProblem(refusal)
      setErrors(refusalsOf(refusal))
    } finally {
      setBusy(false)
    }
  }
  return {
    values,
    set,
    field: (name) => ({
      name,
      value: values[name],
      onChange: (value) => set({ [name]: value } as unknown as Partial<V>),
      error: errors.find((error) => error.field === name)?.detail,
    }),
    submit,
    reset: () => setValues(start),
    isBusy,
    isDirty: isDirty && !sent.current,
    problem,
    errors,
  }
}
