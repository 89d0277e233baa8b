import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'

export interface Question {
  title: string
  /** What will happen, to how many. */
  body?: ReactNode
  /** The verb: never "OK". */
  confirm: string
  /** Words of the way out, when "cancel" would not say what happens. */
  cancel?: string
  danger?: boolean
}

const ConfirmDialog = lazy(() => import('./ConfirmDialog.tsx').then((file) => ({ default: file.ConfirmDialog })))

type Asked = Question & { answer: (yes: boolean) => void }

let ask: (question: Asked) => void = (question) => question.answer(false)

/** Asks before something that cannot be undone; prefer doing it with an undo toast. Resolves to what the person said. */
export const confirm = (question: Question): Promise<boolean> => new Promise((answer) => ask({ ...question, answer }))

/** Place of the dialog opened by `confirm()`; UiProvider holds one. */
export function ConfirmHost() {
  const [asked, setAsked] = useState<Asked | null>(null)
  useEffect(() => {
    ask = setAsked
    return () => {
      ask = (question) => question.answer(false)
    }
  }, [])
  const answer = (yes: boolean) => {
    asked?.answer(yes)
    setAsked(null)
  }
  return asked ? (
    <Suspense fallback={null}>
      <ConfirmDialog question={asked} onAnswer={answer} />
    </Suspense>
  ) : null
}
