// Words of the use log: a sentence for every event, whose subject stands beside it. The Finnish file is the shape of the others.
import type { AuditEventName, AuditGroup } from '@tukkimies/shared/register/audit.ts'
import type { Action } from '@tukkimies/shared/register/rights.ts'
import type { FactorKind, GrantReason, RemovalReason, Role } from '@tukkimies/shared/register/user.ts'

/** All texts; what an event does not have is empty. `of`: the account it happened to, unless that is who did it. */
export type AuditFacts = Readonly<
  Record<
    | 'of'
    | 'place'
    | 'role'
    | 'reason'
    | 'factor'
    | 'version'
    | 'n'
    | 'arrivals'
    | 'period'
    | 'visitor'
    | 'action'
    | 'act'
    | 'store'
    | 'contact',
    string
  >
>

const times = (n: string, one: string, other: string): string => `${n} ${n === '1' ? one : other}`

export const words = {
  title: 'Käyttöloki',
  ownTitle: 'Omat kirjautumiset',
  lead: 'Lokista näkyy, kuka on käyttänyt järjestelmää ja mihin. Käynneistä lokissa on vain lukumääriä.',
  ownLead: 'Tästä näet, milloin tunnuksellasi on kirjauduttu. Jos et tunnista jotakin, kerro pääkäyttäjälle heti.',
  noted: 'Lokin avaaminen kirjataan lokiin.',
  filter: 'Rajaa lokia',
  kind: 'Tapahtuma',
  allKinds: 'Kaikki tapahtumat',
  kinds: {
    log_in: 'Kirjautumiset ja tunnisteet',
    people: 'Käyttäjät ja käyttöoikeudet',
    contacts: 'Yhteystiedot ja pyynnöt',
    devices: 'Tabletit',
    settings: 'Asetukset',
    server: 'Palvelimen työt',
    reading: 'Lokin avaaminen ja estetyt yritykset',
  } satisfies Record<AuditGroup, string>,
  from: 'Päivästä',
  to: 'Päivään',
  wrongDays: 'Valitse päivät niin, että ensimmäinen on ennen jälkimmäistä.',
  show: 'Näytä',
  clear: 'Poista rajaus',
  print: 'Tulosta',
  caption: 'Lokin rivit, uusin ensin',
  when: 'Aika',
  who: 'Kuka',
  what: 'Mitä tapahtui',
  time: (day: string, time: string): string => `${day} klo ${time}`,
  shown: (n: number): string => (n === 1 ? '1 rivi' : `${n} riviä`),
  empty: 'Lokissa ei ole rivejä.',
  nothingFound: 'Näillä rajauksilla ei löytynyt rivejä.',
  older: 'Näytä vanhempia',
  newest: 'Näytä uusimmat',
  failed: 'Lokia ei saatu haettua',
  stale: (time: string): string => `Ei yhteyttä. Loki on haettu klo ${time}.`,
  noRight: 'Sinulla ei ole oikeutta nähdä lokia. Kysy pääkäyttäjältä.',
  deleted: 'poistettu käyttäjä',
  unknown: 'poistettu tai muun organisaation käyttäjä',
  server: 'Palvelin',
  device: 'Tabletti',
  nobody: 'Ilman kirjautumista',
  roles: {
    advisor: 'neuvoja',
    main_user: 'pääkäyttäjä',
    coordinator: 'koordinaattori',
    protection_officer: 'tietosuojavastaava',
    operator: 'tekninen ylläpitäjä',
  } satisfies Record<Role, string>,
  reasons: {
    task: 'työtehtävä',
    substitute: 'sijaisuus',
    placement: 'harjoittelu',
    supplier: 'toimittaja',
  } satisfies Record<GrantReason, string>,
  removals: {
    task_ended: 'työtehtävä päättyi',
    asked: 'käyttäjä pyysi',
    mistake: 'luotu vahingossa',
    unused: 'ei käyttöä 12 kuukauteen',
  } satisfies Record<RemovalReason | 'unused', string>,
  factors: {
    totp: 'todennussovellus',
    passkey: 'pääsyavain',
    recovery: 'varakoodit',
  } satisfies Record<FactorKind, string>,
  visitors: { client: 'asiakaskäynnit', partner: 'yhteistyökumppanien käynnit' },
  /** What was tried without the right to it. */
  actions: {
    push: 'kirjausten lähetys',
    read_own_details: 'omien tietojen katselu',
    accept_undertaking: 'sitoumuksen hyväksyminen',
    change_own_account: 'oman tunnuksen muuttaminen',
    read_arrivals: 'vilkkaiden aikojen katselu',
    read_tables: 'tilaston katselu',
    enrol_devices: 'tabletin käyttöönotto',
    read_devices: 'tablettien katselu',
    report_devices: 'tabletin ilmoittaminen kadonneeksi',
    revoke_devices: 'tabletin poistaminen käytöstä',
    read_users: 'käyttäjien katselu',
    manage_users: 'käyttäjien hallinta',
    manage_places: 'organisaatioiden ja pisteiden hallinta',
    manage_code_lists: 'koodistojen hallinta',
    read_audit: 'lokin katselu',
    publish_undertaking: 'sitoumuksen julkaiseminen',
    read_password_policy: 'salasanojen vaihdon asetusten katselu',
    propose_password_policy: 'salasanojen vaihdon ehdottaminen',
    approve_password_policy: 'salasanojen vaihdon hyväksyminen',
    read_contacts: 'yhteystietojen haku ja katselu',
    erase_contacts: 'yhteystietojen poistaminen',
    change_contacts: 'yhteystietojen muuttaminen',
    copy_contacts: 'kopion tekeminen yhteyshenkilölle',
    take_withdrawals: 'suostumuksen peruutuksen vastaanotto',
    manage_requests: 'pyyntöjen käsittely',
    make_own_requests: 'pyyntö omista tiedoista',
    read_retention: 'säilytysaikojen katselu',
    propose_retention: 'säilytysaikojen ehdottaminen',
    approve_retention: 'säilytysaikojen hyväksyminen',
    publish_notice: 'tietosuojaselosteen julkaiseminen',
    read_disclosures: 'luovutusten katselu',
    note_disclosures: 'luovutuksen kirjaaminen',
    read_risk: 'riskiraporttien katselu',
    decide_risk: 'odottavan jakson ratkaiseminen',
    propose_policy: 'julkaisusääntöjen ehdottaminen',
    approve_policy: 'julkaisusääntöjen hyväksyminen',
    keep_views: 'lukunäkymien tallentaminen',
  } as Partial<Record<Action, string>>,
  requestRights: {
    access: 'tietojen saanti',
    rectify: 'oikaisu',
    erase: 'poistaminen',
    restrict: 'rajoittaminen',
    object: 'vastustaminen',
    withdraw: 'suostumuksen peruutus',
    narrow: 'suostumuksen supistaminen',
  },
  erasures: {
    withdrawn: 'suostumus peruttiin',
    asked: 'henkilön pyynnöstä',
    mistake: 'kirjausvirhe',
    outdated: 'tieto vanhentunut',
    voided: 'kirjaus peruttiin tabletilla',
  },
  stores: { register: 'rekisteri', live: 'avoimet kirjaukset', release: 'julkaistut tilastot', keys: 'avaimet' },
  acts: {
    proposed: 'ehdotettiin',
    approved: 'hyväksyttiin',
    ended: 'lopetettiin',
    answered: 'vastattiin',
    refused: 'kieltäydyttiin',
    opened: 'avattiin',
    identified: 'henkilöllisyys tarkistettiin',
    linked: 'yhteystiedot liitettiin',
    extended: 'määräaikaa pidennettiin',
    deleted: 'poistettiin',
    discarded: 'hylättiin',
    destroyed: 'merkittiin hävitetyiksi',
    round: 'poistokierros hyväksyttiin',
    least: 'vain suppeimmat taulukot',
    nothing: 'ei taulukoita',
  },
  stops: { clock: 'kello on voinut siirtyä', share: 'poistettavia oli epätavallisen paljon' },
  events: {
    set_up: ({ place, n }) => `otti järjestelmän käyttöön: ${place}, ${times(n, 'neuvontapiste', 'neuvontapistettä')}`,
    user_created: ({ of, role }) => `lisäsi käyttäjän${of} (${role})`,
    password_set: ({ of }) => `asetti salasanan${of}`,
    signed_in: ({ of }) => `kirjautui sisään${of}`,
    sign_in_refused: ({ of }) =>
      of === '' ? 'yritti kirjautua tuntemattomalla tunnuksella' : `yritti kirjautua tunnuksella${of}`,
    signed_out: ({ of }) => `kirjautui ulos${of}`,
    device_code_made: ({ place }) => `loi tabletin käyttöönottokoodin: ${place}`,
    device_enrolled: ({ place }) => `otettiin käyttöön: ${place}`,
    device_revoked: ({ place }) => `poisti tabletin käytöstä: ${place}`,
    device_named: ({ place }) => `nimesi tabletin: ${place}`,
    device_reported_lost: ({ place }) => `ilmoitti tabletin kadonneeksi: ${place}`,
    access_changed: ({ of, role, reason }) => `muutti käyttöoikeutta${of} (${role}, peruste: ${reason})`,
    access_ended: ({ of }) => `päätti käyttöoikeuden${of}`,
    access_reviewed: ({ of }) => `tarkisti käyttöoikeuden${of}`,
    invited: ({ of }) => `kutsui käyttäjän${of}`,
    reset_begun: ({ of }) => `antoi koodin salasanan vaihtoon${of}`,
    details_changed: ({ of }) => `muutti käyttäjän tietoja${of}`,
    deletion_asked: ({ of }) => `pyysi tunnuksen poistamista${of}`,
    deletion_withdrawn: ({ of }) => `perui pyynnön tunnuksen poistamisesta${of}`,
    user_deleted: ({ of, reason }) => `poisti käyttäjän${of} (${reason})`,
    undertaking_accepted: ({ of, version }) => `hyväksyi sitoumuksen version ${version}${of}`,
    undertaking_published: ({ version }) => `julkaisi sitoumuksen version ${version}`,
    factor_added: ({ of, factor }) => `otti käyttöön tunnisteen: ${factor}${of}`,
    factor_removed: ({ of, factor }) => `poisti tunnisteen: ${factor}${of}`,
    recovery_used: ({ of }) => `käytti varakoodin${of}`,
    identity_linked: ({ of }) => `liitti organisaation oman kirjautumisen${of}`,
    stepped_up: ({ of }) => `vahvisti kirjautumisen uudelleen${of}`,
    session_ended: ({ of, n }) => `päätti ${times(n, 'istunnon', 'istuntoa')}${of}`,
    gate_opened: ({ of }) => `sai avata tabletin lukon ilman verkkoa${of}`,
    gate_ended: ({ of }) => `päätti luvan avata tabletin lukko${of}`,
    refused: ({ action }) => `yritti ilman oikeutta: ${action}`,
    organisation_saved: ({ place }) => `tallensi organisaation: ${place}`,
    area_saved: ({ place }) => `tallensi alueen: ${place}`,
    point_saved: ({ place }) => `tallensi neuvontapisteen: ${place}`,
    point_closed: ({ place }) => `sulki neuvontapisteen: ${place}`,
    code_list_published: ({ version }) => `julkaisi koodiston version ${version}`,
    factor_required: ({ role }) => `asetti toisen tunnisteen pakolliseksi: ${role}`,
    factor_not_required: ({ role }) => `poisti toisen tunnisteen pakollisuuden: ${role}`,
    password_policy: ({ act }) => `salasanojen pakollinen vaihto: ${act}`,
    audit_read: ({ n }) => `avasi lokin (${times(n, 'rivi', 'riviä')})`,
    audit_segment_removed: ({ period, n }) => `poisti vanhan lokin: ${period}, ${times(n, 'rivi', 'riviä')}`,
    retention: ({ n }) => `poisti vanhentuneet tiedot: ${times(n, 'kohde', 'kohdetta')}`,
    retention_stopped: ({ reason }) => `jätti vanhentuneet tiedot poistamatta: ${reason}`,
    contacts_searched: ({ n }) => `haki yhteystietoja (${times(n, 'tulos', 'tulosta')})`,
    contact_viewed: () => 'avasi yhteystiedot',
    contact_corrected: () => 'korjasi yhteystietoja',
    contact_narrowed: () => 'poisti yhteystiedoista yhden tiedon',
    contact_restricted: () => 'rajoitti yhteystietojen käyttöä',
    contact_unrestricted: () => 'päätti yhteystietojen käytön rajoituksen',
    contact_copied: () => 'antoi henkilölle jäljennöksen tiedoista',
    contact_told: ({ version }) => `kertoi yhteyshenkilölle selosteen versiosta ${version}`,
    contact_erased: ({ contact, reason }) => `poisti yhteystiedot ${contact} (${reason})`,
    withdrawal_taken: () => 'otti vastaan suostumuksen peruutuksen',
    request_noted: ({ act }) => `kirjasi pyynnön (${act})`,
    request_changed: ({ act }) => `käsitteli pyyntöä: ${act}`,
    notice_published: ({ version }) => `julkaisi tietosuojaselosteen version ${version}`,
    disclosed: () => 'kirjasi tilastojen luovutuksen',
    risk_decided: ({ visitor, period, act }) => `ratkaisi odottaneen tilaston: ${visitor}, ${period}, ${act}`,
    risk_assessed: () => 'kirjasi, että tilastojen suoja on arvioitu',
    close_narrowed: ({ visitor, period }) =>
      `julkaisi suojan vuoksi aiottua vähemmän taulukoita: ${visitor}, ${period}`,
    policy: ({ act }) => `julkaisusäännöt: ${act}`,
    disclosures_read: ({ n }) => `avasi luovutusluettelon (${times(n, 'rivi', 'riviä')})`,
    retention_settings: ({ act }) => `säilytysajat: ${act}`,
    contacts_expired: ({ n }) => `poisti vanhentuneita yhteystietoja ja pyyntöjä: ${times(n, 'kohde', 'kohdetta')}`,
    transport_key_made: () => 'loi uuden avaimen yhteystietojen salaukseen',
    backed_up: ({ store, n }) => `varmuuskopioi ja tarkisti: ${store} (${times(n, 'rivi', 'riviä')})`,
    restored: ({ n }) => `palautti varmuuskopion; poistot tehtiin uudelleen: ${times(n, 'kohde', 'kohdetta')}`,
    folded: ({ n, arrivals }) => `laski tilastoon: käyntejä ${n}, saapumisia ${arrivals}`,
    closed: ({ visitor, period }) => `julkaisi tilaston: ${visitor}, ${period}`,
  } satisfies Record<AuditEventName, (facts: AuditFacts) => string>,
}

type Widened<W> = W extends string
  ? string
  : W extends (...values: infer V) => string
    ? (...values: V) => string
    : { readonly [K in keyof W]: Widened<W[K]> }

export type Words = Widened<typeof words>
