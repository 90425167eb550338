// The first step of setting a tablet up: how the app is installed in this browser. An app that is installed starts empty, so
// it comes before the code.
import { useInstall, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { book } from './book.ts'
import './install-guide.css'
import { findInstallWay } from './install-way.ts'

/** How the app is installed in this browser, if it is not. */
export const useInstallWay = () => {
  const { state } = useInstall()
  return findInstallWay({
    state,
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
    canOffer: 'onbeforeinstallprompt' in window,
  })
}

export const InstallGuide = () => {
  const { setUp } = useWords(book)
  const words = setUp.install
  const { ask } = useInstall()
  const way = useInstallWay()
  if (way === 'installed') return null
  return (
    <section className="card stack install-guide">
      <h2>{words.title[way]}</h2>
      <p>{words.why}</p>
      {way === 'offered' && (
        <Button kind="primary" onClick={() => void ask()}>
          {words.action}
        </Button>
      )}
      {way !== 'offered' && (
        <p>
          <strong>{words.way[way]}</strong>
        </p>
      )}
      {way === 'apple' && <ApplePicture />}
      <p>{way === 'none' ? words.goOn : words.after}</p>
    </section>
  )
}

/** The two steps as they look on an iPad; the sentence above says them. */
const ApplePicture = () => (
  <svg className="install-picture" viewBox="0 0 300 96" aria-hidden="true" focusable="false">
    <rect className="install-box" x="2" y="2" width="120" height="92" rx="12" />
    <path className="install-line" d="M62 56V20M50 32l12-12 12 12M46 44h-8v34h48V44h-8" />
    <path className="install-line" d="M138 48h24M152 38l10 10-10 10" />
    <rect className="install-box" x="178" y="2" width="120" height="92" rx="12" />
    <rect className="install-line" x="216" y="26" width="44" height="44" rx="10" />
    <path className="install-line" d="M238 37v22M227 48h22" />
  </svg>
)
