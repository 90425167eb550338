// The printed invitation speaks three languages at once: whoever prints it need not know which one its reader reads.
import type { Language } from '@tukkimies/shared/register/organisation.ts'

type Kind = 'invite' | 'reset'

type Texts = {
  readonly title: Readonly<Record<Kind, string>>
  readonly how: Readonly<Record<Kind, string>>
  readonly username: string
  readonly until: (day: string, time: string) => string
  readonly secret: string
}

export const invitationTexts: Readonly<Record<Language, Texts>> = {
  fi: {
    title: { invite: 'Tunnus Tukkimieheen', reset: 'Uusi salasana Tukkimieheen' },
    how: {
      invite:
        'Lue QR-koodi tai avaa osoite ja kirjoita koodi. Valitset salasanan ja hyväksyt käyttö- ja vaitiolositoumuksen.',
      reset: 'Lue QR-koodi tai avaa osoite ja kirjoita koodi. Valitset uuden salasanan.',
    },
    username: 'Käyttäjätunnus',
    until: (day, time) => `Koodi toimii kerran, ${day} klo ${time} asti.`,
    secret: 'Koodi on henkilökohtainen. Älä anna sitä muille.',
  },
  sv: {
    title: { invite: 'Konto i Tukkimies', reset: 'Nytt lösenord till Tukkimies' },
    how: {
      invite:
        'Läs QR-koden eller öppna adressen och skriv koden. Du väljer ett lösenord och godkänner användar- och tystnadspliktsförbindelsen.',
      reset: 'Läs QR-koden eller öppna adressen och skriv koden. Du väljer ett nytt lösenord.',
    },
    username: 'Användarnamn',
    until: (day, time) => `Koden fungerar en gång, till ${day} kl. ${time}.`,
    secret: 'Koden är personlig. Ge den inte till andra.',
  },
  en: {
    title: { invite: 'An account in Tukkimies', reset: 'A new password for Tukkimies' },
    how: {
      invite:
        'Read the QR code, or open the address and type the code. You choose a password and accept the confidentiality undertaking.',
      reset: 'Read the QR code, or open the address and type the code. You choose a new password.',
    },
    username: 'Username',
    until: (day, time) => `The code works once, until ${day} at ${time}.`,
    secret: 'The code is personal. Give it to nobody else.',
  },
}
