import { IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCopy } from '../../../engine/use-copy.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from '../inventory.module.css'
import { messageTextQuery } from '../inventory-api.ts'
import { linesWith, pretty } from './message-text.ts'

const most = 4000

/** The message as it was sent, indented for reading, with a search that keeps only the lines that match. */
export function MessageText({ id }: { id: string }) {
  const { t } = useTranslation()
  const copy = useCopy()
  const { data, error, isPending, refetch } = useQuery(messageTextQuery(id))
  const [search, setSearch] = useState('')
  const text = data?.text ?? null
  const lines = useMemo(() => (text === null ? [] : pretty(text).split('\n')), [text])
  if (isPending) return <Skeleton lines={12} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (text === null)
    return <EmptyState title={t('admin.inventory.text.gone')} hint={t('admin.inventory.text.goneHint')} />
  const shown = linesWith(lines, search)
  return (
    <div className={css.stack}>
      <div className={css.tools}>
        <TextField
          bare
          type="search"
          label={t('admin.inventory.text.search')}
          placeholder={t('admin.inventory.text.search')}
          value={search}
          onChange={setSearch}
        />
        <Button icon={IconCopy} onClick={() => void copy(text, t('admin.inventory.text.copied'))}>
          {t('admin.inventory.text.copy')}
        </Button>
      </div>
      {data.isCut ? <p className={css.note}>{t('admin.inventory.text.cut')}</p> : null}
      {shown.length > most ? <p className={css.note}>{t('admin.inventory.text.first', { count: most })}</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the text scrolls, also by keyboard */}
      <section className={css.text} tabIndex={0} aria-label={t('admin.inventory.tab.text')}>
        <pre>
          {shown.slice(0, most).map(({ number, line }) => (
            <span key={number} className={css.line} data-number={number}>
              {line}
              {'\n'}
            </span>
          ))}
        </pre>
      </section>
    </div>
  )
}
