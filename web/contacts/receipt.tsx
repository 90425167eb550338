// Proof of an erasure that holds nothing of the person (A24): it may lie on any desk.
import type { ErasureReceipt } from '@tukkimies/shared/register/contact.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'
import { formatDay } from '../format.ts'
import { useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { Banner } from '../ui/status.tsx'
import type { Reference } from './contact-reference.ts'
import { contactsBook } from './contacts-book.ts'
import { receiptTexts } from './receipt-texts.ts'

export const Receipt = ({
  receipt: { ref, reason, day },
  reference: { organisation },
  onDone,
}: {
  readonly receipt: ErasureReceipt
  readonly reference: Pick<Reference, 'organisation'>
  readonly onDone: () => void
}) => {
  const { receipt: words } = useWords(contactsBook)
  const heading = useFocusOnSight()
  return (
    <section className="card stack print-alone">
      <div className="no-print" role="status">
        <Banner tone="good">{words.done}</Banner>
      </div>
      {languages.map((language, at) => {
        const texts = receiptTexts[language]
        return (
          <div key={language} lang={language} className="stack receipt-language">
            <h2 {...(at === 0 ? { tabIndex: -1, ref: heading } : {})}>{texts.title}</h2>
            <p>{texts.done(organisation[language], formatDay(language, day))}</p>
            <p>{texts.reason(texts.reasons[reason])}</p>
            <p>{texts.how}</p>
            <p>{texts.stays}</p>
            <p className="small">
              {texts.number(ref)}. {texts.nothing}
            </p>
          </div>
        )
      })}
      <div className="row no-print">
        <Button icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
        <Button kind="primary" onClick={onDone}>
          {words.close}
        </Button>
      </div>
    </section>
  )
}
