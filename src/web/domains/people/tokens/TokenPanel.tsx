import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { apiTokenKind } from '../../../../shared/people/people.kinds.ts'
import { api } from '../../../engine/api.ts'
import type { KindColumns } from '../../../engine/list/columns.tsx'
import { PanelList } from '../../../engine/list/PanelList.tsx'
import type { Json } from '../../../engine/records.ts'
import { useCan } from '../../../engine/session.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { confirm } from '../../../ui/feedback/confirm.tsx'
import css from '../people.module.css'
import { NewTokenDialog } from './NewTokenDialog.tsx'
import { scopeText } from './scope-text.ts'

/** Keys for scripts: made for oneself only, revoked by whoever may. */
export function TokenPanel({ userId, isSelf }: { userId: string; isSelf: boolean }) {
  const { t } = useTranslation()
  const can = useCan()
  const [isMaking, setMaking] = useState(false)
  const columns: KindColumns = {
    name: { grow: true, sort: null, cell: (record) => String(record.name) },
    scopes: { label: 'kind.api-token.field.scopes', cell: (record) => <Scopes scopes={record.scopes} />, width: 240 },
    revoke: { label: 'admin.actions', cell: (record) => <Revoke record={record} />, width: 120, needs: ['name'] },
  }
  const keys = ['name', 'hint', 'scopes', 'expiresAt', 'lastUsedAt', ...(can('api-token.revoke') ? ['revoke'] : [])]
  return (
    <section className={css.section}>
      <PanelList
        kind={apiTokenKind}
        title={t('admin.tokens.title')}
        question={{ filter: { field: 'user', op: 'is', value: userId } }}
        columns={keys}
        own={columns}
        limit={50}
        empty={t('admin.tokens.none')}
      />
      {isSelf && can('api-token.create') ? (
        <div className={css.head}>
          <p className={css.help}>{t('admin.tokens.noneHint')}</p>
          <Button icon={IconPlus} onClick={() => setMaking(true)}>
            {t('admin.tokens.create')}
          </Button>
        </div>
      ) : null}
      {isMaking ? <NewTokenDialog onClose={() => setMaking(false)} /> : null}
    </section>
  )
}

function Scopes({ scopes }: { scopes: unknown }) {
  const { t } = useTranslation()
  const words = Array.isArray(scopes) ? scopes.map((scope) => scopeText(t, String(scope))).join(', ') : ''
  return <span title={words}>{words}</span>
}

function Revoke({ record }: { record: Json }) {
  const { t } = useTranslation()
  const { send, isBusy } = useSend(['api-tokens'])
  const name = String(record.name)
  const ask = async () => {
    const isSure = await confirm({
      title: t('admin.tokens.revokeTitle', { name }),
      body: t('admin.tokens.revokeBody'),
      confirm: t('admin.tokens.revoke'),
      danger: true,
    })
    if (isSure)
      await send(() => api.post(`/api-tokens/${record.id}/revoke`), { done: t('admin.tokens.revoked', { name }) })
  }
  return (
    <Button size="small" busy={isBusy} onClick={() => void ask()}>
      {t('admin.tokens.revoke')}
    </Button>
  )
}
