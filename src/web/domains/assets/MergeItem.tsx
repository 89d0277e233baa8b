import { Menu } from '@mantine/core'
import { IconArrowsJoin } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Json } from '../../engine/records.ts'

/** The way to the page where two records of one machine become one. */
export function MergeItem({ record }: { record: Json }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  if (!record.can?.merge) return null
  return (
    <Menu.Item
      leftSection={<IconArrowsJoin size="1.15em" stroke={1.75} aria-hidden />}
      onClick={() => void navigate({ to: `/assets/${record.id}/merge` })}
    >
      {t('admin.merge.with')}
    </Menu.Item>
  )
}
