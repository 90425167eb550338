export const words = {
  title: 'Tiedot on piilotettu',
  why: 'Sivua ei käytetty 10 minuuttiin, joten tiedot poistettiin näytöltä. Keskeneräinen teksti poistui myös.',
  again: 'Kun näytät ne uudelleen, avaaminen kirjataan käyttölokiin, ja sinun voi olla kirjauduttava uudelleen.',
  show: 'Näytä uudelleen',
}

export type Words = typeof words
