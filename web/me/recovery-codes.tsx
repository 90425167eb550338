// Recovery codes, shown once: printed or downloaded now, or made anew later.
import { useLanguage, useWords } from '../hooks.ts'
import { Button } from '../ui/button.tsx'
import { useFocusOnSight } from '../ui/focus.ts'
import { saveFile } from '../ui/save-file.ts'
import { Banner } from '../ui/status.tsx'
import { ownBook } from './own-book.ts'

const codeToGroups = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? ''

export const RecoveryCodes = ({
  codes,
  onDone,
}: {
  readonly codes: readonly string[]
  readonly onDone: () => void
}) => {
  const { codes: words } = useWords(ownBook)
  const { language } = useLanguage()
  const heading = useFocusOnSight()
  const lines = codes.map(codeToGroups)
  const text = ['Tukkimies', words.title, words.lead, '', ...lines, ''].join('\r\n')
  return (
    <div className="stack recovery-codes print-alone">
      <h3 tabIndex={-1} ref={heading}>
        {words.title}
      </h3>
      <Banner tone="warning">{words.lead}</Banner>
      <ul className="codes">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="row no-print">
        <Button icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
        <Button onClick={() => saveFile(`${words.fileName}-${language}.txt`, 'text/plain', text)}>{words.save}</Button>
        <Button kind="primary" onClick={onDone}>
          {words.done}
        </Button>
      </div>
    </div>
  )
}
