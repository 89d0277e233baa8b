import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { amountsOf, groupingsOf, type Step, steps, timesOf } from '../../../../shared/figures/figures.ts'
import type { Kind } from '../../../../shared/kinds/define-kind.ts'
import { downloadFile } from '../../../engine/download.ts'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import type { ListQuestion } from '../../../engine/list/use-list.ts'
import { useCan } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { ChoiceField } from '../../../ui/field/ChoiceField.tsx'
import { SegmentedFilter } from '../../../ui/field/SegmentedFilter.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import { FigureTables } from './FigureTables.tsx'
import css from './figures.module.css'
import { type FiguresState, figuresParameters, useFigures, useFiguresState } from './use-figures.ts'

/** What the list above shows, added up: by what, over which time, which measure; as a picture, as tables, as a file. */
export function FiguresBody({ kind, question }: { kind: Kind; question: ListQuestion }) {
  const { t } = useTranslation()
  const state = useFiguresState(kind)
  const { send, isBusy } = useSend([])
  const { data, error, refetch } = useFigures(kind, question, state)
  return (
    <div className={css.body}>
      <div className={css.controls}>
        <Controls kind={kind} state={state} />
        <Button
          kind="quiet"
          icon={IconDownload}
          busy={isBusy}
          onClick={() =>
            void send(() =>
              downloadFile(
                `/${kind.plural}/figures`,
                { ...figuresParameters(question, state), format: 'csv' },
                `${kind.plural}-figures.csv`,
              ),
            )
          }
        >
          {t('figures.export')}
        </Button>
      </div>
      {data === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={10} />
        )
      ) : data.total.count === 0 ? (
        <EmptyState title={t('figures.empty')} hint={t('figures.emptyHint')} />
      ) : (
        <FigureTables kind={kind} question={question} state={state} figures={data} />
      )}
    </div>
  )
}

function Controls({ kind, state }: { kind: Kind; state: FiguresState }) {
  const { t } = useTranslation()
  const can = useCan()
  const texts = useKindTexts(kind)
  const seesPeople = can('figures.read-people')
  const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label)
  const groupings = groupingsOf(kind)
    .filter(({ field }) => seesPeople || field.kind !== 'user')
    .map(({ path }) => ({ value: path, label: texts.field(path) }))
    .toSorted(byLabel)
  const times = timesOf(kind)
    .map((path) => ({ value: path, label: texts.field(path) }))
    .toSorted(byLabel)
  const measures = [
    ...Object.keys(kind.measures).map((name) => ({ value: name, label: t(`kind.${kind.name}.measure.${name}`) })),
    ...amountsOf(kind).map((path) => ({ value: path, label: texts.field(path) })),
  ]
  return (
    <>
      <ChoiceField
        label={t('figures.by')}
        choices={groupings}
        value={state.by ?? null}
        onChange={(by) => state.change({ by })}
      />
      <ChoiceField
        label={t('figures.over')}
        choices={times}
        value={state.over ?? null}
        onChange={(over) => state.change({ over })}
      />
      {measures.length === 0 ? null : (
        <ChoiceField
          label={t('figures.measure')}
          placeholder={t('figures.column.count')}
          choices={measures}
          value={state.measure ?? null}
          onChange={(measure) => state.change({ measure })}
        />
      )}
      {state.over === undefined ? null : (
        <SegmentedFilter
          label={t('figures.step')}
          segments={steps.map((value) => ({ value, label: t(`figures.steps.${value}`) }))}
          value={state.step}
          onChange={(step) => state.change({ step: step as Step })}
        />
      )}
    </>
  )
}
