import { IconChecks, IconFileTypePdf, IconListCheck, IconLockOpen, IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { stocktakeKind, stocktakeLineKind } from '../../../shared/stocktakes/stocktakes.kinds.ts'
import { apiUrl } from '../../engine/api.ts'
import { type Json, partQuery } from '../../engine/records.ts'
import { useAction } from '../../engine/use-action.ts'
import { Button, LinkButton } from '../../ui/button/Button.tsx'
import { confirm } from '../../ui/feedback/confirm.tsx'
import { CloseDialog } from './CloseDialog.tsx'
import type { Scope } from './ScopeTab.tsx'

/** What may be done with the campaign in the state it is in. */
export function StocktakeVerbs({ record }: { record: Json }) {
  const { t } = useTranslation()
  const [isClosing, setClosing] = useState(false)
  const open = useAction(stocktakeKind, record.id, 'open')
  const reopen = useAction(stocktakeKind, record.id, 'reopen')
  const { data: scope } = useQuery({
    ...partQuery<Scope>(stocktakeKind, record.id, 'scope'),
    enabled: record.state === 'draft',
  })
  const { version } = record
  const ask = async (verb: 'open' | 'reopen', count = 0) => {
    const isSure = await confirm({
      title: t(`stocktakes.${verb}.title`),
      body: t(`stocktakes.${verb}.body`, { count }),
      confirm: t(`stocktakes.verb.${verb}`),
    })
    if (isSure) await (verb === 'open' ? open : reopen).run({}, { version, done: t(`stocktakes.${verb}.done`) })
  }
  return (
    <>
      {record.can?.open ? (
        <Button
          kind="primary"
          icon={IconPlayerPlay}
          busy={open.isBusy}
          onClick={() => void ask('open', scope?.expected ?? 0)}
        >
          {t('stocktakes.verb.open')}
        </Button>
      ) : null}
      {record.can?.count ? (
        <LinkButton to={`/stocktakes/${record.id}/count`} kind="primary" icon={IconListCheck}>
          {t('stocktakes.verb.count')}
        </LinkButton>
      ) : null}
      {record.can?.close ? (
        <Button icon={IconChecks} onClick={() => setClosing(true)}>
          {t('stocktakes.verb.close')}
        </Button>
      ) : null}
      {record.can?.reopen ? (
        <Button icon={IconLockOpen} busy={reopen.isBusy} onClick={() => void ask('reopen')}>
          {t('stocktakes.verb.reopen')}
        </Button>
      ) : null}
      {record.state === 'draft' ? null : (
        <Button icon={IconFileTypePdf} onClick={() => location.assign(reportOf(record))}>
          {t('stocktakes.verb.report')}
        </Button>
      )}
      {isClosing ? <CloseDialog record={record} onClose={() => setClosing(false)} /> : null}
    </>
  )
}

const reportOf = (record: Json): string =>
  apiUrl(`/${stocktakeLineKind.plural}/export`, {
    filter: JSON.stringify({ field: 'stocktake', op: 'is', value: record.id }),
    fields: 'name,status,expectedPlace,seenPlace,seenAt,counter,isMoved',
    sort: 'status,name',
    format: 'pdf',
    words: String(record.name),
  })
