// Mail, where the operator has set it up. A letter that is not sent never stops what it tells of.
import type { MailConfig } from './config.ts'

/** A letter: plain text, never more about a person than the greeting. */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string }

export type Mail = {
  /** Whether the operator has set mail up. */
  readonly isOn: boolean
  /** Whether the mail server has taken the letter. Never throws; without mail it answers false. */
  readonly send: (letter: Letter) => Promise<boolean>
}

const waitMsMax = 10_000
const localHosts = ['localhost', '127.0.0.1', '[::1]']

/** Mail by the configuration. Nothing is connected before the first letter. */
export const createMail = ({ mail }: { readonly mail?: MailConfig }): Mail => {
  if (!mail) return { isOn: false, send: async () => false }
  const { url, from } = mail
  const options = {
    url,
    // A mail server elsewhere is spoken to over TLS or not at all.
    requireTLS: !localHosts.includes(new URL(url).hostname),
    connectionTimeout: waitMsMax,
    greetingTimeout: waitMsMax,
    socketTimeout: waitMsMax,
    // A letter is what is written here: nothing in it may fetch a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  const send = async ({ to, subject, text }: Letter): Promise<boolean> => {
    try {
      // Loaded with the first letter: most starts and commands write none.
      const { createTransport } = await import('nodemailer')
      await createTransport(options, { from }).sendMail({ to: { name: '', address: to }, subject, text })
      return true
    } catch {
      return false
    }
  }
  return { isOn: true, send }
}
