import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import { fieldOf } from '../../../../shared/kinds/define-kind.ts'
import { FieldValue, isBlank } from '../../../engine/fields/FieldParts.tsx'
import { useKindTexts } from '../../../engine/kind-texts.ts'
import type { Json } from '../../../engine/records.ts'
import { ScrollTable } from '../../../ui/table/ScrollTable.tsx'
import css from '../inventory.module.css'
import { type MergeRow, mergeRows } from './merge-rows.ts'
import { useDistinctName } from './use-distinct-name.ts'

/** Both records side by side; the value that stays is marked. */
export function MergeTable({ kept, other }: { kept: Json; other: Json }) {
  const { t } = useTranslation()
  const texts = useKindTexts(assetKind)
  const nameOf = useDistinctName(kept, other)
  return (
    <ScrollTable label={t('admin.merge.table')} className={css.compare}>
      <thead>
        <tr>
          <td />
          <th scope="col">
            <Head record={kept} name={nameOf(kept)} note={t('admin.merge.stays')} />
          </th>
          <th scope="col">
            <Head record={other} name={nameOf(other)} note={t('admin.merge.goes')} />
          </th>
        </tr>
      </thead>
      <tbody>
        {mergeRows(kept, other).map((row) => (
          <tr key={row.field}>
            <th scope="row">{texts.field(row.field)}</th>
            <Cell row={row} record={kept} isTaken={row.from === 'kept' && row.differs} />
            <Cell row={row} record={other} isTaken={row.from === 'other'} />
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function Head({ record, name, note }: { record: Json; name: string; note: string }) {
  return (
    <>
      <Link to={`/assets/${record.id}`} className={css.columnTitle}>
        {name}
      </Link>
      <span className={css.note}>{note}</span>
    </>
  )
}

function Cell({ row, record, isTaken }: { row: MergeRow; record: Json; isTaken: boolean }) {
  const { t } = useTranslation()
  const field = fieldOf(assetKind, row.field)
  const value = record[row.field]
  return (
    <td data-mark={isTaken ? 'same' : undefined}>
      {isTaken ? (
        <span className={css.mark} data-mark="same">
          <IconCheck size="1em" stroke={2.25} aria-hidden /> {t('admin.merge.taken')}
        </span>
      ) : null}
      {isBlank(value) || field === undefined ? (
        <span className={css.note}>{t('ui.property.none')}</span>
      ) : (
        <FieldValue kind={assetKind} name={row.field} field={field} value={value} />
      )}
    </td>
  )
}
