// The undertaking of use and confidentiality that everybody accepts before anything else opens (C15, C18, B16): the text
// that stands until the data protection officer publishes another.
import { Day } from '../day.ts'
import type { Undertaking } from './user.ts'

const fi = `Tukkimies on neuvontapisteiden kirjauspalvelu. Saat siihen oman tunnuksen työtehtävääsi tai harjoitteluasi varten. Hyväksymällä tämän sitoumuksen sitoudut seuraavaan.

Salassapito. Pidät salassa sen, mitä saat työssäsi tietää asiakkaista, yhteistyökumppanien yhteyshenkilöistä ja palvelun käyttäjistä ja mikä ei ole julkista. Tämä koskee myös sitä, mitä kuulet tai näet neuvontapisteellä, eikä vain sitä, mitä kirjataan.

Salassapito jatkuu. Vaitiolovelvollisuutesi ei pääty, kun työtehtäväsi, sijaisuutesi tai harjoittelusi päättyy tai kun tunnuksesi poistetaan.

Käynneistä ei kirjata henkilötietoja. Kirjaat käynnistä vain annetut vaihtoehdot. Et kirjoita minnekään asiakkaan nimeä, henkilötunnusta, yhteystietoja etkä muuta, mistä hänet voi tunnistaa.

Oma tunnus. Käytät palvelua vain omalla tunnuksellasi ja vain työtehtäviisi. Et kerro salasanaasi kenellekään etkä jätä laitetta auki muiden käyttöön. Kadonneesta laitteesta ja muusta poikkeamasta ilmoitat heti pääkäyttäjälle.

Käytöstä jää merkintä. Kirjautumisista ja ylläpitotoimista jää merkintä käyttölokiin. Lokia lukevat tietosuojavastaava ja, oman organisaationsa osalta, pääkäyttäjä. Yksittäisiä käyntejä lokissa ei ole, eikä käynnin kirjaajaa tallenneta.

Omat tietosi. Näet, korjaat ja voit ladata omat tietosi kohdassa Omat tiedot. Tunnus poistetaan 12 kuukauden kuluttua viimeisestä kirjautumisesta tai aiemmin, jos tehtäväsi päättyy tai pyydät sitä.

Jos et tiedä, saako jonkin asian kirjata tai kertoa, kysy ensin: pääkäyttäjältä, esihenkilöltäsi tai organisaatiosi tietosuojavastaavalta.`

const sv = `Tukkimies är en tjänst för statistik vid rådgivningspunkter. Du får ett eget användarkonto för din arbetsuppgift eller din praktik. När du godkänner den här förbindelsen förbinder du dig till följande.

Tystnadsplikt. Du håller hemligt det som du i ditt arbete får veta om klienter, samarbetspartners kontaktpersoner och tjänstens användare och som inte är offentligt. Det gäller också sådant som du hör eller ser vid rådgivningspunkten, inte bara det som antecknas.

Tystnadsplikten fortsätter. Din tystnadsplikt upphör inte när din uppgift, ditt vikariat eller din praktik tar slut eller när ditt konto tas bort.

Om besök antecknas inga personuppgifter. Du antecknar bara de givna alternativen. Du skriver ingenstans en klients namn, personbeteckning eller kontaktuppgifter eller något annat som klienten kan kännas igen på.

Eget konto. Du använder tjänsten bara med ditt eget konto och bara för dina arbetsuppgifter. Du berättar inte ditt lösenord för någon och lämnar inte enheten öppen för andra. Om en enhet försvinner eller något annat avviker meddelar du genast huvudanvändaren.

Användningen loggas. Inloggningar och administrativa åtgärder antecknas i användningsloggen. Loggen läses av dataskyddsombudet och, för den egna organisationens del, av huvudanvändaren. Enskilda besök finns inte i loggen, och det sparas inte vem som antecknat ett besök.

Dina egna uppgifter. Du ser, rättar och kan ladda ned dina uppgifter under Mina uppgifter. Kontot tas bort 12 månader efter den senaste inloggningen, eller tidigare om din uppgift upphör eller du ber om det.

Om du inte vet om du får anteckna eller berätta något, fråga först: huvudanvändaren, din chef eller organisationens dataskyddsombud.`

const en = `Tukkimies is a service for counting visits at advice points. You get an account of your own for your task or your placement. By accepting this undertaking you commit yourself to the following.

Confidentiality. You keep secret what you learn in your work about clients, about contact persons of partners and about users of the service and what is not public. This also holds for what you hear or see at the advice point, not only for what is recorded.

Confidentiality continues. Your duty of confidentiality does not end when your task, your substitution or your placement ends, nor when your account is deleted.

No personal data of visits. Of a visit you record only the given choices. Nowhere do you write a client's name, personal identity code, contact details or anything else by which the client could be recognised.

Your own account. You use the service only with your own account and only for your tasks. You tell nobody your password and leave no device open for others. If a device is lost or something else goes wrong, you tell the main user at once.

Use is logged. Log-ins and acts of administration are noted in the use log. It is read by the data protection officer and, for the own organisation, by the main user. Single visits are not in the log, and who recorded a visit is not stored.

Your own details. You see, correct and can download your details under My details. The account is deleted 12 months after the last log-in, or earlier if your task ends or you ask for it.

If you do not know whether something may be recorded or told, ask first: the main user, your superior or your organisation's data protection officer.`

/** Version 1, in force wherever no later version was published. */
export const firstUndertaking: Undertaking = {
  version: 1,
  first: Day.parse('2026-01-01'),
  texts: { fi, sv, en },
}
