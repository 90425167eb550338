// The way from page to page, and language, appearance and log-out. Who is signed in is asked only when the sheet is open, so
// that a tablet in use asks nothing.
import { Link, useLocation } from 'wouter'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { useState } from 'react'
import { HandChoices } from './capture/hand-choices.tsx'
import { type Theme, useFrame, useLanguage, useSession, useTheme, useUnlock } from './hooks.ts'
import { type MenuWords, useMenu } from './menu-book.ts'
import { useLate } from './late.tsx'
import { Button } from './ui/button.tsx'
import { Dialog } from './ui/dialog.tsx'
import { Select } from './ui/select.tsx'
import { openWays, waysOf } from './ways.ts'

const loadHelp = () => import('./help-here.tsx').then((file) => file.HelpHere)

type Place = {
  readonly path: string
  readonly word: Exclude<keyof MenuWords, 'name' | 'close'>
}

const tabletPlaces: readonly Place[] = [
  { path: '/', word: 'visit' },
  { path: '/partner', word: 'partner' },
  { path: '/entries', word: 'entries' },
  { path: '/series', word: 'series' },
  { path: '/sending', word: 'sending' },
  { path: '/withdrawal', word: 'withdrawal' },
  { path: '/practice', word: 'practice' },
  ...openWays,
]
const lockedPlaces: readonly Place[] = [
  { path: '/sending', word: 'sending' },
  { path: '/set-up', word: 'setUp' },
  ...openWays,
]
const themes: readonly Theme[] = ['system', 'light', 'dark']

export const MenuSheet = ({ onClose }: { readonly onClose: () => void }) => {
  const menu = useMenu()
  const { state, who } = useUnlock()
  const isLocked = state === 'locked'
  const [path] = useLocation()
  const { Sheet: HelpHere, open: openHelp } = useLate(loadHelp)
  if (HelpHere) return <HelpHere path={path} onClose={onClose} />
  return (
    <Dialog title={menu.name} closeLabel={menu.close} onClose={onClose}>
      <div className="menu">
        <Button icon="info" onClick={openHelp}>
          {menu.helpHere}
        </Button>
        {who && <Lock />}
        <Places name={menu.tablet} places={isLocked ? lockedPlaces : tabletPlaces} onGo={onClose} />
        {!isLocked && <Desk onGo={onClose} />}
        <Settings />
        {who && <HandChoices />}
        {who && <Leave />}
      </div>
    </Dialog>
  )
}

const Lock = () => {
  const { lock: words } = useFrame()
  const { lock } = useUnlock()
  return (
    <Button icon="lock" onClick={lock}>
      {words.lock}
    </Button>
  )
}

const Leave = () => {
  const { lock: words } = useFrame()
  const { leave } = useUnlock()
  const [isAsked, setAsked] = useState(false)
  if (!isAsked) return <Button onClick={() => setAsked(true)}>{words.leave}</Button>
  return (
    <section className="stack" aria-label={words.leave}>
      <p>{words.leaveText}</p>
      <div className="row">
        <Button onClick={() => setAsked(false)}>{words.cancel}</Button>
        <Button kind="danger" onClick={() => void leave()}>
          {words.leaveNow}
        </Button>
      </div>
    </section>
  )
}

const Places = ({
  name,
  places,
  onGo,
}: {
  readonly name: string
  readonly places: readonly Place[]
  readonly onGo: () => void
}) => {
  const menu = useMenu()
  return (
    <nav aria-label={name}>
      <h3>{name}</h3>
      <ul>
        {places.map(({ path, word }) => (
          <li key={path}>
            <Link href={path} onClick={onGo}>
              {menu[word]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const Desk = ({ onGo }: { readonly onGo: () => void }) => {
  const menu = useMenu()
  const { state, me, signOut } = useSession()
  if (state === 'asking' || state === 'offline') return null
  if (!me) return <Places name={menu.desk} places={[{ path: '/sign-in?to=/busy', word: 'signIn' }]} onGo={onGo} />
  const isNew = ({ path }: Place) => tabletPlaces.every((place) => place.path !== path)
  const { desk, admin } = waysOf(me)
  const newAdmin = admin.filter(isNew)
  return (
    <>
      <Places name={menu.desk} places={[...desk.filter(isNew), { path: '/me', word: 'own' }]} onGo={onGo} />
      {newAdmin.length > 0 && <Places name={menu.admin} places={newAdmin} onGo={onGo} />}
      <Button onClick={() => void signOut()}>{menu.signOut}</Button>
    </>
  )
}

const Settings = () => {
  const menu = useMenu()
  const { language: name, languageNames, theme: words } = useFrame()
  const { language, setLanguage } = useLanguage()
  const { theme, setTheme } = useTheme()
  const choose = <T extends string>(among: readonly T[], value: string, set: (chosen: T) => void) => {
    const chosen = among.find((one) => one === value)
    if (chosen) set(chosen)
  }
  return (
    <section className="stack" aria-label={menu.settings}>
      <Select
        label={name}
        value={language}
        options={languages.map((value) => ({ value, label: languageNames[value], lang: value }))}
        onChange={(value) => choose(languages, value, setLanguage)}
      />
      <Select
        label={words.name}
        value={theme}
        options={themes.map((value) => ({ value, label: words[value] }))}
        onChange={(value) => choose(themes, value, setTheme)}
      />
    </section>
  )
}
