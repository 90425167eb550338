// A one-time code as people read and type it: Crockford's base 32, in groups of four.

/** `ABCD-EFGH-…`, easier to read aloud and to type. */
export const codeToGroups = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? ''
