import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Condition } from '../../../../shared/conditions/condition.ts'
import { doubtKind } from '../../../../shared/inventory/inventory.kinds.ts'
import { useList } from '../../../engine/list/use-list.ts'
import type { Json } from '../../../engine/records.ts'
import { LinkButton } from '../../../ui/button/Button.tsx'

/** From a question that is decided to the oldest that is not. */
export function NextDoubt({ record }: { record: Json }) {
  const { t } = useTranslation()
  const isDecided = record.state !== 'open'
  const filter: Condition = {
    all: [{ field: 'state', op: 'is', value: 'open' }, { not: { field: 'id', op: 'is', value: record.id } }],
  }
  const question = { filter, sort: 'createdAt', fields: ['deviceId'] }
  const { rows } = useList(doubtKind, question, { pageSize: 1, isOn: isDecided })
  const next = rows[0]
  if (!isDecided || next === undefined) return null
  return (
    <LinkButton to={`/inventory/doubts/${next.id}`} kind="primary" icon={IconArrowRight}>
      {t('admin.inventory.next')}
    </LinkButton>
  )
}
