/** Where a log-in leads when no page has asked for it: the front page, the one that every role may open. */
const startPath = '/'

/**
 * Where to go after the log-in, as the address says it. Only a path of our own: an address that leads elsewhere would lend
 * our log-in to others.
 */
export const wayBack = (to: string | null): string => (to !== null && /^\/(?![/\\])/.test(to) ? to : startPath)
