import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Kind } from '../../../shared/kinds/define-kind.ts'
import { toast } from '../../ui/feedback/toast.tsx'
import { useKindTexts } from '../kind-texts.ts'
import { refusalText } from '../use-action.ts'
import css from './list.module.css'
import { type ListQuestion, readPage, type useList } from './use-list.ts'

/** More than this at once is work for a rule or an import. */
const most = 5000
const portion = 500

interface AllMatchingProps {
  kind: Kind
  question: ListQuestion
  list: ReturnType<typeof useList>
  selected: ReadonlySet<string>
  onSelect: (ids: ReadonlySet<string>) => void
}

/** When all loaded rows are selected and there are more: offers to select those too. */
export function AllMatching({ kind, question, list, selected, onSelect }: AllMatchingProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(kind)
  const [isBusy, setBusy] = useState(false)
  const total = list.total ?? 0
  const isWhole = list.rows.length > 0 && list.rows.every((row) => selected.has(row.id))
  if (!isWhole || total <= selected.size) return null
  const selectAll = async () => {
    setBusy(true)
    try {
      const ids = new Set<string>()
      let after: string | undefined
      do {
        const page = await readPage(kind, { ...question, fields: ['id'] }, { limit: portion, count: 'none', after })
        for (const item of page.items) ids.add(item.id)
        after = page.next ?? undefined
      } while (after !== undefined && ids.size < most)
      onSelect(ids)
    } catch (error) {
      toast.failed(refusalText(error, t('ui.problem.unknown')))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={css.all} role="status">
      {t('engine.bulk.loadedSelected', { count: texts.count(selected.size) })}{' '}
      <button type="button" className={css.link} disabled={isBusy} onClick={() => void selectAll()}>
        {t('engine.bulk.selectAll', { count: texts.count(Math.min(total, most)) })}
      </button>
    </div>
  )
}
