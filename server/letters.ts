// The letters. In all three languages, because the reader's is not known; short, and with nothing personal but the greeting.
// The code stands after the # of the address, which browsers keep from every server.
import type { Day } from '@tukkimies/shared/day.ts'
import { invitationHours, resetMinutes } from '@tukkimies/shared/register/user.ts'
import type { Letter } from './mail.ts'

type Reader = { readonly email: string; readonly first: string }

/** The page of the web app that takes a one-time code after #. */
const invitationPath = '/invitation'

/** A one-time code on its way to whoever opens an account, or sets a new password, by it. `site` is our own origin. */
export const makeInvitationLetter = (
  site: string,
  { email, first }: Reader,
  { kind, code }: { readonly kind: 'invite' | 'reset'; readonly code: string },
): Letter => {
  const address = `${site}${invitationPath}#${code}`
  const hello = greet(first)
  return kind === 'invite'
    ? {
        to: email,
        subject: 'Tukkimies: kutsu / inbjudan / invitation',
        text: join(
          hello.fi,
          `Sinut on kutsuttu käyttämään Tukkimiestä. Ota tunnus käyttöön ${invitationHours} tunnin kuluessa:`,
          address,
          hello.sv,
          `Du har fått en inbjudan att använda Tukkimies. Ta kontot i bruk inom ${invitationHours} timmar:`,
          address,
          hello.en,
          `You have been invited to use Tukkimies. Open your account within ${invitationHours} hours:`,
          address,
        ),
      }
    : {
        to: email,
        subject: 'Tukkimies: salasana / lösenord / password',
        text: join(
          hello.fi,
          `Aseta uusi salasana ${resetMinutes} minuutin kuluessa. Jos et pyytänyt tätä, kerro siitä pääkäyttäjälle.`,
          address,
          hello.sv,
          `Välj ett nytt lösenord inom ${resetMinutes} minuter. Om du inte bad om detta, berätta det för huvudanvändaren.`,
          address,
          hello.en,
          `Set a new password within ${resetMinutes} minutes. If you did not ask for this, tell the main user.`,
          address,
        ),
      }
}

/** Told a month before an account that nobody uses is deleted. `day` is the day of the deletion. */
export const makeWarningLetter = (site: string, { email, first }: Reader, day: Day): Letter => {
  const [year, month, date] = day.split('-').map(Number)
  const local = `${date}.${month}.${year}`
  const hello = greet(first)
  return {
    to: email,
    subject: 'Tukkimies: tunnus poistetaan / kontot raderas / account will be deleted',
    text: join(
      hello.fi,
      `Tunnuksesi poistetaan ${local}, koska sitä ei ole käytetty. Jos tarvitset sitä, kirjaudu sisään sitä ennen:`,
      site,
      hello.sv,
      `Ditt konto raderas ${local} eftersom det inte har använts. Om du behöver det, logga in före det:`,
      site,
      hello.en,
      `Your account will be deleted on ${day} because it has not been used. If you need it, log in before that day:`,
      site,
    ),
  }
}

// A name is what its owner or a main user has typed: on one line, whatever is in it.
const greet = (first: string): { readonly fi: string; readonly sv: string; readonly en: string } => {
  const name = first.replaceAll(/\s+/g, ' ').trim()
  return { fi: `Hei ${name}!`, sv: `Hej ${name}!`, en: `Hello ${name},` }
}

const join = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`
