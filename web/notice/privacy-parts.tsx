// One group's notice, on screen and on paper: in short, what we never do, an example, then the full text.
import type { Notice } from '@tukkimies/shared/register/notice.ts'
import { useLanguage } from '../hooks.ts'
import { Table } from '../ui/table.tsx'
import { type Fact, fillText, makeSections, type NoticeGroup, type NoticePart } from './privacy-text.ts'
import type { Words } from './privacy-words.fi.ts'

export const GroupNotice = ({
  notice,
  group,
  words,
}: {
  readonly notice: Notice
  readonly group: NoticeGroup
  readonly words: Words
}) => {
  const { language } = useLanguage()
  const { title, summary, never, example } = words.groups[group]
  const fill = (text: string) => fillText(text, { notice, language })
  return (
    <article className="privacy-group">
      <h2>{title}</h2>
      <div className="privacy-short">
        {summary.map((text) => (
          <p key={text}>{fill(text)}</p>
        ))}
      </div>
      <section className="privacy-never">
        <h3>{words.never}</h3>
        <ul>
          {never.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{words.example}</h3>
        <p>{example}</p>
      </section>
      <section className="privacy-full">
        <h3>{words.full}</h3>
        {makeSections({ notice, group, language, words }).map(({ heading, title: name, parts }, at) => (
          <section key={heading}>
            <h4>{`${at + 1} ${name}`}</h4>
            {parts.map((part) => (
              <NoticePartView key={partKey(part)} part={part} />
            ))}
          </section>
        ))}
      </section>
    </article>
  )
}

export const partKey = (part: NoticePart): string => {
  if (part.is === 'text') return part.text
  if (part.is === 'facts') return part.facts.map(({ name }) => name).join()
  return part.is === 'list' ? part.title : part.caption
}

export const NoticePartView = ({ part }: { readonly part: NoticePart }) => {
  switch (part.is) {
    case 'text':
      return <p>{part.text}</p>
    case 'facts':
      return <Facts facts={part.facts} />
    case 'list':
      return (
        <>
          <p>{part.title}</p>
          <ul>
            {part.items.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )
    case 'table':
      return (
        <Table
          caption={part.caption}
          columns={part.head.map((label, at) => ({
            key: label,
            label,
            cell: (row: readonly string[]) => row[at] ?? '',
          }))}
          rows={part.rows}
          rowKey={(row) => row.join()}
        />
      )
  }
}

const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className="privacy-facts">
    {facts.map(({ name, text, href }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{href === undefined ? text : <a href={href}>{text}</a>}</dd>
      </div>
    ))}
  </dl>
)
