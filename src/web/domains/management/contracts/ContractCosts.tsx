import { IconEdit, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Money } from '../../../../shared/fields/money.ts'
import { sumOf } from '../../../../shared/management/cents.ts'
import { contractCostKind, contractKind } from '../../../../shared/management/management.kinds.ts'
import { Amount } from '../../../engine/Amount.tsx'
import { api } from '../../../engine/api.ts'
import type { FormPart } from '../../../engine/form/form-fields.ts'
import { KindForm } from '../../../engine/form/KindForm.tsx'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import { useList } from '../../../engine/list/use-list.ts'
import { isNamed, type Json } from '../../../engine/records.ts'
import { useSend } from '../../../engine/use-send.ts'
import { Button } from '../../../ui/button/Button.tsx'
import { IconButton } from '../../../ui/button/IconButton.tsx'
import { Dialog } from '../../../ui/feedback/Dialog.tsx'
import { Heading } from '../../../ui/page/Heading.tsx'
import { EmptyState } from '../../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../../ui/state/Loading.tsx'
import css from '../management.module.css'
import { DayOrNothing, Scrolling } from '../parts.tsx'

const parts: readonly FormPart[] = [{ fields: ['name', ['beginsOn', 'endsOn'], ['amount', 'budget'], 'comment'] }]

/** What a contract costs, period by period. */
export function ContractCosts({ record }: { record: Json }) {
  const { t } = useTranslation()
  const texts = useKindTexts(contractCostKind)
  const [edited, setEdited] = useState<Json | 'new' | null>(null)
  const { send } = useSend([contractCostKind.plural, contractKind.plural])
  const list = useList(
    contractCostKind,
    {
      filter: { field: 'contract', op: 'is', value: record.id },
      sort: 'beginsOn',
      fields: ['name', 'contract', 'beginsOn', 'endsOn', 'amount', 'budget', 'comment'],
    },
    { pageSize: 200 },
  )
  const mayChange = record.can?.update === true && record.deletedAt === undefined
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />
  if (list.isLoading) return <Skeleton lines={4} />
  const amounts = list.rows.flatMap((cost) => (cost.amount as Money | null) ?? [])
  const remove = (cost: Json) =>
    send(() => api.delete(`/contract-costs/${cost.id}`), { done: t('management.contract.costRemoved') })
  return (
    <section aria-label={t('management.contract.costs')}>
      <Heading title={t('management.contract.costs')}>
        {mayChange ? (
          <Button size="small" icon={IconPlus} onClick={() => setEdited('new')}>
            {t('management.contract.addCost')}
          </Button>
        ) : null}
      </Heading>
      {list.rows.length === 0 ? (
        <EmptyState title={t('management.contract.noCost')} />
      ) : (
        <Scrolling label={t('management.contract.costs')}>
          <thead>
            <tr>
              {['name', 'beginsOn', 'endsOn', 'budget'].map((name) => (
                <th key={name} scope="col">
                  {texts.field(name)}
                </th>
              ))}
              <th scope="col" data-end>
                {texts.field('amount')}
              </th>
              {mayChange ? <td /> : null}
            </tr>
          </thead>
          <tbody>
            {list.rows.map((cost) => (
              <tr key={cost.id}>
                <th scope="row">{String(cost.name)}</th>
                <td>
                  <DayOrNothing date={cost.beginsOn as string | null} />
                </td>
                <td>
                  <DayOrNothing date={cost.endsOn as string | null} />
                </td>
                <td>{isNamed(cost.budget) ? cost.budget.name : null}</td>
                <td data-end>
                  <Amount value={cost.amount as Money} />
                </td>
                {mayChange ? (
                  <td data-end>
                    <span className={css.rowActions}>
                      <IconButton
                        size="small"
                        icon={IconEdit}
                        label={t('management.contract.changeCost')}
                        onClick={() => setEdited(cost)}
                      />
                      <IconButton
                        size="small"
                        icon={IconTrash}
                        label={t('management.contract.removeCost', { name: String(cost.name) })}
                        onClick={() => void remove(cost)}
                      />
                    </span>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={4}>
                {t('management.contract.total')}
              </th>
              <td data-end>
                <Amount value={sumOf(amounts.map((money) => money.amount))} />
              </td>
              {mayChange ? <td /> : null}
            </tr>
          </tfoot>
        </Scrolling>
      )}
      {edited === null ? null : (
        <Dialog
          size="md"
          title={t(edited === 'new' ? 'management.contract.addCost' : 'management.contract.changeCost')}
          onClose={() => setEdited(null)}
        >
          <KindForm
            kind={contractCostKind}
            record={edited === 'new' ? null : edited}
            parts={parts}
            fixed={{ contract: record.id }}
            onDone={() => setEdited(null)}
            onCancel={() => setEdited(null)}
          />
        </Dialog>
      )}
    </section>
  )
}
