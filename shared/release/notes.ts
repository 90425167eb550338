// The sentences that go wherever a figure goes, in three languages. They never say more than the rules of publication do.
import { type Language } from '../register/organisation.ts'

/** A note and the numbers, or the ready-made names of a period and a day, that it is filled with. */
export type Note =
  | { readonly note: 'noise'; readonly D: number }
  | { readonly note: 'hidden'; readonly max: number }
  | { readonly note: 'hidden_sensitive' }
  | { readonly note: 'under'; readonly percent: number }
  | { readonly note: 'no_change' }
  | { readonly note: 'visits_not_people' }
  | { readonly note: 'many_topics' }
  | { readonly note: 'live' }
  | { readonly note: 'not_closed'; readonly period: string; readonly day: string }
  | { readonly note: 'small_point' }
  | { readonly note: 'ladder' }
  | { readonly note: 'late'; readonly n: number }

/** The note as a sentence, or as the few words that stand in a cell (`under`, `no_change`). */
export const noteToText = (language: Language, note: Note): string => texts[language](note)

// A number stays on its line with the per cent sign after it.
const space = '\u00a0'

const fi = (note: Note): string => {
  switch (note.note) {
    case 'noise':
      return `Lukuihin on tehty tietosuojan vuoksi pieni satunnainen muutos, enintään ${note.D}. Sama luku näkyy kaikkialla samana. Osat eivät aina täsmää summaan.`
    case 'hidden':
      return `Peitetty: luku on pieni tai nolla (0–${note.max}).`
    case 'hidden_sensitive':
      return 'Peitetty tietosuojan vuoksi. Luku voi olla myös nolla.'
    case 'under':
      return `alle ${note.percent}${space}%`
    case 'no_change':
      return 'ei selvää muutosta'
    case 'visits_not_people':
      return 'Luvut ovat käyntejä, eivät ihmisiä.'
    case 'many_topics':
      return `Käynnillä voi olla monta aihetta: osuudet voivat ylittää 100${space}%.`
    case 'live':
      return 'Saapumiset lasketaan tarkasti. Tilasto on suojattu, joten luvut eivät aina täsmää.'
    case 'not_closed':
      return `${note.period} julkaistaan arviolta ${note.day}.`
    case 'small_point':
      return 'Pisteen käynnit ovat mukana alueen ja organisaation luvuissa; omia lukuja on liian vähän.'
    case 'ladder':
      return 'Näin tarkkaa taulukkoa ei julkaista. Lähimmät julkaistut:'
    case 'late':
      return note.n === 1
        ? '1 käynti saapui jakson sulkemisen jälkeen; se lasketaan jaksoon, joka on vielä avoin.'
        : `${note.n} käyntiä saapui jakson sulkemisen jälkeen; ne lasketaan jaksoon, joka on vielä avoin.`
  }
}

const sv = (note: Note): string => {
  switch (note.note) {
    case 'noise':
      return `Siffrorna har av dataskyddsskäl ändrats lite slumpmässigt, högst ${note.D}. Samma siffra visas likadan överallt. Delarna stämmer inte alltid med summan.`
    case 'hidden':
      return `Dold: siffran är liten eller noll (0–${note.max}).`
    case 'hidden_sensitive':
      return 'Dold av dataskyddsskäl. Siffran kan också vara noll.'
    case 'under':
      return `under ${note.percent}${space}%`
    case 'no_change':
      return 'ingen tydlig förändring'
    case 'visits_not_people':
      return 'Siffrorna är besök, inte människor.'
    case 'many_topics':
      return `Ett besök kan ha flera ärenden: andelarna kan överstiga 100${space}%.`
    case 'live':
      return 'Ankomsterna räknas exakt. Statistiken är skyddad, så siffrorna stämmer inte alltid överens.'
    case 'not_closed':
      return `${note.period} publiceras uppskattningsvis ${note.day}.`
    case 'small_point':
      return 'Punktens besök ingår i områdets och organisationens siffror; de egna är för få.'
    case 'ladder':
      return 'En så detaljerad tabell publiceras inte. Närmaste publicerade:'
    case 'late':
      return note.n === 1
        ? '1 besök kom efter att perioden stängts; det räknas i en period som ännu är öppen.'
        : `${note.n} besök kom efter att perioden stängts; de räknas i en period som ännu är öppen.`
  }
}

const en = (note: Note): string => {
  switch (note.note) {
    case 'noise':
      return `Figures carry a small random change, at most ${note.D}, to protect people. The same figure is the same everywhere. Parts need not add up to totals.`
    case 'hidden':
      return `Hidden: the figure is small or zero (0–${note.max}).`
    case 'hidden_sensitive':
      return 'Hidden to protect people. The figure may also be zero.'
    case 'under':
      return `under ${note.percent}%`
    case 'no_change':
      return 'no clear change'
    case 'visits_not_people':
      return 'Figures are visits, not people.'
    case 'many_topics':
      return 'A visit may have several topics: shares may exceed 100%.'
    case 'live':
      return 'Arrivals are counted exactly. The statistics are protected, so the two need not agree.'
    case 'not_closed':
      return `${note.period} will be released about ${note.day}.`
    case 'small_point':
      return "The point's visits are in the area's and organisation's figures; there are too few for its own."
    case 'ladder':
      return 'A table this detailed is not released. The nearest released ones:'
    case 'late':
      return note.n === 1
        ? '1 visit came after the period closed; it counts in a period that is still open.'
        : `${note.n} visits came after the period closed; they count in a period that is still open.`
  }
}

const texts: Readonly<Record<Language, (note: Note) => string>> = { fi, sv, en }
