// A one-time code as people read and type it: Crockford's base 32, in groups of four.

/** `ABCD-EFGH-…`, easier to read aloud and to type. */
export const codeToGroups = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? ''

/** What was typed as the code was meant: any case, spaces and dashes, and the letters that look like digits. */
export const typedToCode = (typed: string): string =>
  typed.replace(/[\s-]/g, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1')
