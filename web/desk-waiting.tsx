// What waits for whoever looks at the first page, by role, and the way to where it is done.
import { Link } from 'wouter'
import type { Waiting } from '@tukkimies/shared/register/user.ts'
import './desk-home.css'
import type { Words } from './desk-home-words.fi.ts'
import { Mark, type Tone } from './ui/status.tsx'

const places: Readonly<Record<Waiting, { readonly path: string; readonly tone: Tone }>> = {
  requests_overdue: { path: '/requests', tone: 'danger' },
  requests_soon: { path: '/requests', tone: 'warning' },
  notice_missing: { path: '/privacy/edit', tone: 'warning' },
  notice_outdated: { path: '/privacy/edit', tone: 'warning' },
  retention_proposed: { path: '/retention', tone: 'warning' },
  policy_proposed: { path: '/publication-rules', tone: 'warning' },
  risk_waits: { path: '/risk', tone: 'danger' },
  assessment_due: { path: '/risk', tone: 'warning' },
  reports_ready: { path: '/reports', tone: 'good' },
}

export const DeskWaiting = ({
  words: { waiting: words },
  waiting,
}: {
  readonly words: Words
  readonly waiting: readonly Waiting[]
}) => (
  <section className="card stack" aria-labelledby="desk-waiting">
    <h2 id="desk-waiting">{words.title}</h2>
    <ul className="desk-attention">
      {waiting.map((kind) => (
        <li key={kind}>
          <Mark tone={places[kind].tone}>
            <Link href={places[kind].path}>{words.kinds[kind]}</Link>
          </Mark>
        </li>
      ))}
    </ul>
  </section>
)
