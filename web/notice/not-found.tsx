import { Link } from 'wouter'
import { useTitle, useWords } from '../hooks.ts'
import { buttonLook } from '../ui/button.tsx'
import { book } from './book.ts'

export const NotFoundPage = () => {
  const { notFound: words } = useWords(book)
  useTitle(words.title)
  return (
    <div className="page page-narrow">
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <p>
        <Link href="/" className={buttonLook('primary')}>
          {words.home}
        </Link>
      </p>
    </div>
  )
}
