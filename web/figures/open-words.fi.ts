// Words of open data. The Finnish file is the shape of the others.
import { pluralOf } from '../format.ts'

export const words = {
  title: 'Avoin data',
  lead: (organisation: string): string =>
    `Nämä taulukot ${organisation === '' ? 'organisaatio' : organisation} on avannut kaikille. Kirjautumista ei tarvita, eikä lukemisesta jää jälkeä.`,
  protection: 'Jokainen luku on julkaistu ja suojattu niin, ettei yksittäistä käyntiä voi tunnistaa.',
  howProtected: 'Miten luvut suojataan',
  tables: 'Avoimet taulukot',
  loading: 'Ladataan…',
  none: 'Yhtään taulukkoa ei ole vielä avattu.',
  notYet: 'Tästä ei ole vielä julkaistu lukuja.',
  since: (day: string): string => `avattu ${day}`,
  gone: 'Tätä taulukkoa ei ole avattu. Se on voitu ottaa pois.',
  all: 'Kaikki avoimet taulukot',
  edit: 'Avaa tai ota pois taulukoita',
  print: 'Tulosta',
  files: 'Lataa tiedostona',
  totals: 'Tiedostoissa ovat mukana julkaistut yhteensä-luvut. Muuttumatonta tiedostoa ei tarvitse ladata uudelleen.',
  address: 'Osoite ohjelmille',
  formats: {
    xlsx: 'Excel-työkirja (XLSX)',
    csv: 'CSV suomalaiseen Exceliin',
    csv_machine: 'CSV ohjelmille',
    json_stat: 'JSON-stat',
    px: 'PX (tilastovirastojen muoto)',
  },
  editing: {
    title: 'Avoimen datan taulukot',
    lead: 'Avattu taulukko näkyy kaikille ilman kirjautumista. Siinä on vain julkaistuja lukuja. Avaaminen merkitään luovutuksiin.',
    caption: 'Avoimet taulukot',
    columns: { title: 'Taulukko', periods: 'Jaksot', day: 'Avattu', act: 'Toiminto' },
    seen: 'Avoin data -sivulle',
    add: 'Avaa taulukko',
    addTitle: 'Avaa taulukko kaikille',
    addText: 'Kuka tahansa voi lukea ja ladata taulukon, kunnes otat sen pois.',
    view: 'Tallennettu näkymä',
    viewMissing: 'Valitse näkymä.',
    noViews: 'Kokoa ensin taulukko ja tallenna se näkymäksi. Sen jälkeen voit avata sen täällä.',
    toBuilder: 'Kokoa taulukko',
    withdraw: 'Ota pois',
    withdrawOf: (title: string): string => `Ota pois: ${title}`,
    withdrawTitle: 'Ota taulukko pois',
    withdrawText: (title: string): string =>
      `${title} ei enää näy kenellekään täällä. Jo ladatut tiedostot jäävät lataajille, ja välimuisteissa sivu voi näkyä viisi minuuttia.`,
    opened: (title: string): string => `Avattu kaikille: ${title}. Luovutus on merkitty.`,
    withdrawn: (title: string): string => `Otettu pois: ${title}.`,
    noRight: 'Taulukoita avaa pääkäyttäjä tai tietosuojavastaava.',
    others: 'toisen organisaation',
  },
  failed: 'Avoimia taulukoita ei saatu haettua.',
  stale: (time: string): string => `Ei yhteyttä. Luvut haettiin klo ${time}.`,
  periods: (n: number): string => (pluralOf('fi', n) === 'one' ? '1 jakso' : `${n} jaksoa`),
}

export type Words = typeof words
