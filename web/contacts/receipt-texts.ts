// The receipt of an erasure in three languages, on one sheet: whoever gets it reads one of them.
import type { ErasureReason } from '@tukkimies/shared/register/contact.ts'
import type { Language } from '@tukkimies/shared/register/organisation.ts'

type ReceiptTexts = {
  readonly title: string
  readonly done: (organisation: string, day: string) => string
  readonly reason: (reason: string) => string
  readonly reasons: Readonly<Record<ErasureReason, string>>
  readonly how: string
  readonly stays: string
  readonly number: (ref: string) => string
  readonly nothing: string
}

export const receiptTexts: Readonly<Record<Language, ReceiptTexts>> = {
  fi: {
    title: 'Todistus yhteystietojen poistamisesta',
    done: (organisation, day) => `${organisation} on poistanut yhden yhteyshenkilön tiedot rekisteristään ${day}.`,
    reason: (reason) => `Syy: ${reason}.`,
    reasons: {
      withdrawn: 'suostumus peruutettiin',
      asked: 'henkilö pyysi poistamista',
      mistake: 'tiedot oli tallennettu vahingossa',
      outdated: 'tieto oli vanhentunut',
    },
    how: 'Tiedot oli salattu omalla avaimellaan. Avain on tuhottu, joten tietoja ei voi lukea mistään, ei myöskään varmuuskopioista.',
    stays: 'Käyntien tilasto jää, koska siinä ei ole tietoja kenestäkään ihmisestä.',
    number: (ref) => `Poiston numero: ${ref}`,
    nothing: 'Tässä todistuksessa ei ole poistettuja tietoja.',
  },
  sv: {
    title: 'Intyg över radering av kontaktuppgifter',
    done: (organisation, day) => `${organisation} har raderat uppgifterna om en kontaktperson ur sitt register ${day}.`,
    reason: (reason) => `Orsak: ${reason}.`,
    reasons: {
      withdrawn: 'samtycket återkallades',
      asked: 'personen bad om radering',
      mistake: 'uppgifterna hade sparats av misstag',
      outdated: 'uppgiften var föråldrad',
    },
    how: 'Uppgifterna var krypterade med en egen nyckel. Nyckeln är förstörd, så uppgifterna kan inte läsas någonstans, inte heller i säkerhetskopior.',
    stays: 'Statistiken över besök blir kvar, eftersom den inte innehåller uppgifter om någon människa.',
    number: (ref) => `Raderingens nummer: ${ref}`,
    nothing: 'Det här intyget innehåller inga raderade uppgifter.',
  },
  en: {
    title: 'Receipt for the erasure of contact details',
    done: (organisation, day) =>
      `${organisation} has erased the details of one contact person from its register on ${day}.`,
    reason: (reason) => `Reason: ${reason}.`,
    reasons: {
      withdrawn: 'consent was withdrawn',
      asked: 'the person asked for erasure',
      mistake: 'the details had been recorded by mistake',
      outdated: 'the details were out of date',
    },
    how: 'The details were encrypted under a key of their own. The key is destroyed, so that they cannot be read anywhere, backups included.',
    stays: 'The statistics of visits stay, because they hold nothing about any person.',
    number: (ref) => `Number of the erasure: ${ref}`,
    nothing: 'This receipt holds none of the erased details.',
  },
}
