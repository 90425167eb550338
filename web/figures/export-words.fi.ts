// Words of the dialog by which a table becomes a file. The Finnish file is the shape of the others.
import { pluralOf } from '../format.ts'

export const words = {
  title: 'Vie tiedostona',
  close: 'Sulje',
  cancel: 'Peruuta',
  save: 'Tallenna tiedosto',
  loading: 'Ladataan…',
  offline: 'Tiedostoa ei voi viedä ilman yhteyttä',
  offlineWhy: 'Jokainen tiedosto merkitään palvelimen luovutusrekisteriin ennen kuin se annetaan.',
  again: 'Yritä uudelleen',
  format: 'Muoto',
  formats: {
    xlsx: 'Excel-työkirja (XLSX)',
    csv: 'CSV suomalaiseen Exceliin',
    csv_machine: 'CSV ohjelmille',
    json_stat: 'JSON-stat',
    px: 'PX (tilastovirastojen muoto)',
    png: 'Kuvio kuvana (PNG)',
    svg: 'Kuvio viivoina (SVG)',
  },
  archive: 'CSV ja sen selite tulevat samassa zip-paketissa.',
  language: 'Kieli',
  languages: { fi: 'suomi', sv: 'ruotsi', en: 'englanti' },
  totals: 'Ota mukaan yhteensä-luvut',
  totalsHint: 'Yhteensä on oma julkaistu lukunsa. Sitä ei saa laskemalla osat yhteen.',
  preview: 'Esikatselu',
  previewRows: (shown: string, all: string): string => `${shown} ensimmäistä riviä, kaikkiaan ${all}`,
  hidden: (n: number): string => (pluralOf('fi', n) === 'one' ? '1 solu peitetty' : `${n} solua peitetty`),
  protection: 'Suojaus',
  class: 'Luokka: suojattu tilasto',
  name: 'Tiedoston nimi',
  use: 'Kenelle',
  uses: { own: 'Omaan käyttöön', other: 'Toiselle organisaatiolle' },
  ownPurpose: 'Oma käyttö',
  basis: 'Peruste',
  bases: { statistics: 'Avoin tilasto', funder: 'Rahoittajan raportointi', authority: 'Viranomaisen pyyntö' },
  choose: 'Valitse',
  noted: 'Tiedosto merkitään luovutusrekisteriin nimelläsi.',
  tooLarge: (cells: string, most: string): string =>
    `Taulukossa on ${cells} solua, tiedostoon mahtuu ${most}. Jätä yhteensä-luvut pois, tai valitse vähemmän jaksoja, paikkoja tai muuttujia.`,
  wrong: 'Tiedostoa ei tallennettu. Korjaa nämä:',
  failed: 'Tiedostoa ei tallennettu. Mitään ei jäänyt kesken.',
  errors: {
    basis: 'Valitse peruste.',
  },
  done: (name: string): string => `Tallennettu: ${name}. Luovutus on merkitty.`,
  unreachable: {
    offline: 'Ei yhteyttä palvelimeen. Yritä uudelleen, kun yhteys toimii.',
    portal: 'Verkko vastasi palvelimen puolesta. Kirjaudu verkkoon tai vaihda sitä.',
    server: 'Palvelin ei vastaa. Yritä hetken päästä uudelleen.',
  },
}

export type Words = typeof words
