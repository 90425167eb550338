// A sentence for every problem, and for why an entry needs attention. Apart from the frame, because a tablet that only
// records visits needs none. The Finnish file is the shape of the others.
import type { EntryProblemCode, Problem, ProblemCode } from '@tukkimies/shared/problem.ts'
import type { Widened } from './words.ts'

export const words = {
  /** Fills the reason into the sentence about a refused entry. */
  rejected: (reason: string): string =>
    `Palvelin ei ottanut kirjausta vastaan: ${reason}. Kirjaus on tallella tässä laitteessa.`,
  attention: {
    not_an_entry: 'kirjaus on viallinen',
    unknown_key: 'kirjauksessa on ylimääräinen kenttä',
    missing_key: 'kirjauksesta puuttuu kenttä',
    repeated_key: 'kirjauksessa on sama kenttä kahdesti',
    bad_value: 'kirjauksessa on arvo, jota ei tunneta',
    too_deep: 'kirjaus on viallinen',
    too_many_codes: 'kirjauksessa on liian monta valintaa',
    unknown_dimension: 'muuttuja ei ole koodistossa',
    unknown_code: 'valinta ei ole käytössä sinä päivänä',
    unknown_list: 'koodiston versiota ei tunneta',
    day_future: 'päivä on tulevaisuudessa',
    day_too_old: 'päivä on yli vuoden vanha',
    point_not_open: 'neuvontapiste ei ollut auki sinä päivänä',
    wrong_point: 'kirjaus kuuluu toiselle neuvontapisteelle',
    box_closed: 'yhteystietojen salaus on vanhentunut tai vioittunut; kirjaa yhteystiedot uudelleen',
    box_content: 'yhteystiedoissa on jotain, mikä ei kuulu niihin; kirjaa ne uudelleen',
    conflict: 'samalla tunnisteella on jo toinen kirjaus',
    damaged: 'kirjaus on vioittunut laitteen muistissa, eikä sitä lähetetä',
    rejected: 'palvelin hylkäsi sen',
  } satisfies Record<EntryProblemCode | 'conflict' | 'damaged' | 'rejected', string>,
  problems: {
    malformed: () => 'Pyyntö oli viallinen. Mitään ei muutettu. Lataa sivu uudelleen.',
    unknown_parameter: () => 'Osoitteessa on tuntematon valinta. Aloita näkymä alusta.',
    not_signed_in: () => 'Istunto päättyi. Kirjaukset ovat tallella. Kirjaudu uudelleen.',
    login: () => 'Väärä käyttäjätunnus tai salasana.',
    device_unknown: () => 'Palvelin ei tunne tätä laitetta. Kirjaukset ovat tallella. Ota laite käyttöön uudelleen.',
    device_revoked: () => 'Laite on poistettu käytöstä. Ota yhteys pääkäyttäjään.',
    no_right: () => 'Sinulla ei ole oikeutta tähän. Kysy pääkäyttäjältä.',
    wrong_origin: () => 'Pyyntö ei tullut tältä sivustolta. Mitään ei muutettu. Avaa sovellus uudelleen.',
    not_found: () => 'Tätä ei ole, tai sinulla ei ole oikeutta nähdä sitä.',
    method_not_allowed: () => 'Palvelin ei tunne tätä toimintoa. Lataa sivu uudelleen.',
    version_unsupported: () => 'Sovelluksen versio on liian vanha. Kirjaukset ovat tallella. Päivitä sovellus.',
    already_set_up: () => 'Järjestelmä on jo otettu käyttöön. Kirjaudu sisään.',
    factor: () => 'Koodi ei kelpaa. Käytä uusinta koodia tai varakoodia.',
    factor_needed: () => 'Vahvista kirjautuminen toisella tunnisteella.',
    fresh_needed: () => 'Anna salasanasi uudelleen. Tähän tarvitaan enintään 15 minuuttia vanha kirjautuminen.',
    undertaking_needed: () => 'Hyväksy ensin käyttö- ja vaitiolositoumus.',
    factor_set_up_needed: () => 'Ota ensin käyttöön toinen tunniste. Roolisi vaatii sen.',
    password_change_needed: () => 'Vaihda ensin salasanasi. Kirjaukset ovat tallessa.',
    wrong_person: () => 'Laitteella on nyt toinen käyttäjä. Kirjaudu sisään omilla tunnuksillasi.',
    last_of_role: () => 'Viimeistä ei voi poistaa. Anna rooli ensin toiselle käyttäjälle.',
    outdated: () => 'Joku muutti tätä ennen sinua. Mitään ei muutettu. Lataa sivu uudelleen.',
    password_used: () => 'Olet käyttänyt tätä salasanaa äskettäin. Valitse toinen.',
    identity_code: () =>
      'Kentässä näyttää olevan henkilötunnus, puhelinnumero tai sähköpostiosoite. Poista se. Mitään ei tallennettu.',
    end_day_missing: () => 'Harjoittelijalla on oltava päättymispäivä.',
    list_key_changed: () => 'Koodin tunnusta tai merkitystä ei voi vaihtaa. Poista koodi käytöstä ja lisää uusi.',
    list_day: () => 'Koodisto ei voi tulla voimaan tuona päivänä. Valitse myöhempi kauden alku.',
    place_day: () => 'Tuo päivä ei käy. Mitään ei muutettu.',
    provider: () => 'Organisaation kirjautumispalvelu ei vastaa. Kirjaudu käyttäjätunnuksella ja salasanalla.',
    notice_missing: () => 'Tietosuojaselostetta ei ole vielä julkaistu. Yhteystietoja ei voi tallentaa ennen sitä.',
    identity_needed: () => 'Merkitse ensin, miten pyytäjän henkilöllisyys varmistettiin.',
    request_closed: () => 'Pyyntöön on jo vastattu. Mitään ei muutettu.',
    text_found: () =>
      'Kentässä on puhelinnumero, sähköpostiosoite tai tilinumero, joka ei kuulu siihen. Mitään ei tallennettu.',
    phone_wrong: () => 'Puhelinnumero ei kelpaa. Tarkista se. Mitään ei tallennettu.',
    email_wrong: () => 'Sähköpostiosoite ei kelpaa. Tarkista se. Mitään ei tallennettu.',
    detail_needed: () => 'Anna puhelinnumero tai sähköpostiosoite. Mitään ei tallennettu.',
    ground_needed: () => 'Kieltäytyminen vaatii perusteen. Mitään ei muutettu.',
    exists: () => 'Tämä on jo olemassa. Mitään ei muutettu.',
    code_unknown: () => 'Koodi ei kelpaa tai on vanhentunut. Pyydä uusi koodi.',
    body_too_large: () => 'Tietoa on liikaa yhteen pyyntöön. Mitään ei muutettu.',
    too_many_entries: () => 'Kirjauksia on liikaa yhteen pyyntöön. Ne ovat tallella.',
    wrong_media_type: () => 'Pyyntö oli väärää muotoa. Lataa sivu uudelleen.',
    invalid: (problem) =>
      `Tarkista ${problem.field === undefined ? 'tiedot' : `kenttä ${problem.field}`}. Mitään ei muutettu.`,
    'not-in-release': () => 'Näin tarkkaa taulukkoa ei julkaista. Lähimmät julkaistut:',
    'not-closed-yet': () => 'Jaksoa ei ole vielä julkaistu.',
    rehearsal_missing: () => 'Sääntöjen koe ei ole vielä valmis. Mitään ei muutettu. Yritä hetken päästä uudelleen.',
    rehearsal_failed: () =>
      'Koe ei osoittanut riskiä riittävän pieneksi, joten sääntöjä ei voi hyväksyä. Mitään ei muutettu.',
    password_short: (problem) => `Salasana on liian lyhyt: vähintään ${problem.min ?? 15} merkkiä.`,
    password_known: () => 'Tämä salasana on arvattavissa tai vuotanut. Valitse toinen.',
    too_many_requests: (problem) =>
      problem.seconds === undefined
        ? 'Yrityksiä on liikaa. Odota hetki ja yritä uudelleen.'
        : `Yrityksiä on liikaa. Yritä uudelleen ${problem.seconds} sekunnin kuluttua.`,
    fault: () => 'Palvelimessa on vika. Kirjaukset ovat tallella. Yritä myöhemmin uudelleen.',
    busy: () => 'Palvelin on varattu. Yritä hetken kuluttua uudelleen.',
    missing: () => 'Valinta puuttuu.',
    noise_biased: () => 'Suojauksen asetukset eivät kelpaa: satunnaisuus ei ole tasapainossa.',
    noise_infeasible: () => 'Suojauksen asetuksia ei voi toteuttaa.',
    policy: () => 'Julkaisun säännöt eivät kelpaa.',
    list_mismatch: () => 'Koodistot eivät sovi yhteen.',
  } satisfies Record<Exclude<ProblemCode, EntryProblemCode>, (problem: Problem) => string>,
}

export type ProblemWords = Widened<typeof words>
