// What goes wrong on a tablet, calmly: what has happened, what is kept, what to do; and a file of what was not sent.
import { useState } from 'react'
import { Link } from 'wouter'
import { type Sending, useDevice, useSending, useWords } from '../hooks.ts'
import { Button, buttonLook } from '../ui/button.tsx'
import { saveFile } from '../ui/save-file.ts'
import { Banner, Mark, Status, type Tone } from '../ui/status.tsx'
import { helpBook } from './help-book.ts'
import './help.css'
import type { HelpName } from './help-words.fi.ts'

/** All that stands in the way now, worst first. No network and a silent server are weather, and need no help. */
export const TroubleHelp = () => {
  const { state, clockInDoubt, memory } = useDevice()
  const sending = useSending()
  const { trouble, isFull, attention } = sending
  const names: HelpName[] = []
  if (state === 'rolled_back') names.push('rolled_back')
  if (trouble !== null && trouble !== 'offline' && trouble !== 'server') names.push(trouble)
  if (memory().isRestored) names.push('restored')
  if (isFull) names.push('full')
  if (attention > 0) names.push('attention')
  if (clockInDoubt && state === 'enrolled') names.push('clock')
  return names.map((name) => <Help key={name} name={name} />)
}

const tones: Readonly<Partial<Record<HelpName, Tone>>> = {
  wiped: 'danger',
  revoked: 'danger',
  enrol_again: 'danger',
  attention: 'danger',
  restored: 'good',
}

export const Help = ({ name }: { readonly name: HelpName }) => {
  const words = useWords(helpBook)
  const { title, kept, steps } = words.helps[name]
  return (
    <section className="card stack help">
      <h2>
        <Mark tone={tones[name] ?? 'warning'}>{title}</Mark>
      </h2>
      <dl className="help-facts">
        <dt>{words.kept}</dt>
        <dd>{kept}</dd>
        <dt>{words.steps}</dt>
        <dd>
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </dd>
      </dl>
    </section>
  )
}

/** In place of the visit screen, where nothing can be recorded by this version of the app. */
export const RolledBack = () => {
  const words = useWords(helpBook)
  return (
    <>
      <Help name="rolled_back" />
      <div className="row">
        <a href="/" className={buttonLook('primary')}>
          {words.reload}
        </a>
        <Link href="/sending" className={buttonLook()}>
          {words.toSending}
        </Link>
      </div>
    </>
  )
}

export const RescueCard = ({ sending }: { readonly sending: Sending }) => {
  const { rescue: words } = useWords(helpBook)
  const { makeRescue } = useDevice()
  const [said, setSaid] = useState<{ readonly tone: Tone; readonly text: string } | null>(null)
  const [isBusy, setBusy] = useState(false)
  const { waiting, held, contacts, attention } = sending
  const make = async () => {
    setBusy(true)
    const made = await makeRescue()
    setBusy(false)
    if (made.is !== 'made') return setSaid({ tone: 'warning', text: words.failed[made.is] })
    saveFile(made.name, 'application/json', made.text)
    setSaid({ tone: 'good', text: words.made(made.entries) })
  }
  if (waiting + held + contacts + attention === 0) return null
  return (
    <section className="card stack">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <div className="row">
        <Button busy={isBusy} onClick={() => void make()}>
          {words.make}
        </Button>
      </div>
      <Status>{said && <Banner tone={said.tone}>{said.text}</Banner>}</Status>
    </section>
  )
}
