import { IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../engine/api.ts'
import { isProblem } from '../../../engine/problem.ts'
import { refusalText } from '../../../engine/use-action.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from '../imports.module.css'
import { type ImportRecord, type Preview, previewQuery, type Reading } from '../imports-api.ts'
import { ColumnTable } from './ColumnTable.tsx'
import { Constants } from './Constants.tsx'
import { MappingOptions } from './MappingOptions.tsx'
import { ModelBar } from './ModelBar.tsx'
import { ReadingOptions } from './ReadingOptions.tsx'
import { useMapping } from './use-mapping.ts'

interface MappingStepProps {
  kind: string
  document: string
  earlier: ImportRecord | undefined
  onOtherFile: () => void
}

/** Which column fills which field, seen on the first lines of the file itself. */
export function MappingStep({ kind, document, earlier, onOtherFile }: MappingStepProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [reading, setReading] = useState<Reading>(earlier?.file ?? {})
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { data, error, isLoading } = useQuery(previewQuery(kind, document, reading))
  const state = useMapping(data?.file, earlier)
  if (error)
    return (
      <>
        <ErrorState error={fileProblem(error)} />
        <div className={css.bar}>
          <Button onClick={onOtherFile}>{t('imports.otherFile')}</Button>
        </div>
      </>
    )
  if (isLoading || !data?.file) return <Skeleton lines={8} />
  const lacking = state.mapping.mode === 'update' ? [] : lackingFields(data, state.mapping)
  const start = async () => {
    setBusy(true)
    setRefusal(null)
    try {
      const made = await api.post<{ id: string }>('/imports', {
        kind,
        document,
        mapping: state.mapping,
        file: reading,
        isTrial: true,
      })
      await navigate({ to: '/imports/$importId', params: { importId: made.id } } as never)
    } catch (problem) {
      setRefusal(
        isProblem(problem, 'offline') ? t('ui.problem.offline') : refusalText(problem, t('ui.problem.unknown')),
      )
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={css.mapping}>
      <ModelBar kind={kind} state={state} />
      <div className={css.columns}>
        <div className={css.main}>
          <ColumnTable file={data.file} fields={data.fields} state={state} />
          <Constants fields={data.fields} state={state} />
        </div>
        <aside className={css.side} aria-label={t('imports.options')}>
          <MappingOptions preview={data} state={state} />
          <ReadingOptions file={data.file} reading={reading} onChange={setReading} onOtherFile={onOtherFile} />
        </aside>
      </div>
      <div className={css.bar}>
        <span className={css.barWords} role="status">
          {refusal !== null ? (
            <span className={css.error}>{refusal}</span>
          ) : lacking.length > 0 ? (
            t('imports.lacking', { fields: lacking.join(', ') })
          ) : (
            t('imports.ready', { count: data.file.lineCount })
          )}
        </span>
        <Button
          kind="primary"
          icon={IconPlayerPlay}
          busy={isBusy}
          disabled={state.mapping.columns.length === 0}
          onClick={() => void start()}
        >
          {t('imports.try')}
        </Button>
      </div>
    </div>
  )
}

/** What is wrong with the file says more than that something is. */
function fileProblem(error: unknown): unknown {
  if (!isProblem(error)) return error
  const detail = error.errors[0]?.detail
  return detail === undefined
    ? error
    : Object.assign(Object.create(error) as object, { code: error.code, title: error.title, requestId: null, detail })
}

function lackingFields(
  { fields }: Preview,
  mapping: { columns: { field: string }[]; constants: { field: string }[] },
): string[] {
  const filled = new Set([...mapping.columns, ...mapping.constants].map((each) => each.field))
  // One's own entity is filled in by itself.
  return fields
    .filter((field) => field.isRequired && field.name !== 'entity' && !filled.has(field.name))
    .map((field) => field.label)
}
