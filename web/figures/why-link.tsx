import { Link } from 'wouter'
import { useWords } from '../hooks.ts'
import { book } from './book.ts'

/** The way to what the protection does: why a figure is hidden, or why a table cannot be finer. Not on paper. */
export const WhyLink = ({ part }: { readonly part: 'hidden' | 'finer' }) => {
  const { statistics: words } = useWords(book)
  return (
    <Link href={`/protection#${part}`} className="no-print">
      {words.why[part]}
    </Link>
  )
}
