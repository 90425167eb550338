// What each topic of the first code list covers: an example that belongs to it and one that does not. The Finnish file is the
// shape of the others. A topic that has none stands without.
export const words = {
  permit: { example: 'Miten haen jatkolupaa?', not: 'Perheen tuominen Suomeen: Perheenyhdistäminen' },
  citizen: { example: 'Milloin voin hakea kansalaisuutta?', not: 'Passin noutaminen poliisilta: Rekisteröinti' },
  benefits: { example: 'Mitä liitteitä Kela pyytää asumistukeen?', not: 'Lasku, jota ei pysty maksamaan: Raha-asiat' },
  housing: { example: 'Mistä etsin vuokra-asuntoa?', not: 'Asumistuen hakemus: Kela-etuudet' },
  work: { example: 'Miten teen työhakemuksen?', not: 'Palkka on maksamatta: Työelämän oikeudet' },
  langstudy: { example: 'Missä on suomen kielen kursseja?', not: 'Ammattiin opiskelu: Koulutus' },
  register: { example: 'Miten ilmoitan muutosta?', not: 'Oleskelulupakortin uusiminen: Oleskelulupa' },
  health: { example: 'Miten varaan ajan terveysasemalle?', not: 'Kelan korvaus lääkkeistä: Kela-etuudet' },
  family: { example: 'Miten haen päivähoitopaikkaa?', not: 'Lapsilisän hakemus: Kela-etuudet' },
  money: { example: 'Miten avaan pankkitilin?', not: 'Toimeentulotuen hakemus: Kela-etuudet' },
  forms: { example: 'Mitä tässä kirjeessä sanotaan?', not: 'Lomake, jonka aihe on selvä: valitse se aihe' },
  digital: { example: 'Miten kirjaudun Suomi.fi-palveluun?', not: 'Pankkitilin avaaminen: Raha-asiat' },
  general: { example: 'Missä kirjasto on?', not: 'Asia, jolla on oma aiheensa listassa' },
  reunion: { example: 'Miten puoliso voi hakea lupaa Suomeen?', not: 'Oma jatkolupa: Oleskelulupa' },
  protect: { example: 'Miten tilapäisen suojelun lupa uusitaan?', not: 'Työluvan ehdot: Oleskelulupa' },
  integration: { example: 'Miten pääsen alkukartoitukseen?', not: 'Kielikurssin ilmoittautuminen: Kielikurssi' },
  study: { example: 'Miten tutkintoni tunnustetaan Suomessa?', not: 'Suomen kielen kurssi: Kielikurssi' },
  workrights: { example: 'Työnantaja ei maksa ylityöstä. Mitä teen?', not: 'Avoimien työpaikkojen etsiminen: Työ' },
  business: { example: 'Miten perustan toiminimen?', not: 'Palkansaajan verokortti: Verotus' },
  tax: { example: 'Mistä saan verokortin?', not: 'Yrityksen perustaminen: Yrittäjyys' },
  social: { example: 'Miten varaan ajan sosiaalityöntekijälle?', not: 'Kelan toimeentulotuki: Kela-etuudet' },
  legal: { example: 'Mistä saan oikeusapua?', not: 'Vuokrasopimuksen ehdot: Asuminen' },
  traffic: { example: 'Miten vaihdan ajokorttini suomalaiseen?', not: 'Reitti virastoon: Yleisneuvonta' },
  leisure: { example: 'Missä voi pelata jalkapalloa?', not: 'Koulun iltapäiväkerho: Perhe' },
  other: {
    example: 'Asia, jolle ei ole aihetta listassa',
    not: 'Epäselvä asia, josta syntyi yleistä neuvontaa: Yleisneuvonta',
  },
}

export type Words = typeof words
