import { useTranslation } from 'react-i18next'
import { assetKind } from '../../../../shared/assets/assets.kinds.ts'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { readPage } from '../../../engine/list/use-list.ts'
import { type Json, titleOf } from '../../../engine/records.ts'
import { type Option, ReferenceField } from '../../../ui/field/ReferenceField.tsx'
import css from '../inventory.module.css'

interface OtherFieldProps {
  kept: Json
  other: Json | null
  onChange: (id: string | null) => void
}

const fields = ['name', 'serial', 'number', 'user']
const most = 20

/** The record that goes: another asset of the same type, found by name, serial or number. */
export function OtherField({ kept, other, onChange }: OtherFieldProps) {
  const { t } = useTranslation()
  const search = async (text: string, signal: AbortSignal): Promise<Option[]> => {
    const typed = text.trim()
    const words: Condition[] = [
      { text: typed },
      { field: 'name', op: 'contains', value: typed },
      { field: 'serial', op: 'contains', value: typed },
    ]
    const filter: Condition = {
      all: [
        { field: 'type', op: 'is', value: String(kept.type) },
        { not: { field: 'id', op: 'is', value: kept.id } },
        // Nothing typed: namesakes, for those are what one mostly merges.
        typed === '' ? { field: 'name', op: 'is', value: String(kept.name) } : { any: words },
      ],
    }
    const page = await readPage(assetKind, { filter, fields }, { limit: most, count: 'none' }, signal)
    return page.items.map((item) => ({
      id: item.id,
      name: titleOf(assetKind, item),
      hint: [t('assets.number', { number: String(item.number) }), item.serial].filter(Boolean).join(' · '),
    }))
  }
  return (
    <div className={css.narrow}>
      <ReferenceField
        label={t('admin.merge.other')}
        help={t('admin.merge.otherHelp')}
        value={other === null ? null : { id: other.id, name: String(other.name) }}
        search={search}
        onChange={(next) => onChange(next?.id ?? null)}
        autoFocus={other === null}
      />
    </div>
  )
}
