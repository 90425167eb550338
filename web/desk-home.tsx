// The first page of a browser that is no tablet: what needs attention and the way to each page, or the way in.
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { dayPlus, monthsLater } from '@tukkimies/shared/day.ts'
import { DeviceList, isSilent } from '@tukkimies/shared/register/device.ts'
import { isPointOpen } from '@tukkimies/shared/register/organisation.ts'
import { type Action, reachOf } from '@tukkimies/shared/register/rights.ts'
import { type Me, reviewMonths, UserList } from '@tukkimies/shared/register/user.ts'
import { PullAnswer } from '@tukkimies/shared/wire.ts'
import './desk-home.css'
import type { Words } from './desk-home-words.fi.ts'
import { DeskHead } from './desk-head.tsx'
import { DeskWaiting } from './desk-waiting.tsx'
import { type Book, useAnswer, useDevice, useFrame, useSession, useTitle, useWords } from './hooks.ts'
import { Button, buttonLook } from './ui/button.tsx'
import { ProblemNote } from './ui/problem-note.tsx'
import { Banner, Loading, Mark, type Tone } from './ui/status.tsx'
import { openWays, waysOf } from './ways.ts'

const book: Book<Words> = {
  fi: () => import('./desk-home-words.fi.ts').then((file) => file.words),
  sv: () => import('./desk-home-words.sv.ts').then((file) => file.words),
  en: () => import('./desk-home-words.en.ts').then((file) => file.words),
}

const warningDays = 30

/** Where each thing that has to be done first is done. */
const pendingPaths = { undertaking: '/undertaking', factor: '/me', password: '/me' } as const

const mayDo = (me: Me, action: Action): boolean => reachOf(action, me.role) !== null

export const DeskHome = () => {
  const words = useWords(book)
  const frame = useFrame()
  const { state, me } = useSession()
  useTitle(words.title)
  return (
    <>
      <DeskHead path="/" isOpen />
      {state === 'asking' ? (
        <Loading label={frame.loading} />
      ) : state === 'offline' ? (
        <div className="page page-narrow">
          <h1>{words.start.title}</h1>
          <ProblemNote title={words.offline} />
        </div>
      ) : me ? (
        <SignedInHome words={words} me={me} />
      ) : (
        <Start words={words} />
      )}
    </>
  )
}

/** Nobody is signed in: a desk, or a tablet to be. */
const Start = ({ words: { start, ways } }: { readonly words: Words }) => (
  <div className="page">
    <h1>{start.title}</h1>
    <p className="lead">{start.lead}</p>
    <ul className="desk-tiles">
      <Tile to="/sign-in" name={start.signIn} text={start.signInText} />
      <Tile to="/set-up" name={start.setUp} text={start.setUpText} />
      {openWays.map(({ path, word }) => (
        <Tile key={path} to={path} {...ways[word]} />
      ))}
      <Tile to="/open" {...ways.open} />
    </ul>
  </div>
)

const SignedInHome = ({ words, me }: { readonly words: Words; readonly me: Me }) => (
  <div className="page">
    <h1>{words.welcome(me.details.first)}</h1>
    {me.pending ? (
      <Banner
        tone="warning"
        actions={
          <Link href={pendingPaths[me.pending]} className={buttonLook('primary')}>
            {words.toPending}
          </Link>
        }
      >
        {words.pending[me.pending]}
      </Banner>
    ) : (
      <>
        {me.noticeDue !== undefined && (
          <Banner
            actions={
              <Link href="/privacy#users" className={buttonLook()}>
                {words.noticeDue.action}
              </Link>
            }
          >
            {words.noticeDue.text}
          </Banner>
        )}
        {me.waiting && <DeskWaiting words={words} waiting={me.waiting} />}
        {mayDo(me, 'read_devices') && <Attention words={words} me={me} />}
        <nav className="desk-pages" aria-labelledby="desk-ways">
          <h2 id="desk-ways">{words.ways.title}</h2>
          <ul className="desk-tiles">
            {[...waysOf(me).desk, ...waysOf(me).admin, ...openWays].map(({ path, word }) => (
              <Tile key={path} to={path} {...words.ways[word]} />
            ))}
            <Tile to="/me" {...words.ways.me} />
          </ul>
        </nav>
      </>
    )}
  </div>
)

const Tile = ({ to, name, text }: { readonly to: string; readonly name: string; readonly text: string }) => (
  <li className="card desk-tile">
    <Link href={to}>{name}</Link>
    <p className="small">{text}</p>
  </li>
)

type Notice = {
  readonly path: string
  readonly tone: Tone
  readonly count: number
  readonly text: (n: number) => string
}

const Attention = ({ words, me }: { readonly words: Words; readonly me: Me }) => {
  const { attention } = words
  const { today } = useDevice()
  const devices = useAnswer({ path: '/api/v1/devices', shape: DeviceList })
  const pulled = useAnswer({ path: '/api/v1/pull', shape: PullAnswer })
  if (devices.is === 'loading' || pulled.is === 'loading') return <Card words={words}>{attention.loading}</Card>
  if (devices.is !== 'answered' || pulled.is !== 'answered')
    return (
      <Card words={words}>
        <p>{attention.unknown}</p>
        <Button
          onClick={() => {
            devices.again()
            pulled.again()
          }}
        >
          {words.again}
        </Button>
      </Card>
    )
  const inUse = devices.value.devices.filter(({ revoked }) => revoked === null)
  const own = pulled.value.points.filter(
    (point) => isPointOpen(point, today) && (me.points.length === 0 || me.points.includes(point.id)),
  )
  const bare = own.filter(({ id }) => inUse.every(({ point }) => point !== id))
  const notices: readonly Notice[] = [
    { path: '/tablets', tone: 'danger', count: inUse.filter(({ lost }) => lost !== null).length, text: attention.lost },
    {
      path: '/tablets',
      tone: 'warning',
      count: inUse.filter((device) => device.lost === null && isSilent(device, today)).length,
      text: attention.silent,
    },
    {
      path: '/tablets',
      tone: 'warning',
      count: inUse.filter(({ report }) => (report?.attention ?? 0) > 0).length,
      text: attention.held,
    },
    {
      path: mayDo(me, 'manage_places') ? '/places' : '/tablets',
      tone: 'warning',
      count: bare.length,
      text: attention.noTablet,
    },
  ]
  return (
    <Card words={words}>
      <Notices notices={notices} fine={attention.nothing} />
      {mayDo(me, 'read_users') && <UserAttention words={words} />}
    </Card>
  )
}

const Card = ({ words, children }: { readonly words: Words; readonly children: ReactNode }) => (
  <section className="card stack" aria-labelledby="desk-attention">
    <h2 id="desk-attention">{words.attention.title}</h2>
    {children}
  </section>
)

const Notices = ({ notices, fine }: { readonly notices: readonly Notice[]; readonly fine: string }) => {
  const shown = notices.filter(({ count }) => count > 0)
  if (shown.length === 0)
    return (
      <p>
        <Mark tone="good">{fine}</Mark>
      </p>
    )
  return (
    <ul className="desk-attention">
      {shown.map(({ path, tone, count, text }) => (
        <li key={text(count)}>
          <Mark tone={tone}>
            <Link href={path}>{text(count)}</Link>
          </Mark>
        </li>
      ))}
    </ul>
  )
}

/** Asked for by a press: users may be seen after a password of the last minutes only, and a first page asks for none. */
const UserAttention = ({ words: { attention } }: { readonly words: Words }) => {
  const { today } = useDevice()
  const [isAsked, setIsAsked] = useState(false)
  const answer = useAnswer(isAsked ? { path: '/api/v1/users', shape: UserList } : null)
  if (!isAsked) return <Button onClick={() => setIsAsked(true)}>{attention.users}</Button>
  if (answer.is === 'loading') return <p role="status">{attention.loading}</p>
  if (answer.is !== 'answered') return <p role="status">{attention.usersUnknown}</p>
  const users = answer.value.users.filter(({ state }) => state !== 'ended')
  const latest = users.reduce((most, { undertaking }) => Math.max(most, undertaking?.version ?? 0), 0)
  const count = (isSo: (user: (typeof users)[number]) => boolean) => users.filter(isSo).length
  const notices: readonly Notice[] = [
    { count: count(({ deletionAsked }) => deletionAsked !== null), tone: 'danger', text: attention.asked },
    { count: count(({ deletion }) => deletion <= dayPlus(today, warningDays)), tone: 'warning', text: attention.due },
    {
      count: count(({ reviewed }) => monthsLater(reviewed, reviewMonths) <= today),
      tone: 'warning',
      text: attention.review,
    },
    {
      count: count(({ state, undertaking }) => state === 'active' && (undertaking?.version ?? 0) < latest),
      tone: 'warning',
      text: attention.undertaking,
    },
  ].map((notice) => ({ ...notice, path: '/users' }) as Notice)
  return (
    <div role="status">
      <Notices notices={notices} fine={attention.usersFine} />
    </div>
  )
}
