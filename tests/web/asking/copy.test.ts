// The copy that somebody keeps: complete, and safe to open whatever was typed into a field.
import { expect, test } from 'vitest'
import { makeCopy, paragraphsOf } from '@tukkimies/web/asking/copy.ts'

test('[F90][A34] a copy shows what was typed as text, never as markup', () => {
  const typed = `<img src=x onerror="alert('1')"> & co`
  const page = makeCopy('fi', typed, [
    { is: 'heading', text: typed },
    { is: 'paragraph', text: typed },
    { is: 'facts', facts: [[typed, typed]] },
  ])
  expect(page).not.toContain('<img')
  expect(page).not.toContain('onerror="')
  expect(page.match(/&#60;img src=x onerror=&#34;alert\(&#39;1&#39;\)&#34;&#62; &#38; co/g)).toHaveLength(6)
  expect(page).toContain('<html lang="fi">')
})

test('a text falls into paragraphs at its empty lines', () => {
  expect(paragraphsOf('One.\nStill one.\n\n Two. \n\n\n')).toEqual(['One.\nStill one.', 'Two.'])
})
