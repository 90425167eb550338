import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import './status.css'

export type Tone = 'quiet' | 'good' | 'warning' | 'danger'

const toneIcons: Record<Tone, IconName> = { quiet: 'info', good: 'done', warning: 'warning', danger: 'error' }

/** A short state in words with its icon; the colour only repeats what the words say. */
export const Mark = ({
  tone = 'quiet',
  icon,
  children,
}: {
  readonly tone?: Tone
  readonly icon?: IconName
  readonly children: ReactNode
}) => (
  <span className={`mark mark-${tone}`}>
    <Icon name={icon ?? toneIcons[tone]} />
    <span>{children}</span>
  </span>
)

/** A strip across the page that stays while it holds; `actions` stand at its end. */
export const Banner = ({
  tone = 'quiet',
  children,
  actions,
}: {
  readonly tone?: Tone
  readonly children: ReactNode
  readonly actions?: ReactNode
}) => (
  <div className={`banner banner-${tone}`}>
    <Icon name={toneIcons[tone]} />
    <div className="banner-text">{children}</div>
    {actions}
  </div>
)

/** Over the page, and spoken at once. */
export const AlertBanner = (props: { readonly children: ReactNode; readonly actions: ReactNode }) => (
  <div role="alert" className="update-offer">
    <Banner tone="warning" {...props} />
  </div>
)

/** The one live region of a page: what is put here is spoken once. It must be on the page before its text comes. */
export const Status = ({ children }: { readonly children: ReactNode }) => (
  <div role="status" className="status">
    {children}
  </div>
)

/** Shown in place of what is being fetched; appears only when that takes a while. */
export const Loading = ({ label }: { readonly label: string }) => (
  <div className="loading" role="status">
    {label}
  </div>
)
