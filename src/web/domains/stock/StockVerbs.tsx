import { Menu } from '@mantine/core'
import {
  IconAdjustments,
  IconArrowBackUp,
  IconArrowBarToDown,
  IconArrowBarUp,
  IconChevronDown,
  IconReplace,
  IconTool,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageActions } from '../../engine/page-actions.ts'
import type { Json } from '../../engine/records.ts'
import { Button } from '../../ui/button/Button.tsx'
import { LevelDialog } from './dialogs/LevelDialog.tsx'
import { MovementDialog } from './dialogs/MovementDialog.tsx'
import type { MovementVerb } from './dialogs/movement-form.ts'

const verbs = [
  { verb: 'issue', icon: IconArrowBarUp },
  { verb: 'receive', icon: IconArrowBarToDown },
  { verb: 'return', icon: IconArrowBackUp },
  { verb: 'transfer', icon: IconReplace },
  { verb: 'correct', icon: IconTool },
] as const

/** The movements of an item: the two that happen every day as buttons, the others behind one. */
export function StockVerbs({ record }: { record: Json }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<MovementVerb | 'level' | null>(null)
  const offered = verbs.filter(({ verb }) => record.can?.[verb] === true)
  const maySet = record.can?.['set-level'] === true
  const rare = offered.slice(2)
  usePageActions(
    offered.map(({ verb, icon }) => ({
      key: verb,
      label: t(`stock.dialog.${verb}`),
      icon,
      run: () => setOpen(verb),
    })),
  )
  return (
    <>
      {offered.slice(0, 2).map(({ verb, icon }, index) => (
        <Button key={verb} icon={icon} kind={index === 0 ? 'primary' : 'default'} onClick={() => setOpen(verb)}>
          {t(`stock.verb.${verb}`)}
        </Button>
      ))}
      {rare.length > 0 || maySet ? (
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <Button icon={IconChevronDown}>{t('stock.verb.more')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rare.map(({ verb, icon: IconPart }) => (
              <Menu.Item
                key={verb}
                leftSection={<IconPart size="1.15em" stroke={1.75} aria-hidden />}
                onClick={() => setOpen(verb)}
              >
                {t(`stock.verb.${verb}`)}
              </Menu.Item>
            ))}
            {maySet ? (
              <Menu.Item
                leftSection={<IconAdjustments size="1.15em" stroke={1.75} aria-hidden />}
                onClick={() => setOpen('level')}
              >
                {t('stock.verb.level')}
              </Menu.Item>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {open === 'level' ? <LevelDialog item={record} onClose={() => setOpen(null)} /> : null}
      {open !== null && open !== 'level' ? (
        <MovementDialog verb={open} item={record} onClose={() => setOpen(null)} />
      ) : null}
    </>
  )
}
