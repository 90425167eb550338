// Words of the short introduction. The Finnish file is the shape of the others.
export const words = {
  title: 'Esittely',
  open: 'Katso minuutin esittely',
  skip: 'Ohita esittely',
  back: 'Edellinen',
  next: 'Seuraava',
  done: 'Valmis',
  step: (at: string, of: string): string => `Kohta ${at}/${of}`,
  steps: {
    choose: {
      title: 'Kolme valintaa riittää',
      text: 'Valitse aihe, asiointikieli ja kesto. Muut tiedot voit lisätä tai jättää pois.',
    },
    save: {
      title: 'Tallenna yhdellä painalluksella',
      text: 'Paina Tallenna käynti. Lomake tyhjenee seuraavaa käyntiä varten.',
    },
    undo: {
      title: 'Virheen voi kumota',
      text: 'Kumoa edellinen poistaa viimeksi tallennetun käynnin. Muut avoimet käynnit korjaat sivulla Kirjaukset.',
    },
    sent: {
      title: 'Tallennettu ja lähetetty ovat eri asioita',
      text: 'Käynti tallentuu heti tälle laitteelle. Pilvimerkki kertoo, mikä odottaa lähetystä. Verkkoa ei tarvita kirjaamiseen.',
    },
    person: {
      title: 'Ihmistä ei kirjata',
      text: 'Nimiä, henkilötunnuksia ja kellonaikoja ei kysytä. Yhdestä käynnistä ei voi päätellä, kuka kävi.',
    },
    lock: { title: 'Lukitse, kun lähdet', text: 'Paina nimikirjaimiasi. Valikosta löydät ohjeen ja harjoittelun.' },
  },
}

export type Words = typeof words
