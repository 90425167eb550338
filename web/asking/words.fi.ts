// Words that every page which asks the server needs. The Finnish file is the shape of the others.
export const words = {
  unreachable: {
    offline: 'Ei yhteyttä. Tähän tarvitaan verkko. Mitään ei muutettu.',
    portal: 'Verkko vastasi palvelimen puolesta. Kirjaudu verkkoon tai vaihda sitä. Mitään ei muutettu.',
    server: 'Palvelin ei vastaa. Mitään ei muutettu. Yritä hetken kuluttua uudelleen.',
  },
  again: 'Yritä uudelleen',
  close: 'Sulje',
  cancel: 'Peruuta',
  changeFailed: 'Muutos ei onnistunut',
  wrong: 'Korjaa nämä kohdat',
  loading: 'Ladataan…',
  signIn: 'Kirjaudu sisään',
  handing: {
    recipient: 'Kenelle',
    recipientHint: 'Organisaation nimi, ei henkilön.',
    purpose: 'Mihin tarkoitukseen',
    errors: { recipient: 'Kirjoita organisaation nimi.', purpose: 'Kirjoita tarkoitus.' },
    personal: 'Tässä näyttää olevan henkilön tietoja. Kirjoita vain organisaation nimi tai tarkoitus.',
  },
}

export type Words = typeof words
