import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { Button } from '../../ui/button/Button.tsx'
import { toast } from '../../ui/feedback/toast.tsx'
import { ChoiceField } from '../../ui/field/ChoiceField.tsx'
import { SegmentedFilter } from '../../ui/field/SegmentedFilter.tsx'
import { api } from '../api.ts'
import { saveFile } from '../download.ts'
import { ProblemError } from '../problem.ts'
import {
  actName,
  asked,
  everything,
  type HistoryFilter,
  type HistoryItem,
  type HistoryPage,
  historyCsv,
  labelOf,
} from './history.ts'
import css from './record.module.css'

interface HistoryBarProps {
  kind: Kind
  id: string
  filter: HistoryFilter
  onFilter: (filter: HistoryFilter) => void
}

/** Whose acts are shown, which ones, of which field, and all that is shown as a table. */
export function HistoryBar({ kind, id, filter, onFilter }: HistoryBarProps) {
  const { t } = useTranslation()
  const [isBusy, setIsBusy] = useState(false)
  const isFed = Object.values(kind.fields).some((field) => field.fed === true)
  // Nothing chosen is the one filter that is itself: the empty state says so.
  const change = (part: Partial<HistoryFilter>) => {
    const next = { ...filter, ...part }
    onFilter(Object.keys(asked(next)).length === 0 ? everything : next)
  }
  const save = async () => {
    setIsBusy(true)
    try {
      const items = await allOf(kind, id, filter)
      saveFile(`${kind.name}-${id}.csv`, new Blob([historyCsv(t, kind, items)], { type: 'text/csv' }))
    } catch (error) {
      toast.failed(error instanceof ProblemError ? error.title : t('engine.history.exportFailed'))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <div className={css.historyBar}>
      {isFed ? (
        <SegmentedFilter
          label={t('engine.history.by.label')}
          value={filter.by}
          onChange={(by) => change({ by })}
          segments={['', 'agent', 'people'].map((value) => ({
            value,
            label: t(`engine.history.by.${value === '' ? 'all' : value}`),
          }))}
        />
      ) : null}
      <Choices kind={kind} id={id} filter={filter} onChange={change} />
      <Button kind="quiet" size="small" icon={IconDownload} busy={isBusy} onClick={() => void save()}>
        {t('engine.history.export')}
      </Button>
    </div>
  )
}

interface ChoicesProps {
  kind: Kind
  id: string
  filter: HistoryFilter
  onChange: (part: Partial<HistoryFilter>) => void
}

/** The acts and fields that occur in this history; nothing to choose from, nothing shown. */
function Choices({ kind, id, filter, onChange }: ChoicesProps) {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: [kind.plural, id, 'history', 'facets'],
    queryFn: ({ signal }) =>
      api.get<HistoryPage>(`/${kind.plural}/${id}/history`, { query: { limit: 1, facets: 'true' }, signal }),
  })
  const { acts = [], fields = [] } = data?.facets ?? {}
  const counted = (name: string, count: number) => t('engine.history.counted', { name, count })
  return (
    <>
      {acts.length < 2 ? null : (
        <div className={css.historyChoice}>
          <ChoiceField
            bare
            label={t('engine.history.act.label')}
            placeholder={t('engine.history.act.label')}
            value={filter.act || null}
            onChange={(act) => onChange({ act: act ?? '' })}
            choices={acts.map(({ value, count }) => ({ value, label: counted(actName(t, value), count) }))}
          />
        </div>
      )}
      {fields.length < 2 ? null : (
        <div className={css.historyChoice}>
          <ChoiceField
            bare
            label={t('engine.history.field.label')}
            placeholder={t('engine.history.field.label')}
            value={filter.field || null}
            onChange={(field) => onChange({ field: field ?? '' })}
            choices={fields.map(({ value, count }) => ({ value, label: counted(labelOf(t, kind, value), count) }))}
          />
        </div>
      )}
    </>
  )
}

async function allOf(kind: Kind, id: string, filter: HistoryFilter): Promise<HistoryItem[]> {
  const items: HistoryItem[] = []
  for (let after: string | undefined; ; ) {
    const page: HistoryPage = await api.get(`/${kind.plural}/${id}/history`, {
      query: { limit: 500, after, ...asked(filter) },
    })
    items.push(...page.items)
    if (page.next === null) return items
    after = page.next
  }
}
