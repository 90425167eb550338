import { expect, test } from 'vitest'
import { contactMonths } from '@tukkimies/shared/register/contact.ts'
import { consentToText, consentVersion } from '@tukkimies/shared/register/consent.ts'
import { languages } from '@tukkimies/shared/register/organisation.ts'

const fill = { organisation: 'Neuvontayhdistys', address: 'tietosuoja@example.org' }

test('[A10] the consent text names who sees the details, for how long, and how to withdraw, in each language', () => {
  for (const language of languages) {
    const text = consentToText(consentVersion, language, fill) ?? ''
    expect(text).toContain(fill.organisation)
    expect(text).toContain(fill.address)
    expect(text).toContain(`${contactMonths} `)
  }
  expect(new Set(languages.map((language) => consentToText(1, language, fill))).size).toBe(languages.length)
})

test('[A10] a version that has been shown stays as it is, and one that there never was has no text', () => {
  expect(consentToText(1, 'fi', fill)).toBe(
    'Tallennamme organisaatiosi nimen, nimesi, puhelinnumerosi ja sähköpostisi yhteistyötä ja yhteydenpitoa varten. ' +
      'Tiedot näkee vain Neuvontayhdistys, ja ne poistuvat viimeistään 12 kuukauden kuluttua. Voit perua suostumuksen ' +
      'milloin tahansa kertomalla siitä kenelle tahansa neuvojalle tai kirjoittamalla osoitteeseen ' +
      'tietosuoja@example.org. Käynti kirjataan, vaikka et suostuisi.',
  )
  expect(consentToText(consentVersion + 1, 'fi', fill)).toBeNull()
  expect(consentToText(0, 'en', fill)).toBeNull()
})
