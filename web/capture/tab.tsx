// Recording in a browser tab of an iPad or iPhone, which may empty its storage within a week: only while there is a network
// to send by at once. What is half made stays for when it is back.
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { type Book, useSending, useWords } from '../hooks.ts'
import { buttonLook } from '../ui/button.tsx'
import { Banner } from '../ui/status.tsx'
import type { Words } from './tab-words.fi.ts'

const book: Book<Words> = {
  fi: () => import('./tab-words.fi.ts').then((file) => file.words),
  sv: () => import('./tab-words.sv.ts').then((file) => file.words),
  en: () => import('./tab-words.en.ts').then((file) => file.words),
}

export const OnlyOnline = ({ head, children }: { readonly head: ReactNode; readonly children: ReactNode }) => {
  const words = useWords(book)
  const { trouble } = useSending()
  if (trouble !== 'offline') return children
  return (
    <>
      {head}
      <div className="page page-narrow">
        <h1>{words.title}</h1>
        <Banner tone="warning">
          <p>{words.offline}</p>
          <p>{words.first}</p>
        </Banner>
        <p>
          <Link href="/set-up" className={buttonLook('primary')}>
            {words.how}
          </Link>
        </p>
      </div>
    </>
  )
}
