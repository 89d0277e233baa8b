import { IconEdit, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { orderKind, orderLineKind } from '../../../shared/orders/orders.kinds.ts'
import { leftOf } from '../../../shared/orders/quantity.ts'
import { Amount } from '../../engine/Amount.tsx'
import { api } from '../../engine/api.ts'
import type { FormPart } from '../../engine/form/form-fields.ts'
import { KindForm } from '../../engine/form/KindForm.tsx'
import { useKindTexts } from '../../engine/kind-texts.ts'
import { useList } from '../../engine/list/use-list.ts'
import type { Json } from '../../engine/records.ts'
import { useSend } from '../../engine/use-send.ts'
import { Button } from '../../ui/button/Button.tsx'
import { IconButton } from '../../ui/button/IconButton.tsx'
import { Dialog } from '../../ui/feedback/Dialog.tsx'
import { Heading } from '../../ui/page/Heading.tsx'
import { EmptyState } from '../../ui/state/EmptyState.tsx'
import { ErrorState } from '../../ui/state/ErrorState.tsx'
import { Skeleton } from '../../ui/state/Loading.tsx'
import { ScrollTable } from '../../ui/table/ScrollTable.tsx'
import { BudgetLeft } from './BudgetLeft.tsx'
import css from './orders.module.css'
import { Quantity, quantityText } from './parts.tsx'

const parts: readonly FormPart[] = [
  { title: 'orders.line.what', fields: ['item', ['designation', 'code']] },
  {
    title: 'orders.line.price',
    fields: [
      ['quantity', 'unit'],
      ['unitPrice', 'taxRate'],
      ['discount', 'position'],
    ],
  },
  {
    title: 'orders.line.kind',
    fields: ['sort', ['assetType', 'model'], ['template', 'warrantyMonths'], 'stockItem'],
  },
]

/** Lines of an order, oldest position first: everything an order may have stands on one page. */
export const useLines = (orderId: string) =>
  useList(
    orderLineKind,
    {
      filter: { field: 'order', op: 'is', value: orderId },
      sort: 'position',
      fields: [...Object.keys(orderLineKind.fields)],
    },
    { pageSize: 200 },
  )

/** What is ordered, changed while the order is a draft; its totals; what it leaves of the budget. */
export function LinesTab({ record }: { record: Json }) {
  const { t } = useTranslation()
  const [edited, setEdited] = useState<Json | 'new' | null>(null)
  const { refresh } = useSend([orderKind.plural, orderLineKind.plural])
  const list = useLines(record.id)
  const mayChange = record.can?.update === true && record.state === 'draft' && record.deletedAt === undefined
  if (list.error) return <ErrorState error={list.error} onRetry={list.retry} />
  if (list.isLoading) return <Skeleton lines={6} />
  return (
    <div className={css.stack}>
      <section aria-label={t('orders.tab.lines')}>
        <Heading title={t('orders.tab.lines')}>
          {mayChange ? (
            <Button size="small" icon={IconPlus} onClick={() => setEdited('new')}>
              {t('orders.line.add')}
            </Button>
          ) : null}
        </Heading>
        {list.rows.length === 0 ? (
          <EmptyState title={t('orders.line.none')} hint={t('orders.line.noneHint')} />
        ) : (
          <Table record={record} lines={list.rows} onEdit={mayChange ? setEdited : undefined} />
        )}
      </section>
      <BudgetLeft record={record} />
      {edited === null ? null : (
        <Dialog
          size="lg"
          title={t(edited === 'new' ? 'orders.line.add' : 'orders.line.change')}
          onClose={() => setEdited(null)}
        >
          <KindForm
            kind={orderLineKind}
            record={edited === 'new' ? null : edited}
            parts={parts}
            fixed={{ order: record.id }}
            onDone={() => {
              setEdited(null)
              void refresh()
            }}
            onCancel={() => setEdited(null)}
          />
        </Dialog>
      )}
    </div>
  )
}

interface TableProps {
  record: Json
  lines: readonly Json[]
  onEdit: ((line: Json) => void) | undefined
}

function Table({ record, lines, onEdit }: TableProps) {
  const { t } = useTranslation()
  const texts = useKindTexts(orderLineKind)
  const order = useKindTexts(orderKind)
  return (
    <ScrollTable label={t('orders.tab.lines')} className={css.table}>
      <thead>
        <tr>
          <th scope="col">{texts.field('designation')}</th>
          {['quantity', 'unitPrice', 'discount', 'taxRate', 'amount'].map((name) => (
            <th key={name} scope="col" data-end>
              {texts.field(name)}
            </th>
          ))}
          {onEdit ? <td /> : null}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.id} line={line} isAwaited={record.orderedOn != null} onEdit={onEdit} />
        ))}
      </tbody>
      <tfoot>
        {['totalExcl', 'totalTax', 'totalIncl'].map((name) => (
          <tr key={name}>
            <th scope="row" colSpan={5}>
              {order.field(name)}
            </th>
            <td data-end>
              <Amount value={record[name]} />
            </td>
            {onEdit ? <td /> : null}
          </tr>
        ))}
      </tfoot>
    </ScrollTable>
  )
}

function Line({ line, isAwaited, onEdit }: { line: Json; isAwaited: boolean; onEdit: TableProps['onEdit'] }) {
  const { t, i18n } = useTranslation()
  const { send } = useSend([orderKind.plural, orderLineKind.plural])
  const name = String(line.designation)
  const left = leftOf(line as never)
  return (
    <tr>
      <th scope="row">
        {name}
        {line.code ? <div className={css.note}>{String(line.code)}</div> : null}
      </th>
      <td data-end>
        <Quantity value={line.quantity} unit={line.unit} />
        {isAwaited && left !== '0' ? (
          <div className={css.note}>{t('orders.line.left', { left: quantityText(left, i18n.language) })}</div>
        ) : null}
      </td>
      <td data-end>
        <Amount value={line.unitPrice} />
      </td>
      <td data-end>
        <Quantity value={line.discount} />
      </td>
      <td data-end>
        <Quantity value={line.taxRate} />
      </td>
      <td data-end>
        <Amount value={line.amount} />
      </td>
      {onEdit ? (
        <td data-end>
          <span className={css.actions}>
            <IconButton size="small" icon={IconEdit} label={t('orders.line.change')} onClick={() => onEdit(line)} />
            <IconButton
              size="small"
              icon={IconTrash}
              label={t('orders.line.remove', { name })}
              onClick={() => void send(() => api.delete(`/order-lines/${line.id}`), { done: t('orders.line.removed') })}
            />
          </span>
        </td>
      ) : null}
    </tr>
  )
}
