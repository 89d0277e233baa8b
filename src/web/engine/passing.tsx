import type { TFunction } from 'i18next'
import { useState } from 'react'
import { confirm } from '../ui/feedback/confirm.tsx'
import { TextAreaField } from './fields/controls.ts'
import { isProblem } from './problem.ts'

/**
 * Sends something, and once more with a reason where the server refuses it but says that whoever asks may pass with one
 * (`passWith`, the field that takes it). Without a reason the refusal stands.
 */
export async function passing<T>(t: TFunction, send: (passed: Record<string, string>) => Promise<T>): Promise<T> {
  try {
    return await send({})
  } catch (error) {
    const refusal = isProblem(error) ? error.errors.find(({ params }) => params?.passWith !== undefined) : undefined
    if (refusal === undefined) throw error
    let reason = ''
    const body = (
      <>
        <p>{refusal.detail}</p>
        <ReasonBox
          label={t('engine.passing.reason')}
          onChange={(text) => {
            reason = text.trim()
          }}
        />
      </>
    )
    const isPassed = await confirm({ title: t('engine.passing.title'), confirm: t('engine.passing.confirm'), body })
    if (!isPassed || reason === '') throw error
    return send({ [String(refusal.params!.passWith)]: reason })
  }
}

function ReasonBox({ label, onChange }: { label: string; onChange: (text: string) => void }) {
  const [text, setText] = useState('')
  return (
    <TextAreaField
      autoFocus
      required
      label={label}
      maxLength={1000}
      value={text}
      onChange={(next: string) => {
        setText(next)
        onChange(next)
      }}
    />
  )
}
