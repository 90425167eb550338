// A copy to keep: a page that stands alone, opened by any browser without us.
import type { Language } from '@tukkimies/shared/register/organisation.ts'
import { textToHtml } from '../ui/save-file.ts'

/** A heading, a paragraph, or rows of a name and what stands for it. */
export type Block =
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'paragraph'; readonly text: string }
  | { readonly is: 'facts'; readonly facts: readonly (readonly [name: string, value: string])[] }

export const makeCopy = (language: Language, title: string, blocks: readonly Block[]): string =>
  `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${textToHtml(title)}</title>
</head>
<body>
<h1>${textToHtml(title)}</h1>
${blocks.map(blockToHtml).join('\n')}
</body>
</html>
`

const blockToHtml = (block: Block): string => {
  switch (block.is) {
    case 'heading':
      return `<h2>${textToHtml(block.text)}</h2>`
    case 'paragraph':
      return `<p>${textToHtml(block.text)}</p>`
    case 'facts':
      return `<table>\n${block.facts.map(factToHtml).join('\n')}\n</table>`
  }
}

const factToHtml = ([name, value]: readonly [string, string]): string =>
  `<tr><th scope="row" align="left">${textToHtml(name)}</th><td>${textToHtml(value)}</td></tr>`

/** The paragraphs of a long text. */
export const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
