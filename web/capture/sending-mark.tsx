// The four states of sending, in one quiet mark that leads to the page about them.
import { Link } from 'wouter'
import { type Sending, useFrame, useSending } from '../hooks.ts'
import type { IconName } from '../ui/icon.tsx'
import { Mark, type Tone } from '../ui/status.tsx'

export const SendingMark = () => {
  const sending = useSending()
  const { sending: words } = useFrame()
  if (!sending.isKnown) return null
  return (
    <Link href="/sending" className="sending-mark">
      <Mark tone={markTone(sending)} icon={markIcons[sending.mark]}>
        <span className="when-wide">{markToText(sending, words)}</span>
        <span className="when-narrow">{markToShortText(sending, words)}</span>
      </Mark>
    </Link>
  )
}

export const markIcons: Readonly<Record<Sending['mark'], IconName>> = {
  all_sent: 'done',
  waiting: 'waiting',
  offline: 'offline',
  attention: 'error',
}

type SendingWords = ReturnType<typeof useFrame>['sending']

/** Quiet while all is well; the age of what waits, and what needs a person, give it a colour. */
export const markTone = ({ mark, urgency }: Pick<Sending, 'mark' | 'urgency'>): Tone => {
  if (mark === 'attention' || urgency === 'red') return 'danger'
  if (urgency === 'amber') return 'warning'
  return 'quiet'
}

export const markToText = (sending: Sending, words: SendingWords): string => {
  const { mark, attention } = sending
  const waiting = waitingOf(sending)
  switch (mark) {
    case 'all_sent':
      return words.allSent(null)
    case 'waiting':
      return words.waiting(waiting)
    case 'offline':
      return waiting > 0 ? `${words.offlineShort} · ${words.waiting(waiting)}` : words.offlineShort
    case 'attention':
      return words.attention(attention)
  }
}

// What is held waits too: it only has to wait for something besides the network.
const waitingOf = ({ waiting, held, contacts }: Sending): number => waiting + held + contacts

const markToShortText = (sending: Sending, words: SendingWords): string => {
  const mark = sending.mark
  const waiting = waitingOf(sending)
  if (mark === 'waiting') return words.waitingShort(waiting)
  if (mark === 'offline' && waiting > 0) return `${words.offlineShort} · ${words.waitingShort(waiting)}`
  return markToText(sending, words)
}
