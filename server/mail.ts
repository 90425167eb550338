// Mail, where the operator has set it up. A letter that is not sent never stops what it tells of.

/** A letter: plain text, never more about a person than the greeting. */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string }

export type Mail = {
  /** Whether the operator has set mail up. */
  readonly isOn: boolean
  /** Whether the mail server has taken the letter. Never throws; without mail it answers false. */
  readonly send: (letter: Letter) => Promise<boolean>
}

/** Mail by the configuration. */
export const createMail = (): Mail => ({ isOn: false, send: async () => false })
