// A copy as it is read on the screen and printed: the same blocks as in the file.
import './blocks.css'
import type { Block } from './copy.ts'

export const Blocks = ({ blocks }: { readonly blocks: readonly Block[] }) => (
  <div className="blocks">
    {blocks.map((block, at) => (
      <BlockShown key={at} block={block} />
    ))}
  </div>
)

const BlockShown = ({ block }: { readonly block: Block }) => {
  switch (block.is) {
    case 'heading':
      return <h3>{block.text}</h3>
    case 'paragraph':
      return <p>{block.text}</p>
    case 'facts':
      return <Facts facts={block.facts} />
  }
}

/** Names and what stands for them. */
export const Facts = ({ facts }: { readonly facts: readonly (readonly [name: string, value: string])[] }) => (
  <dl className="facts">
    {facts.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
