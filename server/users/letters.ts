// Letters to users, each in the three languages, since nobody's own is known. They hold no more about a person than the
// greeting; the one-time code stands after # in the address, which no server on the way is told.
import type { Day } from '@tukkimies/shared/day.ts'
import type { Details } from '@tukkimies/shared/register/user.ts'
import type { Letter } from '../mail.ts'

type Reader = Pick<Details, 'first' | 'email'>

/** A code that opens an account or sets a new password. */
export const makeInvitationLetter = (
  { first, email }: Reader,
  { kind, code, site }: { readonly kind: 'invite' | 'reset'; readonly code: string; readonly site: string },
): Letter => {
  const link = `${site}/invitation#${code}`
  const invite = kind === 'invite'
  return {
    to: email,
    subject: invite ? 'Tukkimies: tunnus – konto – account' : 'Tukkimies: salasana – lösenord – password',
    text: joinTexts(
      first,
      invite
        ? `sinulle on tehty tunnus Tukkimieheen. Avaa se tällä linkillä 72 tunnin kuluessa:\n${link}`
        : `avaa tämä linkki 30 minuutin kuluessa ja aseta uusi salasana:\n${link}\nJos et pyytänyt tätä, kerro siitä pääkäyttäjälle.`,
      invite
        ? `du har fått ett konto i Tukkimies. Öppna det med den här länken inom 72 timmar:\n${link}`
        : `öppna den här länken inom 30 minuter och ange ett nytt lösenord:\n${link}\nOm du inte har bett om detta, berätta det för huvudanvändaren.`,
      invite
        ? `an account was made for you in Tukkimies. Open it with this link within 72 hours:\n${link}`
        : `open this link within 30 minutes and set a new password:\n${link}\nIf you did not ask for this, tell the main user.`,
    ),
  }
}

/** An account that goes on a day unless its owner signs in. */
export const makeWarningLetter = ({ first, email }: Reader, deletion: Day, site: string): Letter => ({
  to: email,
  subject: 'Tukkimies: tunnus poistetaan – kontot tas bort – account will be deleted',
  text: joinTexts(
    first,
    `et ole kirjautunut Tukkimieheen 11 kuukauteen. Tunnuksesi ja tietosi poistetaan ${finnishDay(deletion)}, ellet kirjaudu sitä ennen: ${site}`,
    `du har inte loggat in i Tukkimies på 11 månader. Ditt konto och dina uppgifter tas bort ${finnishDay(deletion)}, om du inte loggar in före det: ${site}`,
    `you have not signed in to Tukkimies for 11 months. Your account and your details will be deleted on ${deletion}, unless you sign in before: ${site}`,
  ),
})

/** Reports that wait for their planner: a way to them, and nothing of what is in them. */
export const makeReportsLetter = ({ first, email }: Reader, site: string): Letter => ({
  to: email,
  subject: 'Tukkimies: raportti on valmis – rapporten är klar – report is ready',
  text: joinTexts(
    first,
    `jakso on julkaistu ja ajastamasi raportti on valmis. Avaa se kirjautumalla:\n${site}/reports`,
    `en period har publicerats och den rapport som du har planerat är klar. Öppna den genom att logga in:\n${site}/reports`,
    `a period has been released and the report that you planned is ready. Open it by signing in:\n${site}/reports`,
  ),
})

// A name is what somebody has typed: on one line, whatever is in it.
const joinTexts = (first: string, fi: string, sv: string, en: string): string => {
  const name = first.replaceAll(/\s+/g, ' ')
  return [`Hei ${name},`, fi, `Hej ${name},`, sv, `Hello ${name},`, en, ''].join('\n\n')
}

/** 5.3.2026, as days are written in Finnish and in Swedish of Finland. */
const finnishDay = (day: Day): string => `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.${day.slice(0, 4)}`
