// Words of importing a rescue file. The Finnish file is the shape of the others.

type Sums = { readonly taken: number; readonly known: number; readonly left: number }

export const words = {
  title: 'Tuo pelastustiedosto',
  text: 'Jos tabletti ei enää saa yhteyttä palvelimeen, sen lähettämättömät kirjaukset voi tallentaa tiedostoon tabletin Lähetys-sivulla. Tuo tiedosto tässä. Jokainen kirjaus lasketaan kerran, vaikka tiedosto tuotaisiin uudelleen. Käynti ja sen saapuminen ovat eri kirjauksia.',
  choose: 'Valitse tiedosto',
  foreign: 'Tiedosto ei ole tabletin pelastustiedosto. Mitään ei tuotu.',
  notOurs: 'Tiedosto on vahingoittunut, liian vanha tai muun organisaation tabletin. Loput jäivät tuomatta.',
  done: ({ taken, known, left }: Sums): string =>
    [
      taken === 1 ? 'Tuotiin 1 kirjaus.' : `Tuotiin ${taken} kirjausta.`,
      known > 0 && (known === 1 ? '1 oli jo palvelimella.' : `${known} oli jo palvelimella.`),
      left > 0 &&
        (left === 1
          ? '1 jäi tuomatta: palvelin ei voi ottaa sitä.'
          : `${left} jäi tuomatta: palvelin ei voi ottaa niitä.`),
    ]
      .filter(Boolean)
      .join(' '),
}

/** A word written out in one language is any text in another. */
export type Words = typeof words
