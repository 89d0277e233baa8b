import { Tooltip } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import css from './button.module.css'

type IconButtonProps = {
  /** Said by the screen reader and shown on hover: obligatory. */
  label: string
  icon: Icon
  size?: 'normal' | 'small'
  kind?: 'quiet' | 'default'
  /** Shown after the label in the tooltip: `Ctrl K`. */
  keys?: string
} & Omit<ComponentProps<'button'>, 'children' | 'aria-label'>

export function IconButton({ label, icon: IconPart, size = 'normal', kind = 'quiet', keys, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={keys ? `${label} (${keys})` : label}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        data-size={size}
        data-square
        className={`${css.button} ${css[kind]} ${rest.className ?? ''}`}
      >
        <IconPart size="1.25em" stroke={1.75} aria-hidden />
      </button>
    </Tooltip>
  )
}
