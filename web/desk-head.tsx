// The head of the desk's pages: the way from one to the other, the language, who is signed in. It sends whoever is signed
// out to the log-in, and back to where they wanted to be.
import { type ReactNode, useState } from 'react'
import { Link, Redirect, useSearch } from 'wouter'
import { type Action, reachOf } from '@tukkimies/shared/register/rights.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import type { Me } from '@tukkimies/shared/register/user.ts'
import './desk-head.css'
import { useDevice, useFrame, useLanguage, useSession, useTheme } from './hooks.ts'
import { Button } from './ui/button.tsx'

const ways = [
  { path: '/busy', right: 'read_arrivals', word: 'busy' },
  { path: '/figures', right: 'read_tables', word: 'figures' },
  { path: '/tablets', right: 'read_devices', word: 'tablets' },
  { path: '/places', right: 'manage_places', word: 'places' },
  { path: '/code-lists', right: 'manage_code_lists', word: 'codeLists' },
] as const satisfies readonly { path: string; right: Action; word: string }[]
const themes = ['system', 'light', 'dark'] as const

/** `isOpen`: the page is for those who are not signed in too. */
export const DeskHead = ({ path, isOpen }: { readonly path: string; readonly isOpen: boolean }) => {
  const { product, menu } = useFrame()
  const { state, me } = useSession()
  const search = useSearch()
  if (!isOpen && state === 'signed_out')
    return <Redirect to={`/sign-in?to=${encodeURIComponent(search ? `${path}?${search}` : path)}`} replace />
  return (
    <header className="desk-head">
      <div className="desk-row">
        <span className="desk-name">{product}</span>
        {me && <Ways me={me} path={path} />}
        <div className="desk-side">
          <LanguageSwitch />
          <ThemeSwitch />
          {me && <SignedIn me={me} />}
          {state === 'signed_out' && path !== '/sign-in' && <Link href="/sign-in">{menu.signIn}</Link>}
        </div>
      </div>
    </header>
  )
}

const Ways = ({ me, path }: { readonly me: Me; readonly path: string }) => {
  const { menu, desk } = useFrame()
  const device = useDevice()
  return (
    <nav aria-label={desk.ways}>
      <ul className="desk-ways">
        {ways
          .filter(({ right }) => reachOf(right, me.role) !== null)
          .map((way) => (
            <Way key={way.path} to={way.path} isHere={way.path === path}>
              {menu[way.word]}
            </Way>
          ))}
        {device.state === 'enrolled' && (
          <Way to="/" isHere={false}>
            {menu.visit}
          </Way>
        )}
      </ul>
    </nav>
  )
}

const Way = ({
  to,
  isHere,
  children,
}: {
  readonly to: string
  readonly isHere: boolean
  readonly children: ReactNode
}) => (
  <li>
    <Link href={to} className="desk-way" aria-current={isHere ? 'page' : undefined}>
      {children}
    </Link>
  </li>
)

const SignedIn = ({ me }: { readonly me: Me }) => {
  const { menu, desk } = useFrame()
  const { signOut } = useSession()
  const [isKept, setIsKept] = useState(false)
  const leave = async () => {
    setIsKept(false)
    await signOut()
    // Still here: the server could not be reached, and the session goes on.
    setIsKept(true)
  }
  return (
    <>
      <span className="small desk-who">
        <span className="hidden-text">{desk.signedIn} </span>
        {me.details.first} {me.details.last}
      </span>
      <Button onClick={() => void leave()}>{menu.signOut}</Button>
      <p role="status" className="desk-status">
        {isKept && desk.signOutFailed}
      </p>
    </>
  )
}

const LanguageSwitch = () => {
  const { language: label, languageNames } = useFrame()
  const { language, setLanguage } = useLanguage()
  return (
    <div className="desk-languages" role="group" aria-label={label}>
      {languages.map((one) => (
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
      className="desk-theme"
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
