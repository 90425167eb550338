// Why this device may not record, what is kept, and what to do.
import { lazy } from 'react'
import { Link } from 'wouter'
import { type UsedDevice, useFrame, useWords } from '../hooks.ts'
import { buttonLook } from '../ui/button.tsx'
import { notReadyBook } from './not-ready-book.ts'
import type { Words } from './not-ready-words.fi.ts'

const RolledBack = lazy(() => import('./help.tsx').then((file) => ({ default: file.RolledBack })))

export const Reason = ({ state }: { readonly state: Exclude<UsedDevice['state'], 'opening'> }) => {
  const words = useWords(notReadyBook)
  const frame = useFrame()
  if (state === 'rolled_back')
    return (
      <div className="page page-narrow">
        <RolledBack />
      </div>
    )
  const [title, text] = reasonToTexts(state, words, frame)
  return (
    <div className="page page-narrow">
      <div className="card stack">
        <h2>{title}</h2>
        {text && <p>{text}</p>}
        {state === 'not_enrolled' && (
          <Link href="/set-up" className={buttonLook('primary')}>
            {words.notEnrolled.setUp}
          </Link>
        )}
        {(state === 'outdated' || state === 'broken') && (
          <a href={window.location.pathname} className={buttonLook('primary')}>
            {frame.failed.again}
          </a>
        )}
        {state === 'revoked' && (
          <div className="row">
            <Link href="/set-up" className={buttonLook('primary')}>
              {words.notEnrolled.setUp}
            </Link>
            <Link href="/entries" className={buttonLook()}>
              {frame.menu.entries}
            </Link>
          </div>
        )}
      </div>
    </div>
  )
}

const reasonToTexts = (
  state: Exclude<UsedDevice['state'], 'opening' | 'rolled_back'>,
  words: Words,
  frame: ReturnType<typeof useFrame>,
): readonly [title: string, text?: string] => {
  switch (state) {
    case 'not_enrolled':
      return [words.notEnrolled.title, words.notEnrolled.text]
    case 'revoked':
      return [frame.trouble.revoked]
    case 'broken':
      return [frame.broken]
    case 'outdated':
      return [frame.outdated]
    case 'enrolled':
      return [words.noList.title, words.noList.text]
  }
}
