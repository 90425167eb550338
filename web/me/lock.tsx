// The locked tablet: who may unlock it, what waits on it, and the way to log in online. What waits is never hidden.
import { lazy, type ReactNode, useState } from 'react'
import { Redirect, useLocation } from 'wouter'
import {
  type Tile,
  useDevice,
  useFrame,
  useGate,
  useLanguage,
  useLogIn,
  useSending,
  useSession,
  useTitle,
  useUnlock,
  useWords,
} from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { Banner, Loading } from '../ui/status.tsx'
import { lockBook } from './lock-book.ts'
import './lock.css'
import { PinForm } from './pin-form.tsx'
import { StorageAnswer } from './storage-answer.tsx'

const PinSet = lazy(() => import('./pin-set.tsx').then((file) => ({ default: file.PinSet })))

const minutesOffered = [1, 2, 3, 5, 10, 15]

/** `mark` tells what waits, `menu` leads on; both stand in the page's head. */
export const LockPage = ({ mark, menu }: { readonly mark: ReactNode; readonly menu: ReactNode }) => {
  const { awaits } = useUnlock()
  return (
    <>
      <LockHead mark={mark} menu={menu} />
      <div className="page page-narrow lock">{awaits ? <AfterLogIn /> : <WhoIsThere />}</div>
    </>
  )
}

const LockHead = ({ mark, menu }: { readonly mark: ReactNode; readonly menu: ReactNode }) => {
  const { language } = useLanguage()
  const { pointNames, tabletName } = useDevice()
  return (
    <header className="app-head">
      <p className="lock-place">
        <strong>{pointNames?.[language]}</strong>
        {tabletName && <span className="lock-tablet">{tabletName}</span>}
      </p>
      <span className="lock-end">
        {mark}
        {menu}
      </span>
    </header>
  )
}

/** Whoever has logged in has to do what is asked first, and then sets a PIN. */
const AfterLogIn = () => {
  const { state, me } = useSession()
  const { loading } = useFrame()
  if (state === 'asking') return <Loading label={loading} />
  if (state !== 'signed_in' || !me) return <WhoIsThere />
  if (me.pending !== null) return <Redirect to={me.pending === 'undertaking' ? '/undertaking?to=/' : '/me?to=/'} />
  return <PinSet />
}

const WhoIsThere = () => {
  const words = useWords(lockBook)
  const gate = useGate()
  const { loading } = useFrame()
  const [chosen, setChosen] = useState<Tile | null>(null)
  useTitle(chosen ? words.pin.title(chosen.initials) : words.title)
  if (!gate) return <Loading label={loading} />
  if (chosen)
    return (
      <>
        <PinForm tile={chosen} onBack={() => setChosen(null)} />
        <LogIn />
        <Kept />
      </>
    )
  const isEmpty = gate.tiles.length === 0
  return (
    <>
      <h1>{isEmpty ? words.none.title : words.title}</h1>
      <p>{isEmpty ? words.none.text : words.lead}</p>
      {!isEmpty && <Tiles tiles={gate.tiles} onChoose={setChosen} />}
      <LogIn isFirst={isEmpty} />
      <Kept forgotten={gate.rules.forgotten} />
      {isEmpty && <StorageAnswer />}
      <Rules minutes={gate.rules.idleMinutes} />
    </>
  )
}

const Tiles = ({ tiles, onChoose }: { readonly tiles: readonly Tile[]; readonly onChoose: (tile: Tile) => void }) => {
  const words = useWords(lockBook)
  return (
    <ul className="lock-tiles" aria-label={words.tiles}>
      {tiles.map((tile) => (
        <li key={tile.ref}>
          <button type="button" className="lock-tile" onClick={() => onChoose(tile)}>
            <span className="lock-tile-initials">{tile.initials}</span>
            <span className="lock-tile-state">{words.states[tile.state]}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

const LogIn = ({ isFirst = false }: { readonly isFirst?: boolean }) => {
  const words = useWords(lockBook)
  const logIn = useLogIn()
  const [, navigate] = useLocation()
  const [isBusy, setBusy] = useState(false)
  const [isCutOff, setCutOff] = useState(false)
  const begin = async () => {
    setBusy(true)
    setCutOff(false)
    const isReady = await logIn()
    setBusy(false)
    if (isReady) navigate('/sign-in?to=/')
    else setCutOff(true)
  }
  return (
    <div className="stack">
      <div className="row">
        <Button kind={isFirst ? 'primary' : 'secondary'} busy={isBusy} onClick={() => void begin()}>
          {words.logIn}
        </Button>
        {!isFirst && <span className="muted">{words.logInHint}</span>}
      </div>
      <div role="status">{isCutOff && <Banner tone="warning">{words.logInOffline}</Banner>}</div>
    </div>
  )
}

/** What stands between the entries of this tablet and the server; said whoever is there. */
const Kept = ({ forgotten = null }: { readonly forgotten?: string | null }) => {
  const words = useWords(lockBook)
  const { trouble: troubles } = useFrame()
  const { today } = useDevice()
  const { waiting, held, attention, trouble } = useSending()
  const left = waiting + held
  const isStuck = trouble === 'revoked' || trouble === 'enrol_again'
  return (
    <div className="stack">
      {isStuck && (
        <Banner tone="danger">
          <p>{troubles[trouble]}</p>
          {left > 0 && <p>{words.kept(left)}</p>}
        </Banner>
      )}
      {!isStuck && left > 0 && <Banner>{words.waiting(left)}</Banner>}
      {attention > 0 && <Banner tone="danger">{words.attention(attention)}</Banner>}
      {forgotten === today && <Banner tone="warning">{words.forgotten}</Banner>}
    </div>
  )
}

const Rules = ({ minutes }: { readonly minutes: number }) => {
  const words = useWords(lockBook)
  const { setIdleMinutes } = useUnlock()
  const options = minutesOffered.includes(minutes) ? minutesOffered : [...minutesOffered, minutes]
  return (
    <details className="lock-rules">
      <summary>{words.settings}</summary>
      <Select
        label={words.minutes}
        value={String(minutes)}
        options={options.map((value) => ({ value: String(value), label: words.minute(value) }))}
        onChange={(value) => void setIdleMinutes(Number(value))}
      />
    </details>
  )
}
