import { Menu } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { downloadFile } from '../../engine/download.ts'
import type { Json } from '../../engine/records.ts'
import { refusalText } from '../../engine/use-action.ts'
import { toast } from '../../ui/feedback/toast.tsx'

/** The order form as PDF, in the language of the page. */
export function PrintItem({ record }: { record: Json }) {
  const { t } = useTranslation()
  const print = async () => {
    try {
      await downloadFile(`/orders/${record.id}/form`, {}, `${String(record.number)}.pdf`)
    } catch (error) {
      toast.failed(refusalText(error, t('ui.problem.unknown')))
    }
  }
  return (
    <Menu.Item leftSection={<IconPrinter size="1.15em" stroke={1.75} aria-hidden />} onClick={() => void print()}>
      {t('orders.print.verb')}
    </Menu.Item>
  )
}
