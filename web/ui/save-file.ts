/** Hands a text made here to the reader as a file. Nothing is asked of the network. */
export const saveFile = (name: string, type: 'application/json' | 'text/html' | 'text/plain', text: string): void =>
  saveBytes(name, new Blob([text], { type: `${type};charset=utf-8` }))

/** Hands bytes to the reader as a file. */
export const saveBytes = (name: string, content: Blob): void => {
  const link = document.createElement('a')
  // The browser reads it after the press, and forgets it with the page.
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
}

/** Text as it may stand in HTML. */
export const textToHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
