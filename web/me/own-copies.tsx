// Everything as a file: for programs, and for people.
import type { OwnRecord } from '@tukkimies/shared/register/user.ts'
import { useDevice, useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { saveFile } from '../ui/save-file.ts'
import { makeCopy } from '../asking/copy.ts'
import { ownBook } from './own-book.ts'
import { recordToBlocks } from './own-facts.ts'
import type { Reference } from './own-naming.ts'

export const OwnCopies = ({
  record,
  reference,
}: {
  readonly record: OwnRecord
  readonly reference: Reference | null
}) => {
  const words = useWords(ownBook)
  const { language } = useLanguage()
  const { today } = useDevice()
  const { copies } = words
  const name = `${copies.fileName}-${today}`
  const page = () => makeCopy(language, words.title, recordToBlocks(record, reference, language, words))
  return (
    <section className="card stack">
      <h2>{copies.title}</h2>
      <p>{copies.lead}</p>
      <div className="row">
        <Button onClick={() => saveFile(`${name}.html`, 'text/html', page())}>{copies.page}</Button>
        <Button onClick={() => saveFile(`${name}.json`, 'application/json', JSON.stringify(record, null, 2))}>
          {copies.json}
        </Button>
      </div>
    </section>
  )
}
