// What the protection of figures does, for whoever reads them, with the numbers of the rules in force where the reader may see
// those. Each part has an address of its own, so that a page of figures can lead to it.
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { reachOf } from '@tukkimies/shared/register/rights.ts'
import type { Policy } from '@tukkimies/shared/release/policy.ts'
import { PolicyAnswer } from '@tukkimies/shared/release/risk-answer.ts'
import { valueOf } from '../asking/answer-note.tsx'
import { formatNumber } from '../format.ts'
import { useAnswer, useDevice, useLanguage, useSession, useTitle, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { leastVisits, policyOnDay } from './findings.ts'
import { protectionBook } from './protection-book.ts'
import type { PartName, Rules } from './protection-words.fi.ts'
import './risk.css'

const parts: readonly PartName[] = ['noise', 'hidden', 'finer', 'totals', 'sensitive', 'gone', 'limits']

export const ProtectionPage = () => {
  const words = useWords(protectionBook)
  const { language } = useLanguage()
  const { today } = useDevice()
  const { me } = useSession()
  const mayRead = me !== null && me.pending === null && reachOf('read_risk', me.role) !== null
  const answer = useAnswer(mayRead ? { path: '/api/v1/policy', shape: PolicyAnswer } : null)
  const policy = policyOnDay(valueOf(answer), today)
  // How many addresses there were on arrival: each part that is gone to on the page adds one.
  const [entries] = useState(() => window.history.length)
  const rules = policy ? policyToRules(policy, (count) => formatNumber(language, count)) : null
  useTitle(words.title)
  useEffect(() => {
    // The browser looked for the part before the page was there.
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView()
  }, [])
  return (
    <div className="page page-narrow protection">
      <div className="row row-apart">
        <h1>{words.title}</h1>
        <Button icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <p className="lead">{words.lead}</p>
      {/* Most come here from a page of figures, whose filters stand in its address. */}
      <p className="no-print">
        {entries > 1 ? (
          <Button onClick={() => window.history.go(entries - window.history.length - 1)}>{words.back}</Button>
        ) : (
          <Link href="/figures">{words.toFigures}</Link>
        )}
      </p>
      <nav aria-label={words.contents}>
        <ul>
          {parts.map((part) => (
            <li key={part}>
              <a href={`#${part}`}>{words.parts[part].title}</a>
            </li>
          ))}
          {mayRead && (
            <li>
              <Link href="/risk">{words.toReports}</Link>
            </li>
          )}
        </ul>
      </nav>
      {parts.map((part) => {
        const { title, texts } = words.parts[part]
        return (
          <section key={part} id={part} className="card stack">
            <h2>{title}</h2>
            {texts.map((text, at) => (
              <p key={at}>{text(rules)}</p>
            ))}
          </section>
        )
      })}
    </div>
  )
}

const policyToRules = (policy: Policy, number: (count: number) => string): Rules => ({
  change: number(policy.noise.D),
  threshold: number(policy.threshold),
  least: number(leastVisits(policy)),
  sensitive: {
    threshold: number(policy.sensitive.threshold),
    least: number(policy.sensitive.threshold - policy.sensitive.D),
  },
  smallPoint: number(policy.smallPoint),
  openDays: number(policy.openDays),
})
