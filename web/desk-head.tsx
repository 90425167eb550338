// The head of the desk's pages: the way from one to the other, the language, who is signed in. It sends whoever is signed
// out to the log-in, and whoever has something to do first to that; and back to where they wanted to be.
import { type FocusEvent, type KeyboardEvent, lazy, type ReactNode, Suspense, useId, useRef, useState } from 'react'
import { Link, Redirect, useSearch } from 'wouter'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import type { Me, Pending } from '@tukkimies/shared/register/user.ts'
import './desk-head.css'
import { useDevice, useFrame, useLanguage, useSession, useStepUp, useTheme } from './hooks.ts'
import { useMenu } from './menu-book.ts'
import { Button } from './ui/button.tsx'
import { Icon } from './ui/icon.tsx'
import { type Way, waysOf } from './ways.ts'

const StepUpDialog = lazy(() => import('./me/step-up.tsx').then((file) => ({ default: file.StepUpDialog })))

const themes = ['system', 'light', 'dark'] as const

/** Where somebody is led who has to do something first, and the pages that stay open until then. */
const firstPages: Readonly<Record<Pending, readonly [to: string, ...open: string[]]>> = {
  undertaking: ['/undertaking'],
  factor: ['/me', '/undertaking'],
  password: ['/me', '/undertaking'],
}

/** `isOpen`: the page is for those who are not signed in too. */
export const DeskHead = ({ path, isOpen }: { readonly path: string; readonly isOpen: boolean }) => {
  const { product } = useFrame()
  const menu = useMenu()
  const { state, me } = useSession()
  const { waiting } = useStepUp()
  const search = useSearch()
  const back = encodeURIComponent(search ? `${path}?${search}` : path)
  if (!isOpen && state === 'signed_out') return <Redirect to={`/sign-in?to=${back}`} replace />
  const first = me?.pending ? firstPages[me.pending] : null
  if (!isOpen && first && !first.includes(path)) return <Redirect to={`${first[0]}?to=${back}`} replace />
  return (
    <header className={`desk-head ${state === 'asking' && !isOpen ? 'desk-head-asking' : ''}`}>
      <div className="desk-row">
        <Link href="/" className="desk-name">
          {product}
        </Link>
        {me && me.pending === null && <Ways me={me} path={path} />}
        <div className="desk-side">
          <LanguageSwitch />
          <ThemeSwitch />
          {me && <SignedIn me={me} path={path} />}
          {state === 'signed_out' && path !== '/sign-in' && <Link href="/sign-in">{menu.signIn}</Link>}
        </div>
      </div>
      {waiting > 0 && (
        <Suspense>
          <StepUpDialog />
        </Suspense>
      )}
    </header>
  )
}

const Ways = ({ me, path }: { readonly me: Me; readonly path: string }) => {
  const { desk } = useFrame()
  const menu = useMenu()
  const device = useDevice()
  const ways = waysOf(me)
  return (
    <nav aria-label={desk.ways}>
      <ul className="desk-ways">
        {ways.desk.map((way) => (
          <WayTo key={way.path} to={way.path} isHere={way.path === path}>
            {menu[way.word]}
          </WayTo>
        ))}
        {device.state === 'enrolled' && (
          <WayTo to="/" isHere={false}>
            {menu.visit}
          </WayTo>
        )}
        {ways.admin.length > 0 && <AdminWays key={path} ways={ways.admin} path={path} />}
      </ul>
    </nav>
  )
}

const AdminWays = ({ ways: shown, path }: { readonly ways: readonly Way[]; readonly path: string }) => {
  const menu = useMenu()
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isOpen) return
    setIsOpen(false)
    button.current?.focus()
  }
  const closeBeside = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setIsOpen(false)
  }
  const isHere = shown.some((way) => way.path === path)
  return (
    <li className="desk-admin" onKeyDown={closeByKey} onBlur={closeBeside}>
      <button
        ref={button}
        type="button"
        className={`desk-way ${isHere ? 'desk-way-here' : ''}`}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {menu.admin} <Icon name="right" />
      </button>
      <ul id={id} className="desk-admin-ways" hidden={!isOpen}>
        {shown.map((way) => (
          <WayTo key={way.path} to={way.path} isHere={way.path === path}>
            {menu[way.word]}
          </WayTo>
        ))}
      </ul>
    </li>
  )
}

const WayTo = ({
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

const SignedIn = ({ me, path }: { readonly me: Me; readonly path: string }) => {
  const { desk } = useFrame()
  const menu = useMenu()
  const { signOut } = useSession()
  const [isKept, setIsKept] = useState(false)
  const leave = async () => {
    setIsKept(false)
    await signOut()
    // Still here: the server could not be reached, and the session goes on.
    setIsKept(true)
  }
  const name = `${me.details.first} ${me.details.last}`
  return (
    <>
      <Link
        href="/me"
        className="small desk-who"
        title={`${name}, ${menu.own}`}
        aria-label={`${name}, ${menu.own}`}
        aria-current={path === '/me' ? 'page' : undefined}
      >
        {name}
      </Link>
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
