// Words of recording in a browser tab. The Finnish file is the shape of the others.
export const words = {
  title: 'Yhdistä laite verkkoon',
  offline:
    'Selaimen välilehdellä käyntejä voi kirjata vain verkossa. Keskeneräinen käynti on tallella ja jatkuu, kun yhteys palaa.',
  first: 'Asenna sovellus ensin. Selain voi tyhjentää lähettämättömät kirjaukset viikossa.',
  how: 'Näin asennat sovelluksen',
}

export type Words = typeof words
