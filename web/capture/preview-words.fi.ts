// Words of the preview of a code list. The Finnish file is the shape of the others.
export const words = {
  title: 'Koodiston esikatselu',
  banner: 'Esikatselu: näin käynti kirjataan, kun luonnos on voimassa. Mitään ei tallenneta eikä lähetetä.',
  unfinished: 'Luonnos on kesken: puuttuvan nimen paikalla näkyy tunnus.',
  saved: 'Harjoitus: käyntiä ei tallennettu.',
  back: 'Takaisin koodistoihin',
  point: 'Esimerkkipiste',
  none: 'Luonnosta ei ole. Aloita luonnos koodistojen sivulla.',
  empty: 'Luonnoksessa ei näytetä yhtään asiakaskäynnin muuttujaa.',
  failed: 'Luonnosta ei saatu haettua',
  offline: 'Ei yhteyttä. Esikatseluun tarvitaan verkko.',
  again: 'Yritä uudelleen',
  signIn: 'Kirjaudu sisään',
}

export type Words = typeof words
