import { Popover } from '@mantine/core'
import { type Icon, IconInfoCircle, IconLock, IconRobot, IconRoute } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './mark.module.css'

export type WhySource = 'agent' | 'rule' | 'lock' | 'other'

const icons: Record<WhySource, Icon> = { agent: IconRobot, rule: IconRoute, lock: IconLock, other: IconInfoCircle }

interface WhyMarkProps {
  source: WhySource
  /** "Pourquoi cette valeur ?" with the name of the property. */
  label: string
  /** Source, date, rule, lock, who: sentences or a small list. */
  children: ReactNode
}

/** A small mark beside a value; opens where the value comes from. */
export function WhyMark({ source, label, children }: WhyMarkProps) {
  const IconPart = icons[source]
  return (
    <Popover position="bottom-start" trapFocus returnFocus withRoles>
      <Popover.Target>
        <button type="button" className={css.why} aria-label={label}>
          <IconPart size="1em" aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} className={css.whyBody!}>
        {children}
      </Popover.Dropdown>
    </Popover>
  )
}
