import type { Icon } from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import css from './button.module.css'

interface Look {
  /** `primary` once per view; `quiet` for what stands in a bar; `danger` for what cannot be undone. */
  kind?: 'primary' | 'default' | 'quiet' | 'danger'
  size?: 'normal' | 'small'
  icon?: Icon | undefined
  /** The words on the button: a verb. */
  children: ReactNode
}

type ButtonProps = Look & {
  /** Work is under way: the button keeps its place and refuses a second press. */
  busy?: boolean
  /** Something after the words, a <Kbd> for instance. */
  after?: ReactNode
} & Omit<ComponentProps<'button'>, keyof Look>

export function Button({
  kind = 'default',
  size = 'normal',
  icon: IconPart,
  busy,
  after,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      data-size={size}
      {...rest}
      className={`${css.button} ${css[kind]} ${rest.className ?? ''}`}
      aria-disabled={busy || rest['aria-disabled']}
      aria-busy={busy}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      {busy ? <span className={css.spinner} /> : IconPart ? <IconPart size="1.15em" stroke={1.75} aria-hidden /> : null}
      <span>{children}</span>
      {after}
    </button>
  )
}

/** A place to go that looks like a button. */
export function LinkButton({
  kind = 'default',
  size = 'normal',
  icon: IconPart,
  children,
  ...link
}: Look & Omit<LinkProps, 'children'>) {
  return (
    <Link {...link} className={`${css.button} ${css[kind]}`} data-size={size}>
      {IconPart ? <IconPart size="1.15em" stroke={1.75} aria-hidden /> : null}
      <span>{children}</span>
    </Link>
  )
}
