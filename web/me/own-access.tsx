// What one may do, since when and until when; and the undertaking that was accepted.
import { Link } from 'wouter'
import type { OwnRecord } from '@tukkimies/shared/register/user.ts'
import { useLanguage, useWords } from '../hooks.ts'
import { accessFacts } from './own-facts.ts'
import { ownBook } from './own-book.ts'
import type { Reference } from './own-naming.ts'

export const OwnAccess = ({
  record,
  reference,
}: {
  readonly record: OwnRecord
  readonly reference: Reference | null
}) => {
  const words = useWords(ownBook)
  const { language } = useLanguage()
  return (
    <section className="card stack">
      <h2>{words.access.title}</h2>
      <dl className="own-facts">
        {accessFacts(record.user, reference, language, words).map(([name, value]) => (
          <div key={name} className="own-fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Link href="/undertaking">{words.access.read}</Link>
    </section>
  )
}
