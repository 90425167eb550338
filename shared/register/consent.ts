// What a contact person says yes to, to the letter. A version is never changed once it has been shown to anybody: a new
// wording is a new version at the end (A10).
import type { Language } from './organisation.ts'

/** Who sees the details, and where to write to withdraw, both in the language of the text. */
export type ConsentFill = { readonly organisation: string; readonly address: string }

type ConsentText = Readonly<Record<Language, (fill: ConsentFill) => string>>

const texts: readonly ConsentText[] = [
  {
    fi: ({ organisation, address }) =>
      `Tallennamme organisaatiosi nimen, nimesi, puhelinnumerosi ja sähköpostisi yhteistyötä ja yhteydenpitoa varten. Tiedot näkee vain ${organisation}, ja ne poistuvat viimeistään 12 kuukauden kuluttua. Voit perua suostumuksen milloin tahansa kertomalla siitä kenelle tahansa neuvojalle tai kirjoittamalla osoitteeseen ${address}. Käynti kirjataan, vaikka et suostuisi.`,
    sv: ({ organisation, address }) =>
      `Vi sparar din organisations namn, ditt namn, telefonnummer och din e-post för samarbete och kontakt. Uppgifterna ses bara av ${organisation} och raderas senast efter 12 månader. Du kan när som helst återkalla ditt samtycke genom att meddela en rådgivare eller skriva till ${address}. Besöket registreras även om du inte samtycker.`,
    en: ({ organisation, address }) =>
      `We store your organisation's name, your name, phone number and e-mail for cooperation and contact. Only ${organisation} sees them, and they are erased after 12 months at the latest. You may withdraw your consent at any time by telling any advisor or writing to ${address}. The visit is recorded even if you do not consent.`,
  },
]

/** The version that is asked for now. */
export const consentVersion = texts.length

/** The text of a version as it was shown or read out; `null` for a version that there has never been. */
export const consentToText = (version: number, language: Language, fill: ConsentFill): string | null =>
  texts[version - 1]?.[language](fill) ?? null
