import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../engine/api.ts'
import { isProblem } from '../../engine/problem.ts'
import { refusalText } from '../../engine/use-action.ts'
import { ChoiceField } from '../../ui/field/ChoiceField.tsx'
import { FileDrop } from '../../ui/field/FileDrop.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import css from './imports.module.css'
import { kindsQuery } from './imports-api.ts'

/** The server has the last word (setting `attachment.max-megabytes`). */
const maxBytes = 25_000_000
const accepted = '.csv,.txt,.tsv,.ods,.xlsx'

interface FileStepProps {
  kind: string | undefined
  onChange: (patch: { kind?: string; document?: string }) => void
}

/** What is imported, and from which file. */
export function FileStep({ kind, onChange }: FileStepProps) {
  const { t } = useTranslation()
  const kinds = useQuery(kindsQuery)
  const [files, setFiles] = useState<File[]>([])
  const [error, setError] = useState<string | null>(null)
  const send = async (given: File[]) => {
    const file = given.at(-1)
    setFiles(file === undefined ? [] : [file])
    setError(null)
    if (file === undefined) return
    const form = new FormData()
    form.append('file', file, file.name)
    try {
      const { id } = await api.post<{ id: string }>('/documents', form)
      onChange({ document: id })
    } catch (problem) {
      setFiles([])
      setError(isProblem(problem, 'offline') ? t('ui.problem.offline') : refusalText(problem, t('ui.problem.unknown')))
    }
  }
  if (kinds.error) return <ErrorState error={kinds.error} onRetry={() => void kinds.refetch()} />
  const choices = (kinds.data?.items ?? [])
    .map((item) => ({ value: item.kind, label: item.name }))
    .toSorted((a, b) => a.label.localeCompare(b.label))
  return (
    <div className={css.fileStep}>
      <ChoiceField
        label={t('imports.whatKind')}
        name="kind"
        value={kind ?? null}
        choices={choices}
        onChange={(value) => value !== null && onChange({ kind: value })}
        required
      />
      {kind === undefined ? null : (
        <>
          <FileDrop
            label={t('imports.file')}
            files={files}
            onChange={(given) => void send(given)}
            maxBytes={maxBytes}
            accept={accepted}
          />
          {error === null ? null : (
            <p role="alert" className={css.error}>
              {error}
            </p>
          )}
          <p className={css.hint}>{t('imports.fileHint')}</p>
        </>
      )}
    </div>
  )
}
