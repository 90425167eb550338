/** Hands a text made here to the reader as a file. Nothing is asked of the network. */
export const saveFile = (name: string, type: 'application/json' | 'text/html' | 'text/plain', text: string): void => {
  const link = document.createElement('a')
  // The browser reads it after the press, and forgets it with the page.
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  link.download = name
  link.click()
}

/** Text as it may stand in HTML. */
export const textToHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
