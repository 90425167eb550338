// What stands around every page but the tablet's own: the way to the other pages, the language, who is signed in. It sends
// whoever is signed out to the log-in, and back to where they wanted to be.
import { type ReactNode, useState } from 'react'
import { Link, Redirect, useLocation, useSearch } from 'wouter'
import { type Action, reachOf } from '@tukkimies/shared/register/rights.ts'
import { type Language, languages } from '@tukkimies/shared/register/organisation.ts'
import type { Role } from '@tukkimies/shared/register/user.ts'
import { useDevice, useFrame, useLanguage, useSession, useTheme } from './hooks.ts'
import './frame.css'
import { Button } from './ui/button.tsx'
import { Loading } from './ui/status.tsx'

const ways = [
  { path: '/busy', right: 'read_arrivals', word: 'busy' },
  { path: '/figures', right: 'read_tables', word: 'figures' },
  { path: '/tablets', right: 'read_devices', word: 'tablets' },
] as const satisfies readonly { path: string; right: Action; word: string }[]

/** `open` pages are for those who are not signed in too. */
export const Frame = ({ open = false, children }: { readonly open?: boolean; readonly children: ReactNode }) => {
  const words = useFrame()
  const { state } = useSession()
  const [path] = useLocation()
  const search = useSearch()
  if (!open && state === 'signed_out')
    return <Redirect to={`/sign-in?to=${encodeURIComponent(search ? `${path}?${search}` : path)}`} replace />
  return (
    <>
      <FrameHead path={path} />
      <main id="content" tabIndex={-1}>
        {!open && state === 'asking' ? (
          <div className="page">
            <Loading label={words.loading} />
          </div>
        ) : (
          children
        )}
      </main>
    </>
  )
}

const FrameHead = ({ path }: { readonly path: string }) => {
  const { product, nav: words } = useFrame()
  const { state, me, signOut } = useSession()
  const device = useDevice()
  const [isKept, setIsKept] = useState(false)
  const leave = async () => {
    await signOut()
    setIsKept(true)
  }
  return (
    <header className="frame-head">
      <div className="frame-row">
        <span className="frame-name">{product}</span>
        {me && (
          <nav aria-label={words.label}>
            <ul className="frame-ways">
              {waysOf(me.role).map(({ path: to, word }) => (
                <FrameLink key={to} to={to} isHere={to === path}>
                  {words[word]}
                </FrameLink>
              ))}
              {device.state === 'enrolled' && (
                <FrameLink to="/" isHere={false}>
                  {words.visit}
                </FrameLink>
              )}
            </ul>
          </nav>
        )}
        <div className="frame-side">
          <LanguageSwitch />
          <ThemeSwitch />
          {me ? (
            <>
              <span className="small frame-who">{words.signedIn(`${me.details.first} ${me.details.last}`)}</span>
              <Button onClick={() => void leave()}>{words.signOut}</Button>
            </>
          ) : (
            state === 'signed_out' && path !== '/sign-in' && <Link href="/sign-in">{words.signIn}</Link>
          )}
        </div>
      </div>
      <p role="status" className="frame-status">
        {isKept && me && words.signOutFailed}
      </p>
    </header>
  )
}

const FrameLink = ({
  to,
  isHere,
  children,
}: {
  readonly to: string
  readonly isHere: boolean
  readonly children: ReactNode
}) => (
  <li>
    <Link href={to} className="frame-way" aria-current={isHere ? 'page' : undefined}>
      {children}
    </Link>
  </li>
)

const LanguageSwitch = () => {
  const { language: label, languageNames } = useFrame()
  const { language, setLanguage } = useLanguage()
  return (
    <div className="frame-languages" role="group" aria-label={label}>
      {languages.map((one: Language) => (
        <button
          key={one}
          type="button"
          lang={one}
          title={languageNames[one]}
          aria-label={`${one.toUpperCase()} ${languageNames[one]}`}
          aria-pressed={one === language}
          onClick={() => setLanguage(one)}
        >
          {one.toUpperCase()}
        </button>
      ))}
    </div>
  )
}

const ThemeSwitch = () => {
  const { theme: words } = useFrame()
  const { theme, setTheme } = useTheme()
  return (
    <select
      className="frame-theme"
      aria-label={words.name}
      value={theme}
      onChange={(event) => setTheme(themes.find((one) => one === event.target.value) ?? 'system')}
    >
      {themes.map((one) => (
        <option key={one} value={one}>
          {words[one]}
        </option>
      ))}
    </select>
  )
}

const themes = ['system', 'light', 'dark'] as const

const waysOf = (role: Role) => ways.filter(({ right }) => reachOf(right, role) !== null)
