import type { ComponentProps } from 'react'
import './button.css'
import { Icon, type IconName } from './icon.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger' | 'save'

type ButtonProps = Omit<ComponentProps<'button'>, 'className' | 'aria-busy'> & {
  readonly kind?: ButtonKind
  readonly icon?: IconName
  /** Working: looks so and says so, and stays pressable, so that focus is not lost. */
  readonly busy?: boolean
}

export const Button = ({ kind = 'secondary', icon, busy, type = 'button', children, ...rest }: ButtonProps) => (
  <button type={type} className={`button button-${kind}`} aria-busy={busy || undefined} {...rest}>
    {icon && <Icon name={icon} />}
    <span>{children}</span>
  </button>
)

/** The look of a button for what is a link: `<Link className={buttonLook('primary')}>`. */
export const buttonLook = (kind: ButtonKind = 'secondary'): string => `button button-${kind}`
