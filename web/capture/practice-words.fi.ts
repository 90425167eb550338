// Words of practising on a tablet. The Finnish file is the shape of the others.
export const words = {
  title: 'Harjoittelu',
  network: {
    on: 'Verkko on päällä.',
    off: 'Verkko on pois päältä. Voit aloittaa.',
    back: 'Verkko on päällä. Tabletti on valmis.',
  },
  toVisit: { skip: 'Ohita ja kirjaa käyntejä', go: 'Kirjaa käynti' },
  begin: {
    title: 'Kytke lentotila ja kirjaa harjoituskäynti',
    lead: 'Näin näet, että tabletti toimii myös ilman verkkoa.',
    off: 'Kytke lentotila päälle tabletin asetuksista.',
    record: 'Aloita harjoitus ja kirjaa yksi käynti.',
    on: 'Kytke lentotila pois.',
    start: 'Aloita harjoitus',
    startOnline: 'Harjoittele verkko päällä',
    kept: 'Harjoitus: kirjauksia ei lähetetä eikä lasketa.',
  },
  visit: {
    banner: 'Harjoitus: kirjauksia ei lähetetä eikä lasketa.',
    saved: 'Harjoituskäynti onnistui. Sitä ei tallennettu.',
    leave: 'Lopeta harjoitus',
    done: 'Valmis',
  },
  end: {
    title: 'Harjoitus on päättynyt',
    offline:
      'Kirjasit käynnin ilman verkkoa. Oikeat käynnit tallentuvat samalla tavalla tabletille ja lähtevät, kun yhteys palaa.',
    online: 'Kirjasit harjoituskäynnin. Ilman verkkoa käynti kirjataan samalla tavalla.',
    none: 'Et kirjannut harjoituskäyntiä. Voit harjoitella myöhemmin valikosta.',
    nothing: 'Harjoituksesta ei jäänyt mitään tabletille, palvelimelle eikä tilastoon.',
    turnOn: 'Kytke lentotila pois. Verkko on vielä pois päältä.',
    again: 'Harjoittele uudelleen',
  },
}

export type Words = typeof words
